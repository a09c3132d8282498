import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/shared/calendar';
import type { Grouping, Report } from '../../src/shared/report';
import { Bench, HOUR, MINUTE, present, TODAY, type Work } from '../support/bench';
import { until } from '../support/manual-time';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const DAYS = { from: '2026-05-01', to: '2026-05-31' };
const YESTERDAY = '2026-05-20';

async function read(days = DAYS, isAnew = false): Promise<Report> {
  const answer = await bench.workspace.reports.read(days, isAnew);
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

const lines = (report: Report, by: Grouping) =>
  present(report.groups[by]).map(({ key, name, seconds }) => [by === 'day' ? key : name || key, seconds]);

/** Logs time for somebody, past the app. */
const track = (hours: number, over: object = {}, work: Work = bench.acme) =>
  bench.elsewhere.createTimeEntry({
    ...{ project_id: work.projectId, task_id: work.taskId, spent_date: YESTERDAY, is_running: false, hours },
    ...over,
  });

/** The other person of the company. */
async function memberId(): Promise<string> {
  const member = bench.client(bench.keito.credentials.memberKey, (url, init) => bench.keito.fetch(url, init));
  return (await member.me()).id;
}

/** From now on the app is a member’s, with a journal of its own. */
async function asMember(): Promise<void> {
  await bench.workspace.close();
  bench.start(bench.keito.credentials.memberKey, `${bench.folder}/member`);
  await bench.settled();
}

/** The addresses that the app asks for, from now on. */
function asked(): readonly URL[] {
  const addresses: URL[] = [];
  bench.rewrite = (method, address) => {
    if (method === 'GET' && /time_entries|reports/.test(address.pathname)) addresses.push(new URL(address));
  };
  return addresses;
}

const pathsOf = (addresses: readonly URL[]) =>
  addresses.map(({ pathname }) => pathname.replace(/^.*\/api\/v2/, ''));

describe('a manager’s report', () => {
  it('is of everyone, in every way, with the amounts of the team report', async () => {
    const other = await memberId();
    await track(2.5, { source: 'web' });
    await track(1, { user_id: other, source: 'agent', billable: false }, bench.other);
    await track(0.5, { user_id: other, spent_date: '2026-05-04', source: 'cli' });
    await track(8, { spent_date: '2026-04-30' });
    const report = await read();
    expect(report).toMatchObject({
      ...{ ...DAYS, scope: 'everyone', origin: 'keito', isForManagers: false, trouble: null, known: null },
      ...{ unsent: 0, running: 0, unreadable: 0, isTotalsOnly: false, readAt: bench.time.clock() },
      total: { seconds: 14_400, billableSeconds: 10_800, agentSeconds: 3_600, entries: 3 },
    });
    const people = await bench.elsewhere.teamTimeReport(DAYS).collect();
    const nameOf = (wanted: string) => people.find(({ user_id }) => user_id === wanted)?.user_name;
    const me = (await bench.elsewhere.me()).id;
    expect(lines(report, 'person')).toEqual([
      [nameOf(me), 9_000],
      [nameOf(other), 5_400],
    ]);
    expect(present(report.groups.person).map(({ amounts }) => amounts)).toEqual(
      [me, other].map((id) => {
        const member = people.find(({ user_id }) => user_id === id);
        const amount = Math.round((member?.billable_amount ?? 0) * 10_000);
        return amount === 0 ? [] : [{ currency: member?.currency, amount }];
      }),
    );
    expect(lines(report, 'project')).toEqual([
      ['Website', 10_800],
      ['Shop', 3_600],
    ]);
    expect(lines(report, 'day')).toEqual([
      ['2026-05-04', 1_800],
      [YESTERDAY, 12_600],
    ]);
    expect(lines(report, 'source')).toEqual([
      ['web', 9_000],
      ['agent', 3_600],
      ['cli', 1_800],
    ]);
    expect(lines(report, 'billable')).toEqual([
      ['billable', 10_800],
      ['unbillable', 3_600],
    ]);
    expect(lines(report, 'client')).toEqual([['Acme', 14_400]]);
  });

  it('has an amount where somebody has a rate', async () => {
    await track(2);
    bench.answer = (_method, { pathname }) =>
      pathname.endsWith('/reports/time/team')
        ? Response.json({
            results: [
              { user_id: 'x', user_name: 'Xi', total_hours: 2, currency: 'EUR', billable_amount: '1234.56' },
            ],
          })
        : null;
    expect((await read()).total.amounts).toEqual([{ currency: 'EUR', amount: 12_345_600 }]);
  });

  it('of more than 365 days asks for the team in parts of no more, and adds them up', async () => {
    await track(1, { spent_date: '2024-02-29' });
    await track(2);
    const addresses = asked();
    const report = await read({ from: '2024-02-01', to: '2026-05-31' });
    const spans = addresses
      .filter(({ pathname }) => pathname.endsWith('team'))
      .map(({ searchParams }) => [searchParams.get('from'), searchParams.get('to')]);
    expect(spans).toEqual([
      ['20240201', '20250130'],
      ['20250131', '20260130'],
      ['20260131', '20260531'],
    ]);
    expect(report.total.seconds).toBe(10_800);
  });

  it('of very many entries is told by the team’s own totals', async () => {
    await track(1.25);
    bench.answer = (method, { pathname }) =>
      method === 'GET' && pathname.endsWith('/time_entries')
        ? Response.json({ time_entries: [], page: 1, total_pages: 11 })
        : null;
    const report = await read();
    expect(report).toMatchObject({ isTotalsOnly: true, total: { seconds: 4_500 }, bars: [] });
    expect(Object.keys(report.groups)).toEqual(['person']);
  });

  it('reads page after page, and says how many entries it could not read', async () => {
    const row = (id: string) => ({ id, spent_date: YESTERDAY, hours: 1, user_id: 'x' });
    const pages = [
      { time_entries: [row('a'), { id: 'odd' }], page: 1, total_pages: 2 },
      // What was added meanwhile has moved a row to the next page.
      { time_entries: [row('a'), row('b')], page: 2, total_pages: 2 },
    ];
    bench.answer = (method, { pathname, searchParams }) =>
      method === 'GET' && pathname.endsWith('/time_entries')
        ? Response.json(pages[Number(searchParams.get('page') ?? 1) - 1])
        : null;
    expect(await read()).toMatchObject({ unreadable: 1, total: { seconds: 7_200, entries: 2 } });
  });
});

describe('a member’s report', () => {
  it('is of their own entries, and says that the team is for managers', async () => {
    const me = await memberId();
    await track(2, { user_id: me });
    await track(4);
    await asMember();
    const report = await read();
    expect(report).toMatchObject({
      ...{ scope: 'own', origin: 'keito', isForManagers: true, trouble: null },
      total: { seconds: 7_200, entries: 1, amounts: [] },
    });
    expect(report.groups.person).toBeUndefined();
    expect(bench.workspace.phase).toEqual({ kind: 'ok' });
  });

  it('asks for their own and looks again: a server may ignore a filter', async () => {
    const me = await memberId();
    await track(2, { user_id: me });
    await track(4);
    await asMember();
    const addresses = asked();
    bench.answer = async (method, address) => {
      if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
      address.searchParams.delete('user_id');
      return bench.keito.fetch(address.href, { headers: bench.elsewhereHeaders });
    };
    expect((await read()).total.seconds).toBe(7_200);
    expect(addresses.at(-1)?.searchParams.get('user_id')).toBe(me);
    bench.answer = () => null;
  });
});

describe('what is not sent yet', () => {
  it('is in the report as it is here, whatever Keito has', async () => {
    const edited = bench.logged(600, bench.acme, YESTERDAY);
    const deleted = bench.logged(1_200, bench.acme, YESTERDAY);
    const moved = bench.logged(2_400, bench.acme, '2026-04-30');
    await bench.settled();
    const gate = bench.hold('PATCH');
    bench.workspace.entries.edit(edited, { seconds: 900 }, bench.act());
    bench.workspace.entries.delete(deleted, bench.act());
    bench.workspace.entries.edit(moved, { spentDate: TODAY }, bench.act());
    bench.logged(60, bench.other);
    await gate.reached();
    expect(await read()).toMatchObject({ unsent: 4, total: { seconds: 900 + 2_400 + 60, entries: 3 } });
    gate.letGo();
    await bench.settled();
    expect(await read()).toMatchObject({ unsent: 0, total: { seconds: 900 + 2_400 + 60, entries: 3 } });
  });

  it('stands in the place of what was tracked elsewhere', async () => {
    await track(1);
    await bench.refreshed();
    const [theirs] = bench.workspace.entriesBetween(YESTERDAY, YESTERDAY);
    const gate = bench.hold('PATCH');
    bench.workspace.entries.edit(present(theirs).id, { seconds: 900 }, bench.act());
    await gate.reached();
    expect(await read()).toMatchObject({ unsent: 1, total: { seconds: 900, entries: 1 } });
    gate.letGo();
    await bench.settled();
  });

  it('counts once when Keito has it and only the answer was lost', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/time_entries' });
    bench.logged(600);
    await bench.settled();
    expect(await bench.server()).toHaveLength(1);
    expect(await read()).toMatchObject({ unsent: 1, total: { seconds: 600, entries: 1 } });
  });

  it('of what runs counts what has run until now', async () => {
    bench.started();
    await bench.settled();
    await bench.advance(25 * MINUTE);
    expect(await read()).toMatchObject({ running: 1, total: { seconds: 1_500 } });
  });
});

describe('where Keito does not answer', () => {
  it('the report is what the journal knows of one’s own, with what is not sent, and says of which days', async () => {
    await track(2);
    await bench.refreshed();
    bench.isOnline = false;
    bench.logged(600, bench.other);
    bench.started();
    await bench.settled();
    bench.time.advance(MINUTE);
    const report = await read({ from: '2026-01-01', to: '2026-05-31' });
    expect(report).toMatchObject({
      ...{ scope: 'own', origin: 'journal', isForManagers: false, unsent: 2, running: 1 },
      known: { from: '2026-04-16', to: '2026-05-31' },
      total: { seconds: 7_200 + 600 + 60, entries: 3 },
    });
    expect(report.trouble).toMatch(/cannot be reached/);
    expect((await read({ from: '2025-01-01', to: '2025-01-31' })).known).toBeNull();
  });

  it('what was read before is not taken for new once Keito is back', async () => {
    bench.isOnline = false;
    expect((await read()).origin).toBe('journal');
    bench.isOnline = true;
    expect((await read()).origin).toBe('keito');
  });

  it('says that the sign-in is no longer valid', async () => {
    bench.answer = () => Response.json({ error: 'unauthorized' }, { status: 401 });
    expect(await read()).toMatchObject({ origin: 'journal', trouble: expect.stringMatching(/[Ss]ign in/) });
  });
});

describe('what is asked of Keito', () => {
  it('is asked once for two looks in a short time, and again when the person wants it, or later', async () => {
    const addresses = asked();
    await read();
    await read();
    expect(pathsOf(addresses)).toEqual(['/reports/time/team', '/time_entries']);
    await read(DAYS, true);
    expect(addresses).toHaveLength(4);
    bench.time.advance(2 * MINUTE);
    await read();
    expect(addresses.length).toBeGreaterThanOrEqual(6);
  });

  it('is asked again after something was done here', async () => {
    await read();
    bench.logged(600);
    await bench.settled();
    const addresses = asked();
    expect((await read()).total.seconds).toBe(600);
    expect(pathsOf(addresses)).toEqual(['/reports/time/team', '/time_entries']);
  });

  it('is asked once when two want the same at once', async () => {
    const addresses = asked();
    const [one, two] = await Promise.all([read(), read()]);
    expect(two).toBe(one);
    expect(addresses).toHaveLength(2);
  });

  it('is asked for nothing more once another report is wanted', async () => {
    const addresses = asked();
    const gate = bench.hold('GET');
    const first = bench.workspace.reports.read(DAYS);
    await gate.reached();
    const second = bench.workspace.reports.read({ from: TODAY, to: TODAY });
    gate.letGo();
    expect(await first).toMatchObject({ ok: false, failure: { kind: 'changed' } });
    expect(await second).toMatchObject({ ok: true, value: { from: TODAY } });
    expect(pathsOf(addresses).filter((path) => path === '/time_entries')).toHaveLength(1);
  });

  it('waits for room in the minute', async () => {
    const addresses = asked();
    const reading = (async () => {
      for (let day = 1; day <= 28; day += 1)
        await read({ from: '2026-04-30', to: addDays('2026-04-30', day) });
    })();
    await until(() => bench.syncTimers.pending > 1, 'the wait');
    const before = addresses.length;
    expect(before).toBeLessThanOrEqual(50);
    bench.time.advance(MINUTE);
    await reading;
    expect(addresses.length).toBeGreaterThanOrEqual(56);
  });

  it('ends with the account: nobody waits for ever', async () => {
    const gate = bench.hold('GET');
    const pending = bench.workspace.reports.read(DAYS);
    await gate.reached();
    await bench.workspace.endSync();
    gate.letGo();
    expect(await pending).toMatchObject({ ok: false, failure: { kind: 'changed' } });
  });
});

it('a year of hours loses nothing to rounding', async () => {
  // A third of an hour has no end in decimals.
  for (let day = 1; day <= 21; day += 1)
    bench.logged(1_200, bench.acme, `2026-05-${String(day).padStart(2, '0')}`);
  await bench.settled();
  bench.time.advance(HOUR);
  expect((await read()).total.seconds).toBe(21 * 1_200);
});
