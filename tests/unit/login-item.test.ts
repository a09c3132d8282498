import { describe, expect, it } from 'vitest';
import { LoginItem } from '../../src/main/login-item';

/** A system that keeps what it is told, unless it does not. */
function system(takes = true) {
  let isOn = false;
  let changes = 0;
  const item = new LoginItem({
    read: () => isOn,
    write: (wish) => {
      if (takes) isOn = wish;
    },
    onChange: () => (changes += 1),
  });
  return { item, changes: () => changes, turn: (to: boolean) => (isOn = to) };
}

describe('the start at login', () => {
  it('is what the system says, before and after it was told', () => {
    const { item, changes } = system();
    expect(item.isOn).toBe(false);
    expect(item.set(true)).toEqual({ ok: true, value: null });
    expect(item.isOn).toBe(true);
    expect(changes()).toBe(1);
  });

  it('is refused in words where the system does not take it', () => {
    const { item } = system(false);
    expect(item.set(true)).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('login items') as string },
    });
    expect(item.isOn).toBe(false);
    expect(item.set(false).ok).toBe(true);
  });

  it('says what the system said', () => {
    const item = new LoginItem({
      read: () => {
        throw new Error('unreadable');
      },
      write: () => {
        throw new Error('EROFS: read-only file system');
      },
      onChange: () => undefined,
    });
    expect(item.isOn).toBe(false);
    expect(item.set(true)).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('read-only') as string },
    });
  });
});
