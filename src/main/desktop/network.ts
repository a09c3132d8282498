import { net } from 'electron';

/** Whether the system has a network at all; that Keito can be reached over it is not said. */
export function isOnline(): boolean {
  return net.isOnline();
}
