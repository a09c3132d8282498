import { describe, expect, it } from 'vitest';
import {
  idleSources,
  newRecord,
  secondsBy,
  viewOf,
  withAnswer,
  type IdleRecord,
  type Session,
} from '../../../src/main/core/idle-source';
import type { IdleSource } from '../../../src/shared/snapshot';

const X11: Session = { platform: 'linux', isWayland: false, drawsOnWayland: false };
const XWAYLAND: Session = { platform: 'linux', isWayland: true, drawsOnWayland: false };
const WAYLAND: Session = { platform: 'linux', isWayland: true, drawsOnWayland: true };

/** The record after answers, each `everyMs` after the one before. */
const after = (source: IdleSource, values: readonly number[], everyMs = 1_000): IdleRecord =>
  values.reduce((record, value, index) => withAnswer(record, value, index * everyMs), newRecord(source));

describe('which sources are asked, and in which order', () => {
  it('is the system alone on macOS and Windows', () => {
    for (const platform of ['darwin', 'win32'])
      expect(idleSources({ platform, isWayland: false, drawsOnWayland: false })).toEqual(['system']);
  });

  it('is the system first under X, then Mutter, then the screen saver', () => {
    expect(idleSources(X11)).toEqual(['system', 'mutter', 'screensaver']);
  });

  it('is never the system for an X program under Wayland: it hears only of input to X programs', () => {
    expect(idleSources(XWAYLAND)).toEqual(['mutter', 'screensaver']);
  });

  it('is the system last where Electron itself speaks Wayland', () => {
    expect(idleSources(WAYLAND)).toEqual(['mutter', 'screensaver', 'system']);
  });
});

describe('what is believed of an answer', () => {
  const seconds = (source: IdleSource, values: readonly number[], session: Session, everyMs?: number) =>
    secondsBy(source, after(source, values, everyMs), values.at(-1) ?? 0, session);

  it('is what the system says under X, from the first answer on', () => {
    expect(seconds('system', [0], X11)).toBe(0);
    expect(seconds('system', [412], X11)).toBe(412);
  });

  it('is what Mutter says, in milliseconds cut to whole seconds', () => {
    expect(seconds('mutter', [0], WAYLAND)).toBe(0);
    expect(seconds('mutter', [61_999], WAYLAND)).toBe(61);
  });

  it.each(['system', 'mutter'] as const)('is %s no more after forty looks that all said 0', (source) => {
    const zeros = (count: number) => Array.from({ length: count }, () => 0);
    expect(seconds(source, zeros(39), X11)).toBe(0);
    expect(seconds(source, zeros(40), X11)).toBeNull();
    // It counts after all.
    expect(seconds(source, [...zeros(40), 5_000], X11)).not.toBeNull();
    expect(seconds(source, [7_000, ...zeros(60)], X11)).toBe(0);
  });

  it('counts looks in the same second as one', () => {
    const zeros = Array.from({ length: 100 }, () => 0);
    expect(seconds('system', zeros, X11, 100)).toBe(0);
  });

  it('is nothing of Electron under Wayland until it has counted once', () => {
    expect(seconds('system', [0], WAYLAND)).toBeNull();
    expect(seconds('system', [0, 0, 3], WAYLAND)).toBe(3);
    expect(seconds('system', [3, 0], WAYLAND)).toBe(0);
  });

  it('is nothing of a screen saver that says 0 for ever, as KWin does under Wayland', () => {
    expect(seconds('screensaver', [0, 0, 0, 0], WAYLAND)).toBeNull();
  });

  it('takes the screen saver for milliseconds when it counts a thousand a second, as KDE does', () => {
    expect(seconds('screensaver', [2_000], X11)).toBeNull();
    expect(seconds('screensaver', [2_000, 17_000], X11, 15_000)).toBe(17);
  });

  it('takes it for seconds when it counts one a second, twice in a row', () => {
    expect(seconds('screensaver', [2, 17], X11, 15_000)).toBeNull();
    expect(seconds('screensaver', [2, 17, 32], X11, 15_000)).toBe(32);
  });

  it('is not misled by an input between two looks', () => {
    // Milliseconds, and touched so that the two looks seem 14 apart in 15 s.
    expect(seconds('screensaver', [2_000, 2_014], X11, 15_000)).toBeNull();
    expect(seconds('screensaver', [2_000, 2_014, 17_014], X11, 15_000)).toBe(17);
    // Seconds, touched in between.
    expect(seconds('screensaver', [40, 5], X11, 15_000)).toBeNull();
  });

  it('learns better: what goes on by a thousand a second never was seconds', () => {
    const misled = after('screensaver', [2_000, 2_014, 2_028, 17_028], 15_000);
    expect(secondsBy('screensaver', misled, 17_028, X11)).toBe(17);
  });
});

describe('what is said of it', () => {
  it('names the source in use, else why there is none', () => {
    expect(viewOf({ chosen: 'mutter', hasAnswered: true, hasBus: true })).toEqual({ kind: 'mutter' });
    const none = { chosen: null, hasBus: true };
    expect(viewOf({ ...none, hasAnswered: true })).toEqual({ kind: 'none', reason: 'silent' });
    expect(viewOf({ ...none, hasAnswered: false })).toEqual({ kind: 'none', reason: 'nobody' });
    expect(viewOf({ chosen: null, hasAnswered: false, hasBus: false })).toEqual({
      kind: 'none',
      reason: 'no-bus',
    });
  });
});
