import { uptime } from 'node:os';
import { powerMonitor } from 'electron';

/** Whole seconds since the last input anywhere on this machine. The only line that asks. */
export function systemIdleSeconds(): number {
  return powerMonitor.getSystemIdleTime();
}

/** Milliseconds since the machine was started, sleep included, to the hundredth of a second; nobody can set it. */
export function steadyMs(): number {
  return uptime() * 1000;
}

export interface PowerListener {
  readonly onSuspend: () => void;
  readonly onResume: () => void;
}

/** Sleep and wake. On Linux they come from logind and are missing where that is. */
export function watchPower({ onSuspend, onResume }: PowerListener): void {
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('shutdown', onSuspend);
  powerMonitor.on('resume', onResume);
}
