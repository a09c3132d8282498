import { afterEach, expect, it } from 'vitest';
import { dateIn } from '../../src/shared/calendar';
import type { IdleAnswer } from '../../src/shared/inputs';
import { MINUTE, SECOND, type Bench } from '../support/bench';
import { until } from '../support/manual-time';
import { IdleBench } from './idle-support';

let idle: IdleBench;
afterEach(() => idle.close());

/** Ten minutes of work, then half an hour away: in the morning, and over midnight. */
const BEGINS = [
  ['today', Date.UTC(2026, 4, 21, 9, 0)],
  ['yesterday', Date.UTC(2026, 4, 20, 23, 45)],
] as const;
const ANSWERS = ['keep', 'stop', 'leave-out', 'elsewhere'] as const;
const CASES = BEGINS.flatMap(([begun, now]) =>
  ANSWERS.flatMap((answer) =>
    (['online', 'offline'] as const).map((network) => ({ begun, now, answer, network })),
  ),
);

const answerOf = (kind: (typeof ANSWERS)[number], bench: Bench): IdleAnswer =>
  kind === 'elsewhere'
    ? {
        kind,
        rows: [
          { kind: 'entry', ...bench.other, notes: 'call', seconds: 20 * 60 },
          { kind: 'break', seconds: 12 * 60 },
        ],
      }
    : { kind };

it.each(CASES)(
  'an entry that began $begun, answered $network: $answer, on the server to the second',
  async ({ now, answer, network }) => {
    idle = await IdleBench.open({ now });
    const { bench } = idle;
    const [first, second] = [dateIn('UTC', now), dateIn('UTC', now + 42 * MINUTE)];
    bench.isOnline = network === 'online';
    const { absence } = idle.away32();
    expect(idle.watch.answer(absence.id, answerOf(answer, bench), 'window').ok).toBe(true);
    bench.time.advance(59 * SECOND);
    if (answer !== 'stop') bench.workspace.entries.stop(bench.act());
    bench.isOnline = true;
    await bench.refreshed();
    await until(() => bench.workspace.ledger.openOperations().length === 0, 'all to be sent');
    const held = (await bench.server())
      .map(({ notes, spent_date, duration_seconds, is_running }) => ({
        ...{ notes, date: spent_date, seconds: duration_seconds, is_running },
      }))
      .sort((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0));
    const entry = (notes: string, date: string, seconds: number) => ({
      ...{ notes, date, seconds, is_running: false },
    });
    const worked = entry('deep', first, 600);
    const goneOn = entry('deep', second, 60);
    expect(held).toEqual(
      {
        keep: [entry('deep', first, 43 * 60)],
        stop: [worked],
        'leave-out': [goneOn, worked],
        // A row that begins before midnight and ends after it is of the day that it began.
        elsewhere: [goneOn, worked, entry('call', first, 1_200)],
      }[answer],
    );
  },
);
