import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trayModel } from '../../../src/main/desktop/tray-model';
import type { PinView, Snapshot } from '../../../src/shared/snapshot';
import { NINE } from '../core/support';
import { idle, preferring, recent, running, snapshot } from './support';

/** Words that stand in no sentence of the app. */
const word = fc.string({ unit: fc.constantFrom('ж', 'щ', 'ф', 'ю'), minLength: 3, maxLength: 9 });
const named = fc.record({ notes: word, clientName: word, projectName: word, taskName: word });
const titles = fc.constantFrom('nothing', 'time', 'project', 'note', 'today' as const);

const told = fc
  .record({
    ...{ work: named, others: fc.array(named, { maxLength: 7 }), title: titles },
    platform: fc.constantFrom('darwin', 'linux', 'win32'),
    isRunning: fc.boolean(),
    isAsking: fc.boolean(),
    refused: fc.nat(2),
    reason: word,
  })
  .map(({ work, others, title, platform, isRunning, isAsking, refused, reason }) => {
    const state = { kind: 'needs-you', reason, conflict: null } as const;
    const entry = { ...running, ...work, state };
    const pins: readonly PinView[] = others.map((one, index) => ({
      ...{ ...recent(`p${index}`, one.notes), ...one, isAvailable: true },
    }));
    return (names: 'shown' | 'hidden'): Snapshot =>
      snapshot({
        ...{ platform, pins, entries: [entry], otherDays: [entry], running: isRunning ? entry : null },
        recents: others.map((one, index) => ({ ...recent(`r${index}`, ''), ...one })),
        idle: isAsking ? { ...idle, entry } : null,
        undo: { id: 'u', what: 'edit', until: NINE, entry },
        sync: { state: refused ? 'needs-you' : 'offline', waiting: 1, refused, message: reason },
        notices: [{ id: 'n', level: 'warning', text: reason }],
        ...preferring({ menubar: { title }, privacy: { names } }),
      });
  });

/** All that can be read of the tray. */
function readable(snapshotTold: Snapshot): string {
  const { tooltip, title, items } = trayModel(snapshotTold, NINE + 4_800_000);
  return [tooltip, title, ...items.map((item) => ('label' in item ? item.label : ''))].join('\n');
}

describe('with names hidden', () => {
  it('nothing of the tray has a word of any entry in it', () => {
    fc.assert(
      fc.property(told, (shown) => {
        expect(readable(shown('hidden'))).not.toMatch(/[жщфю]/);
      }),
    );
  });

  it('which would be there if they were shown', () => {
    const entry = { ...running, notes: 'жщф' };
    expect(readable(snapshot({ running: entry }))).toContain('жщф');
  });

  it('it is still told that something runs and how long, and it can be stopped or gone on with', () => {
    const hidden = preferring({ privacy: { names: 'hidden' } });
    const work = { running, recents: [recent('a', 'x')], platform: 'win32', ...hidden };
    const { tooltip, items } = trayModel(snapshot(work), NINE + 4_740_000);
    expect(tooltip.split('\n')[0]).toBe('1:20 · Running');
    expect(items[0]).toEqual({ kind: 'text', label: '1:20 · Running' });
    expect(items[1]).toMatchObject({ label: 'Stop' });
    const { items: stopped } = trayModel(snapshot({ ...work, running: null }), NINE);
    expect(stopped[1]).toMatchObject({ label: 'Continue the last entry', action: { kind: 'continue' } });
  });
});
