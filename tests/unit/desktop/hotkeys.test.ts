import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Hotkeys } from '../../../src/main/desktop/hotkeys';

/**
 * The system's side of hotkeys, which this machine cannot make lose or refuse one after it had it. That a real system
 * tells of neither is what `restore` is for.
 */
const system = vi.hoisted(() => ({
  registered: new Map<string, () => void>(),
  refuses: new Set<string>(),
}));
vi.mock('electron', () => ({
  globalShortcut: {
    register: (accelerator: string, fire: () => void) => {
      if (system.refuses.has(accelerator) || system.registered.has(accelerator)) return false;
      system.registered.set(accelerator, fire);
      return true;
    },
    unregister: (accelerator: string) => system.registered.delete(accelerator),
    isRegistered: (accelerator: string) => system.registered.has(accelerator),
    unregisterAll: () => system.registered.clear(),
  },
}));

const fired: string[] = [];
let changes = 0;
let now = 0;
let hotkeys: Hotkeys;

beforeEach(() => {
  system.registered.clear();
  system.refuses.clear();
  fired.length = 0;
  changes = 0;
  hotkeys = new Hotkeys(
    (name) => fired.push(name),
    () => (changes += 1),
    () => now,
  );
  hotkeys.set('toggle', 'Ctrl+K');
  hotkeys.set('newEntry', 'Ctrl+J');
});

const fire = (accelerator: string): void => system.registered.get(accelerator)?.();
/** Long after any other. */
const press = (accelerator: string): void => {
  now += 10_000;
  fire(accelerator);
};
const firedAfter = (accelerator: string, delays: readonly number[]): void => {
  for (const ms of delays) {
    now += ms;
    fire(accelerator);
  }
};

describe('a hotkey that is held', () => {
  it('is one press, however long', () => {
    press('Ctrl+K');
    firedAfter('Ctrl+K', [661, ...Array.from({ length: 60 }, () => 40)]);
    expect(fired).toEqual(['toggle']);
    firedAfter('Ctrl+K', [750]);
    expect(fired).toEqual(['toggle', 'toggle']);
  });

  it('holds up no other, and none that opens the window', () => {
    press('Ctrl+K');
    firedAfter('Ctrl+J', [100, 100]);
    expect(fired).toEqual(['toggle', 'newEntry', 'newEntry']);
  });

  it('is a new press once hotkeys are not only checked any more', () => {
    hotkeys.check(true);
    press('Ctrl+K');
    hotkeys.check(false);
    firedAfter('Ctrl+K', [100]);
    expect(fired).toEqual(['toggle']);
  });
});

it('hotkeys that are checked show that they arrive, and do nothing', () => {
  hotkeys.check(true);
  press('Ctrl+K');
  expect(hotkeys.states.toggle).toBe('confirmed');
  expect(fired).toEqual([]);
  hotkeys.check(false);
  press('Ctrl+K');
  expect(fired).toEqual(['toggle']);
});

describe('after the computer slept', () => {
  it('hotkeys that the system lost work again, and one that was proven stays so', () => {
    press('Ctrl+K');
    system.registered.clear();
    hotkeys.restore();
    expect(hotkeys.states).toEqual({ toggle: 'confirmed', newEntry: 'registered' });
    press('Ctrl+K');
    press('Ctrl+J');
    expect(fired).toEqual(['toggle', 'toggle', 'newEntry']);
  });

  it('a press is a new one, however soon it comes', () => {
    press('Ctrl+K');
    hotkeys.restore();
    firedAfter('Ctrl+K', [100]);
    expect(fired).toEqual(['toggle', 'toggle']);
  });

  it('those that are still there fire once', () => {
    hotkeys.restore();
    expect([...system.registered.keys()].sort()).toEqual(['Ctrl+J', 'Ctrl+K']);
    press('Ctrl+J');
    expect(fired).toEqual(['newEntry']);
  });

  it('one that another program took meanwhile is said to be refused, and tried again the next time', () => {
    press('Ctrl+K');
    system.registered.clear();
    system.refuses.add('Ctrl+K');
    const before = changes;
    hotkeys.restore();
    expect(hotkeys.states).toEqual({ toggle: 'refused', newEntry: 'registered' });
    expect(changes).toBeGreaterThan(before);
    system.refuses.clear();
    hotkeys.restore();
    expect(hotkeys.states.toggle).toBe('registered');
    press('Ctrl+K');
    expect(hotkeys.states.toggle).toBe('confirmed');
  });

  it('one that was refused at the start is tried again', () => {
    hotkeys.set('toggle', '');
    system.refuses.add('Ctrl+T');
    expect(hotkeys.set('toggle', 'Ctrl+T')).toBe(false);
    system.refuses.clear();
    hotkeys.restore();
    expect(hotkeys.states.toggle).toBe('registered');
  });

  it('none fires while one is being recorded, nor one that is off', () => {
    hotkeys.set('newEntry', '');
    hotkeys.pause(true);
    hotkeys.restore();
    expect([...system.registered.keys()]).toEqual([]);
    hotkeys.pause(false);
    hotkeys.restore();
    expect([...system.registered.keys()]).toEqual(['Ctrl+K']);
  });
});
