import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trayModel } from '../../../src/main/desktop/tray-model';
import { trayRest, trayTitle } from '../../../src/main/desktop/tray-title';
import type { Preferences } from '../../../src/shared/settings';
import type { Snapshot } from '../../../src/shared/snapshot';
import { NINE } from '../core/support';
import { preferring, running, snapshot } from './support';

const TITLES = ['nothing', 'time', 'project', 'note', 'today'] as const;
const LATER = NINE + 3_727_999;

function onMac(
  menubar: Partial<Preferences['menubar']>,
  over: Partial<Snapshot> = {},
  others: Parameters<typeof preferring>[0] = {},
): Snapshot {
  return snapshot({
    ...{ platform: 'darwin', running, todaySeconds: 7_260 },
    ...preferring({ ...others, menubar }),
    ...over,
  });
}

describe('the title beside the icon', () => {
  it.each([
    ['nothing', false, ''],
    ['time', false, '1:03'],
    ['time', true, '1:03:07'],
    ['project', false, 'Website'],
    ['note', false, 'note'],
    ['today', false, '3:03'],
    ['today', true, '3:03:07'],
  ] as const)('%s, seconds %s', (title, seconds, expected) => {
    expect(trayTitle(onMac({ title, seconds }), LATER)).toBe(expected);
  });

  it('is a decimal where durations are, without seconds', () => {
    const decimal = { formats: { duration: 'decimal' as const } };
    expect(trayTitle(onMac({ title: 'time', seconds: true }, {}, decimal), LATER)).toBe('1.05');
  });

  it('is the project where there is no note, and the time where there is no name', () => {
    const unnamed = { ...running, notes: ' \n ' };
    expect(trayTitle(onMac({ title: 'note' }, { running: unnamed }), LATER)).toBe('Website');
    const bare = { ...unnamed, projectName: '' };
    expect(trayTitle(onMac({ title: 'note' }, { running: bare }), LATER)).toBe('1:03');
  });

  it('leaves room in the menu bar', () => {
    const long = { ...running, notes: 'a very long note that goes on and on' };
    expect(trayTitle(onMac({ title: 'note' }, { running: long }), LATER)).toBe('a very long note that g…');
  });

  it('is the time where names are hidden', () => {
    for (const title of ['project', 'note'] as const)
      expect(trayTitle(onMac({ title }, {}, { privacy: { names: 'hidden' } }), LATER)).toBe('1:03');
  });

  it('is empty while nothing runs, but for today’s total', () => {
    const titles = TITLES.map((title) => trayTitle(onMac({ title }, { running: null }), LATER));
    expect(titles).toEqual(['', '', '', '', '2:01']);
  });

  it.each(['linux', 'win32'])('is empty on %s, which shows none', (platform) => {
    for (const title of TITLES) expect(trayTitle(onMac({ title }, { platform }), LATER)).toBe('');
  });
});

describe('how long the tray stays right', () => {
  const rest = (menubar: Partial<Preferences['menubar']>, now: number, over: Partial<Snapshot> = {}) =>
    trayRest(onMac(menubar, over), now);

  it('nothing runs: until the next snapshot', () => {
    expect(rest({}, NINE, { running: null })).toBeNull();
    expect(rest({}, NINE, { running: { ...running, startedAt: null } })).toBeNull();
  });

  it('seconds tick only where they are seen', () => {
    const at = NINE + 250;
    expect(rest({ title: 'time', seconds: true }, at)).toBe(750);
    expect(rest({ title: 'today', seconds: true }, at)).toBe(750);
    for (const title of ['nothing', 'project', 'note'] as const)
      expect(rest({ title, seconds: true }, at)).toBe(59_750);
    expect(rest({ title: 'time', seconds: true }, at, { platform: 'linux' })).toBe(59_750);
  });

  it('a clock that was put back is noticed within a minute', () => {
    expect(rest({}, NINE - 3_600_000)).toBe(60_000);
  });

  it('until then title and tooltip say the same, and by then not', () => {
    const menubar = fc.record({ title: fc.constantFrom(...TITLES), seconds: fc.boolean() });
    const duration = fc.constantFrom('clock' as const, 'decimal' as const);
    const whole = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(
        ...[menubar, duration, whole, whole, fc.integer({ min: 0, max: 90_000_000 }), fc.boolean()],
        (chosen, format, before, others, elapsed, isMac) => {
          const told = onMac(
            chosen,
            {
              running: { ...running, seconds: before },
              todaySeconds: before + others,
              platform: isMac ? 'darwin' : 'linux',
            },
            { formats: { duration: format } },
          );
          const now = NINE + elapsed;
          const texts = (at: number): string => {
            const { title, tooltip } = trayModel(told, at);
            return `${title}\n${tooltip}`;
          };
          const stays = trayRest(told, now) ?? 0;
          expect(stays).toBeGreaterThan(0);
          expect(texts(now + stays - 1)).toBe(texts(now));
          if (stays < 60_000) expect(texts(now + stays)).not.toBe(texts(now));
        },
      ),
    );
  });
});
