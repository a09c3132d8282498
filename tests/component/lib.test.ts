import { describe, expect, test } from 'vitest';
import { acceleratorKeys, areSameKeys, recordKeys, type KeyPress } from '../../src/renderer/lib/accelerator';
import { projectColor } from '../../src/renderer/lib/colors';
import { viewOf } from '../../src/renderer/lib/keys';
import { showSpan } from '../../src/renderer/lib/labels';
import { matchingPlaces, placesOf } from '../../src/renderer/lib/places';
import { buildStrip } from '../../src/renderer/lib/strip';
import { at, catalogue, entry, review, running, website } from './support/data';

const ZONE = 'Europe/Berlin';
const TODAY = '2026-05-22';

describe('the strip of the day', () => {
  const strip = (entries: Parameters<typeof buildStrip>[0], now = at(14, 0)): ReturnType<typeof buildStrip> =>
    buildStrip(entries, ZONE, TODAY, now, { workStart: null, isRunning: true });

  test('spans at least the usual hours', () => {
    expect(strip([]).hours.map(({ hour }) => hour)).toEqual([9, 11, 13, 15, 17]);
    expect(strip([]).now).toBe(62.5);
  });

  test('grows to hold early and late entries', () => {
    const { hours, blocks } = strip([entry({ startTime: '06:30', endTime: '07:00' })]);
    expect(hours[0]).toEqual({ hour: 6, left: 0 });
    expect(blocks[0]?.left).toBeCloseTo((30 / (11 * 60)) * 100);
  });

  test('places blocks in the order of the day with the pauses between them', () => {
    const { blocks, gaps } = strip([review, entry()]);
    expect(blocks.map(({ entry: { id } }) => id)).toEqual(['checkout', 'review']);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.left).toBeCloseTo(((11 * 60 + 58 - 540) / 480) * 100);
    expect(gaps[0]?.width).toBeCloseTo((22 / 480) * 100);
  });

  test('draws no pause under another entry, and none that is too short to see', () => {
    const long = entry({ id: 'long', startTime: '09:00', endTime: '12:00' });
    const within = entry({ id: 'within', startTime: '09:30', endTime: '10:00' });
    const next = entry({ id: 'next', startTime: '12:04', endTime: '13:00' });
    expect(strip([long, within, next]).gaps).toEqual([]);
  });

  test('lets a running timer reach to now', () => {
    const [block] = strip([running], at(14, 0)).blocks;
    expect((block?.left ?? 0) + (block?.width ?? 0)).toBeCloseTo(62.5);
  });

  test('begins a timer that runs since yesterday at midnight', () => {
    const [block] = strip([entry({ startedAt: at(0, 0) - 3_600_000, endTime: null })], at(1, 0)).blocks;
    expect(block?.left).toBe(0);
  });

  test('leaves out entries whose time of day is not known', () => {
    expect(strip([entry({ startTime: null, endTime: null })]).blocks).toEqual([]);
  });

  test('ends an entry that runs past midnight at the end of the day', () => {
    const { blocks } = strip([entry({ startTime: '23:00', endTime: '01:00' })]);
    expect((blocks[0]?.left ?? 0) + (blocks[0]?.width ?? 0)).toBeCloseTo(100);
  });
});

describe('hotkeys', () => {
  const press = (changes: Partial<KeyPress>): KeyPress => ({
    key: 'k',
    code: 'KeyK',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...changes,
  });

  test.each([
    [{ ctrlKey: true, shiftKey: true, key: 'K' }, 'linux', 'Control+Shift+K'],
    [{ metaKey: true, shiftKey: true }, 'darwin', 'Command+Shift+K'],
    [{ metaKey: true, altKey: true }, 'win32', 'Super+Alt+K'],
    [{ ctrlKey: true, altKey: true, key: '˚' }, 'darwin', 'Control+Alt+K'],
    [{ ctrlKey: true, altKey: true, key: 'z', code: 'KeyY' }, 'linux', 'Control+Alt+Z'],
    [{ ctrlKey: true, altKey: true, key: ' ', code: 'Space' }, 'linux', 'Control+Alt+Space'],
    [{ ctrlKey: true, altKey: true, key: '+', code: 'BracketRight' }, 'linux', 'Control+Alt+Plus'],
    [{ ctrlKey: true, altKey: true, key: '1', code: 'Numpad1' }, 'linux', 'Control+Alt+num1'],
    [{ ctrlKey: true, key: 'F9', code: 'F9' }, 'linux', 'Control+F9'],
    [{ key: 'F13', code: 'F13' }, 'linux', 'F13'],
  ])('%o on %s is %s', (changes, platform, accelerator) => {
    expect(recordKeys(press(changes), platform)).toEqual({ kind: 'accelerator', accelerator });
  });

  test.each([
    [{ key: 'Control', ctrlKey: true }, 'incomplete'],
    [{ shiftKey: true }, 'needs-modifier'],
    [{}, 'needs-modifier'],
    [{ ctrlKey: true, key: 'ß', code: 'Minus' }, 'unknown'],
  ])('%o is %s', (changes, kind) => {
    expect(recordKeys(press(changes), 'linux')).toEqual({ kind });
  });

  test.each([
    [{ ctrlKey: true, key: 'c', code: 'KeyC' }, 'Control+C'],
    [{ metaKey: true, key: 'v', code: 'KeyV' }, 'Super+V'],
    [{ altKey: true, key: 'Tab', code: 'Tab' }, 'Alt+Tab'],
    [{ key: 'F12', code: 'F12' }, 'F12'],
  ])('%o is missed elsewhere: %s needs a second modifier', (changes, accelerator) => {
    expect(recordKeys(press(changes), 'linux')).toEqual({ kind: 'needs-second', accelerator });
  });

  test('are the same however they are spelled', () => {
    expect(areSameKeys('CommandOrControl+Shift+K', 'Shift+Control+K', 'linux')).toBe(true);
    expect(areSameKeys('CommandOrControl+Shift+K', 'Control+Shift+K', 'darwin')).toBe(false);
    expect(areSameKeys('CommandOrControl+Shift+K', 'Command+Shift+K', 'darwin')).toBe(true);
    expect(areSameKeys('Control+Shift+K', 'Control+Shift+J', 'linux')).toBe(false);
    expect(areSameKeys('', 'Control+Shift+J', 'linux')).toBe(false);
  });

  test('are shown as the keys of the machine', () => {
    expect(acceleratorKeys('CommandOrControl+Alt+Up', 'darwin')).toEqual(['⌘', '⌥', '↑']);
    expect(acceleratorKeys('CommandOrControl+Shift+K', 'win32')).toEqual(['Ctrl', 'Shift', 'K']);
    expect(acceleratorKeys('', 'linux')).toEqual([]);
  });
});

test.each([
  [59, '59 s'],
  [32 * 60 + 40, '32 min'],
  [7_200, '2 h'],
  [7_500, '2 h 5 min'],
])('%i seconds are said as %s', (seconds, words) => {
  expect(showSpan(seconds)).toBe(words);
});

test('places are found by every word, accents and case aside, also by the code of the project', () => {
  const projects = [{ ...website, name: 'Café', code: 'CF-1' }, ...catalogue.projects];
  const labels = (search: string): string[] =>
    matchingPlaces(placesOf(projects), search).map(({ label }) => label);
  expect(labels('cafe DESIGN')).toEqual(['Acme › Café / Design']);
  expect(labels('cf-1')).toHaveLength(2);
  expect(labels('acme nothing')).toEqual([]);
  const street = placesOf([{ ...website, name: 'Lange Straße' }]);
  expect(matchingPlaces(street, 'STRASSE design')).toHaveLength(1);
  expect(matchingPlaces(street, 'straße design')).toHaveLength(1);
  expect(matchingPlaces(placesOf([{ ...website, isActive: false }]), '')).toEqual([]);
});

test('a project without a colour of its own always gets the same one', () => {
  const first = projectColor({ projectId: 'a', color: null });
  expect(projectColor({ projectId: 'a', color: null })).toBe(first);
  expect(first).toMatch(/^var\(--p\d\)$/);
  expect(projectColor({ projectId: 'a', color: '#123456' })).toContain('#123456');
});

describe('the view of a key', () => {
  const press = (key: string, code: string, held: KeyboardEventInit = { ctrlKey: true }) =>
    viewOf(new KeyboardEvent('keydown', { key, code, ...held }));

  test.each([
    ['1', 'Digit1', 'today'],
    ['&', 'Digit1', 'today'],
    ['é', 'Digit2', 'week'],
    ['"', 'Digit3', 'expenses'],
    ["'", 'Digit4', 'reports'],
    ['(', 'Digit5', 'more'],
    ['Dead', 'Digit5', 'more'],
    ['٢', 'Numpad2', 'week'],
    // A keyboard on which the digits are in another order says itself which one it is.
    ['5', 'Digit3', 'more'],
    [',', 'KeyM', 'settings'],
  ])('%s on %s is that of %s', (key, code, view) => {
    expect(press(key, code)).toBe(view);
    expect(press(key, code, { metaKey: true })).toBe(view);
  });

  test.each([
    ['-', 'Digit6'],
    ['&', 'Comma'],
    ['End', 'Numpad1'],
    ['ArrowLeft', 'Numpad4'],
  ])('%s on %s is none', (key, code) => expect(press(key, code)).toBeNull());

  test.each<KeyboardEventInit>([{}, { ctrlKey: true, shiftKey: true }, { ctrlKey: true, altKey: true }])(
    'with %o it is none',
    (held) => expect(press('&', 'Digit1', held)).toBeNull(),
  );
});
