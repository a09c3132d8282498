import { describe, expect, test } from 'vitest';
import type { WireTimeEntry } from '../../../src/main/keito/wire-time';
import type { ProcessAct, Seen, Trace } from '../../torture/orders';
import { ProcessBook } from '../../torture/process-book';

const place = { projectId: 'p', taskId: 't' };
const whole = (n: number, at: number): Trace => ({ n, there: 'whole', at, movedBegin: false });
const start = (n: number, id: string): ProcessAct => ({
  do: 'start',
  n,
  id,
  ...place,
  notes: id,
  ends: null,
});

const row = (id: string, seconds: number, isRunning = false): WireTimeEntry => ({
  ...{ id: `row-${id}`, spent_date: '2026-05-21', notes: id, project_id: 'p', task_id: 't' },
  ...{ duration_seconds: seconds, is_running: isRunning, metadata: { client_request_id: id } },
});
const seen = (id: string, seconds: number, isRunning = false): Seen => ({
  ...{ id, notes: id, seconds, isRunning, reason: null },
});

/** Two timers, of which the first ran a minute; and an entry that was logged. */
function book(): ProcessBook {
  const made = new ProcessBook();
  made.write(start(1, 'a'), whole(1, 0));
  made.write(start(2, 'b'), whole(2, 60_000));
  made.write({ do: 'log', n: 3, id: 'c', ...place, notes: 'c', seconds: 600, daysAgo: 0 }, whole(3, 61_000));
  return made;
}
const rows = [row('a', 60), row('b', 0, true), row('c', 600)];
const shown = [seen('a', 60), seen('b', 0, true), seen('c', 600)];

describe('the judge of a run with real processes', () => {
  test('has nothing to say where all is as it was done', () => {
    const verdict = book().judge({ rows, seen: shown, blocked: [], brought: [] });
    expect(verdict).toEqual({ complaints: [], lost: 0, duplicated: 0 });
  });

  test('sees what is lost', () => {
    const verdict = book().judge({ rows: rows.slice(0, 2), seen: shown, blocked: [], brought: [] });
    expect(verdict).toMatchObject({ lost: 1, duplicated: 0 });
  });

  test('sees what is there twice, or was done by nobody', () => {
    const verdict = book().judge({
      rows: [...rows, row('c', 600), row('x', 1)],
      seen: shown,
      blocked: [],
      brought: [],
    });
    expect(verdict).toMatchObject({ lost: 0, duplicated: 2 });
  });

  test('sees a logged duration that is one second off, and a timer that is four', () => {
    const off = [row('a', 64), row('b', 0, true), row('c', 601)];
    const { complaints } = book().judge({ rows: off, seen: shown, blocked: [], brought: [] });
    expect(complaints.join('\n')).toMatch(/^a ran 60 s.*^c has another duration/ms);
  });

  test('sees two timers, and one that runs on', () => {
    const off = [row('a', 60, true), row('b', 0, true), row('c', 600)];
    const { complaints } = book().judge({ rows: off, seen: shown, blocked: [], brought: [] });
    expect(complaints.join('\n')).toMatch(/a runs on.*two timers run on the server/s);
  });

  test('sees what was deleted and came back', () => {
    const made = book();
    made.write({ do: 'delete', n: 4, id: 'c' }, whole(4, 62_000));
    const { complaints } = made.judge({ rows, seen: shown, blocked: [], brought: [] });
    expect(complaints[0]).toContain('was deleted and is there');
  });

  test('lets wait for the person only what is in sight with its reason', () => {
    const inSight = [...shown.slice(0, 2), { ...seen('c', 600), reason: 'No.' }];
    const there = { rows: rows.slice(0, 2), blocked: ['c'], brought: [] };
    expect(book().judge({ ...there, seen: inSight }).lost).toBe(0);
    expect(book().judge({ ...there, seen: shown }).lost).toBe(1);
  });

  test('knows what was brought over by its name on this computer, as it was then', () => {
    const here = book();
    const there = new ProcessBook();
    expect(here.movable).toEqual(['a', 'c']);
    const targets = [{ from: place, to: { projectId: 'q', taskId: 'u' } }];
    there.take(here.movable, here, targets);
    here.write({ do: 'edit-notes', n: 4, id: 'a', notes: 'later' }, whole(4, 62_000));
    const moved = (id: string, seconds: number) => ({
      ...row(id, seconds),
      ...{ project_id: 'q', task_id: 'u', metadata: { client_request_id: `moved-${id}` } },
    });
    const brought = ['a', 'c'].map((source) => ({ source, entry: `moved-${source}` }));
    const outcome = { seen: shown, blocked: [], brought };
    const good = [moved('a', 60), moved('c', 600)];
    expect(there.judge({ ...outcome, rows: good }).complaints).toEqual([]);
    expect(there.judge({ ...outcome, rows: [...good, moved('a', 60)] })).toMatchObject({ duplicated: 1 });
    expect(there.judge({ ...outcome, rows: good.slice(1) })).toMatchObject({ lost: 1 });
    expect(there.judge({ ...outcome, rows: good, brought: [] })).toMatchObject({ lost: 2, duplicated: 2 });
  });
});
