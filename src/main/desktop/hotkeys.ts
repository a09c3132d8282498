import { globalShortcut } from 'electron';
import type { HotkeyState } from '../../shared/snapshot';

export type HotkeyName = 'toggle' | 'newEntry';

/**
 * A key that is held is fired again and again by X11 and Windows (electron/electron#20567), first after 250 to 1,000 ms as
 * the person has set it (660 ms on X11, 500 ms on most desktops), then every few ms. What follows the last firing closer
 * than this is the same press.
 */
const SAME_PRESS_MS = 750;

/**
 * The global hotkeys. That the system takes a registration proves nothing on Wayland: a hotkey counts as confirmed
 * only once it has fired.
 */
export class Hotkeys {
  readonly #fire: (name: HotkeyName) => void;
  readonly #onChange: () => void;
  readonly #steady: () => number;
  readonly #held = new Map<HotkeyName, string>();
  /** What was asked for, refused or not. */
  readonly #wanted = new Map<HotkeyName, string>();
  /** When the system told of a toggle last, for a new press or not, by the steady clock. */
  #toggledAt: number | null = null;
  #isPaused = false;
  /** They only show that they arrive. */
  #isChecking = false;
  readonly #states: Record<HotkeyName, HotkeyState> = { toggle: 'off', newEntry: 'off' };

  /** `steady`: ms that nobody sets. */
  constructor(fire: (name: HotkeyName) => void, onChange: () => void, steady: () => number) {
    this.#fire = fire;
    this.#onChange = onChange;
    this.#steady = steady;
  }

  get states(): Readonly<Record<HotkeyName, HotkeyState>> {
    return { ...this.#states };
  }

  /** Sets one hotkey (an Electron accelerator; empty: off). False: the system refused it, and the old one is back. */
  set(name: HotkeyName, accelerator: string): boolean {
    const previous = this.#held.get(name) ?? '';
    this.pause(false);
    if (previous === accelerator) return this.#states[name] !== 'refused';
    if (previous !== '') globalShortcut.unregister(previous);
    this.#held.delete(name);
    if (accelerator === '') {
      this.#wanted.delete(name);
      this.#states[name] = 'off';
      return true;
    }
    if (this.#register(name, accelerator)) {
      this.#wanted.set(name, accelerator);
      return true;
    }
    if (previous !== '' && this.#register(name, previous)) return false;
    this.#wanted.set(name, accelerator);
    this.#states[name] = 'refused';
    return false;
  }

  /** While they are checked, hotkeys do nothing but show that they arrive. */
  check(isChecking: boolean): void {
    this.#isChecking = isChecking;
  }

  /** While paused no hotkey fires; which are set stays as it was. */
  pause(paused: boolean): void {
    this.#isPaused = paused;
    for (const [name, accelerator] of this.#held) {
      const isRegistered = globalShortcut.isRegistered(accelerator);
      if (paused && isRegistered) globalShortcut.unregister(accelerator);
      else if (!paused && !isRegistered) this.#register(name, accelerator);
    }
  }

  /**
   * Registers all of them anew: a system that slept or was locked may have lost them, and `isRegistered` tells only what
   * Electron asked for. One that was refused before is tried again.
   */
  restore(): void {
    if (this.#isPaused) return;
    // Nobody holds a key over a sleep, and what was fired before it says nothing of a press after it.
    this.#toggledAt = null;
    for (const [name, accelerator] of this.#wanted) {
      if (this.#held.has(name)) globalShortcut.unregister(accelerator);
      if (this.#register(name, accelerator)) continue;
      this.#held.delete(name);
      this.#states[name] = 'refused';
    }
    this.#onChange();
  }

  release(): void {
    globalShortcut.unregisterAll();
  }

  /** To open what is open already is nothing; to toggle twice undoes it. */
  #isNewToggle(): boolean {
    const [before, now] = [this.#toggledAt, this.#steady()];
    this.#toggledAt = now;
    return before === null || now - before >= SAME_PRESS_MS;
  }

  #register(name: HotkeyName, accelerator: string): boolean {
    const wasHeld = this.#held.get(name) === accelerator;
    const wasTaken = tryRegister(accelerator, () => {
      if (this.#states[name] !== 'confirmed') {
        this.#states[name] = 'confirmed';
        this.#onChange();
      }
      if (!this.#isChecking && (name !== 'toggle' || this.#isNewToggle())) this.#fire(name);
    });
    if (wasTaken) {
      if (!wasHeld || this.#states[name] !== 'confirmed') this.#states[name] = 'registered';
      this.#held.set(name, accelerator);
    }
    return wasTaken;
  }
}

/** `register` throws on a text that is no accelerator. */
function tryRegister(accelerator: string, fire: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, fire);
  } catch {
    return false;
  }
}
