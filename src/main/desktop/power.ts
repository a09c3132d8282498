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
  readonly onPresence: (
    event: 'suspend' | 'resume' | 'lock' | 'unlock' | 'user-left' | 'user-back' | 'shutdown',
  ) => void;
}

/**
 * Sleep, screen locks and changes of the user. On Linux sleep comes from logind and is missing where that is; locks and
 * users are told on macOS and Windows only.
 */
export function watchPower({ onPresence }: PowerListener): void {
  powerMonitor.on('suspend', () => onPresence('suspend'));
  powerMonitor.on('shutdown', () => onPresence('shutdown'));
  powerMonitor.on('resume', () => onPresence('resume'));
  powerMonitor.on('lock-screen', () => onPresence('lock'));
  powerMonitor.on('unlock-screen', () => onPresence('unlock'));
  powerMonitor.on('user-did-resign-active', () => onPresence('user-left'));
  powerMonitor.on('user-did-become-active', () => onPresence('user-back'));
}
