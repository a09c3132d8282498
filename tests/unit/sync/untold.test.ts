import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND, SETTLE_MS } from '../../support/bench';
import { actsOn } from '../undo-support';
import { twoDevices } from './two-devices';

/** What a server does and does not tell of. */

let bench: Bench;
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { stop } = actsOn(() => bench);
const { here, there } = twoDevices(() => bench);
const open = () => bench.workspace.ledger.openOperations().map(({ body, state }) => [body.kind, state]);

interface Answer {
  company?: Record<string, unknown>;
  time_entries?: readonly Record<string, unknown>[];
}

/** The service rounds by a rule that it does not tell, and its lists give no metadata where that is said. */
async function untold(timeRounding: 'down_1' | 'up_15', hasMetadata = true): Promise<void> {
  bench = await Bench.open({ timeRounding });
  bench.answer = async (method, address) => {
    if (method !== 'GET') return null;
    const answer = await bench.keito.fetch(address.href, { method, headers: bench.elsewhereHeaders });
    const { company, time_entries: rows, ...body }: Answer = JSON.parse(await answer.text());
    const told: Answer = body;
    if (company) told.company = { ...company, time_rounding: undefined };
    if (rows) told.time_entries = hasMetadata ? rows : rows.map((row) => ({ ...row, metadata: null }));
    return Response.json(told, { headers: { Date: new Date(bench.time.clock()).toUTCString() } });
  };
  await bench.refreshed();
}

async function eventually(): Promise<void> {
  bench.isOnline = true;
  await bench.refreshed();
  for (let round = 0; round < 6; round += 1) await bench.advance(SETTLE_MS);
  await bench.refreshed();
}

describe('a rule of rounding that is not told', () => {
  it.each([
    ['up_15', 900],
    ['down_1', 600],
  ] as const)('%s is adopted with what was logged', async (rule, seconds) => {
    await untold(rule);
    bench.logged(rule === 'up_15' ? 600 : 615, { ...bench.acme, notes: 'work' });
    await eventually();
    expect([await there(), open()]).toEqual([{ work: seconds }, []]);
    expect(bench.entries.map((entry) => entry.seconds)).toEqual([seconds]);
  });

  it('is adopted with what was begun and ended without a network', async () => {
    await untold('down_1');
    bench.isOnline = false;
    here('work');
    bench.time.advance(10 * MINUTE + 15 * SECOND);
    stop();
    await eventually();
    expect([await there(), open()]).toEqual([{ work: 600 }, []]);
  });

  it('makes nothing twice of what was lost and cannot be known by anything else: the person is asked', async () => {
    await untold('down_1', false);
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.logged(615, { ...bench.acme, notes: 'work' });
    await eventually();
    expect(await there()).toEqual({ work: 600 });
    expect(open()).toEqual([['log', 'blocked']]);
  });
});

describe('a company that takes no begin in the past', () => {
  beforeEach(async () => {
    bench = await Bench.open();
    bench.answer = (method, _, body) =>
      method === 'POST' && body.includes('started_time') && body.includes('"is_running":true')
        ? Response.json({ error: 'invalid', error_description: 'Not in the past.' }, { status: 422 })
        : null;
    bench.isOnline = false;
    here('work');
    bench.time.advance(HOUR);
  });

  it('refuses a timer that is told late with its words, and gets all of its time once it is stopped', async () => {
    await eventually();
    expect(await bench.server()).toEqual([]);
    expect(bench.workspace.ledger.openOperations()).toMatchObject([
      { state: 'blocked', reason: expect.stringContaining('Not in the past.') },
    ]);
    const clicked = Math.floor((bench.time.clock() - (bench.entries[0]?.startedAt ?? 0)) / 1000);
    stop();
    await eventually();
    expect([await there(), open()]).toEqual([{ work: clicked }, []]);
  });
});

describe('a journal in whose place an older copy was put back', () => {
  it.each(['logged', 'begun'])('makes nothing twice of what was sent since: %s', async (how) => {
    bench = await Bench.open();
    bench.isOnline = false;
    if (how === 'logged') bench.logged(600, { ...bench.acme, notes: 'work' });
    else here('work');
    await bench.settled();
    await bench.workspace.close();
    const copy = mkdtempSync(join(tmpdir(), 'keito-bar-copy-'));
    cpSync(bench.folder, copy, { recursive: true });
    bench.isOnline = true;
    bench.start();
    await bench.settled();
    await bench.workspace.close();
    rmSync(bench.folder, { recursive: true });
    cpSync(copy, bench.folder, { recursive: true });
    rmSync(copy, { recursive: true });
    bench.start();
    await eventually();
    expect([(await bench.server()).length, open()]).toEqual([1, []]);
    expect(bench.entries).toHaveLength(1);
  });
});
