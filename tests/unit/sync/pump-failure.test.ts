import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Step } from '../../../src/main/core/outbox-plan';
import { KeitoError, keitoErrorKinds, type KeitoErrorDetails } from '../../../src/main/keito/errors';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { afterReading, settleFailure } from '../../../src/main/sync/pump-failure';
import { planned, TestJournal } from '../../support/journal';
import { entry, NINE, serverEntry } from '../core/support';

const edit = { kind: 'edit', changes: { notes: 'later' } } as const;
const LATER = NINE + 5_000;
/** What was lost then is not waited for. */
const LONG_AGO = 0;
const seqs = [1, 2];
const STEPS = {
  create: { kind: 'create', entryId: 'a', seqs, entry: entry() },
  'look-for': { kind: 'look-for', entryId: 'a', seqs, lostAt: NINE },
  change: { kind: 'change', entryId: 'a', seqs, entry: entry(), stop: false, changes: {}, lostAt: null },
  delete: { kind: 'delete', entryId: 'a', seqs },
} as const satisfies Record<string, Step>;

const failure = (over: Partial<KeitoErrorDetails>): KeitoError =>
  new KeitoError({ kind: 'server', message: 'Keito stumbled.', maybeApplied: false, ...over });

let journal: TestJournal;
let ledger: Ledger;
beforeEach(() => {
  journal = new TestJournal();
  ledger = journal.open().ledger;
  ledger.commit([planned('a'), planned('a', edit)], NINE);
  ledger.setState(seqs, 'in-flight', NINE);
});
afterEach(() => journal.remove());

const states = () => ledger.operationsOf('a').map(({ state }) => state);
const lostAt = () => ledger.operationsOf('a').map(({ changedAt }) => changedAt);
const settled = (step: Step, over: Partial<KeitoErrorDetails>) =>
  settleFailure(ledger, step, failure(over), LATER, false);

/** What no other request can be expected to get over. */
const OF_ALL = ['offline', 'rate-limited', 'unauthorised'];
/** One request alone may be too slow: it must not come first in every round, and hold up all others. */
const OF_THE_SERVER = ['timeout', 'server', 'not-json', 'bad-shape'];
const REFUSALS = keitoErrorKinds.filter((kind) => ![...OF_ALL, ...OF_THE_SERVER].includes(kind));

describe('a look before a change that failed', () => {
  it.each(keitoErrorKinds)('by %s', (kind) => {
    expect(afterReading(failure({ kind }))).toBe(OF_ALL.includes(kind) ? 'end' : 'later');
  });
});

describe('a request that failed', () => {
  it.each([...OF_ALL, ...OF_THE_SERVER])('by %s is tried again', (text) => {
    const kind = keitoErrorKinds.find((known) => known === text);
    expect(settled(STEPS.change, { kind: kind ?? 'server' })).toBe(OF_ALL.includes(text) ? 'end' : 'later');
    expect(states()).toEqual(['queued', 'queued']);
  });

  it('leaves a change in doubt that may have arrived with an earlier request', () => {
    settled({ ...STEPS.change, lostAt: NINE }, { kind: 'rate-limited' });
    expect(states()).toEqual(['unsure', 'unsure']);
    expect(lostAt()).toEqual([LONG_AGO, LONG_AGO]);
  });

  it('and certainly did not arrive is as before it, where it was a create', () => {
    settled(STEPS.create, { kind: 'offline' });
    expect(states()).toEqual(['queued', 'queued']);
    expect(seqs.map((seq) => ledger.timesSent(seq))).toEqual([0, 0]);
  });

  it('and certainly did not arrive may have come with an earlier request, where it was a change', () => {
    settled(STEPS.change, { kind: 'offline' });
    expect(states()).toEqual(['queued', 'queued']);
    expect(seqs.map((seq) => ledger.timesSent(seq))).toEqual([1, 1]);
  });

  it('and may have arrived was sent', () => {
    settled(STEPS.delete, { kind: 'timeout', maybeApplied: true });
    expect(seqs.map((seq) => ledger.timesSent(seq))).toEqual([1, 1]);
  });

  it('by a connection that broke over it is tried after the others; none can be made for those either', () => {
    for (const step of [STEPS.create, STEPS.change, STEPS.delete]) {
      expect(settled(step, { kind: 'offline', maybeApplied: true })).toBe('later');
      expect(settled(step, { kind: 'offline' })).toBe('end');
      expect(settled(step, { kind: 'rate-limited', maybeApplied: true })).toBe('end');
    }
  });

  it.each(REFUSALS)('by %s waits for the person, with the words', (kind) => {
    expect(settled(STEPS.create, { kind, serverWords: 'Too long.' })).toBe('answered');
    expect(ledger.openOperations()).toMatchObject([
      { state: 'blocked', block: 'refused', reason: expect.stringContaining('Too long.'), changedAt: LATER },
      { state: 'blocked', block: 'refused', reason: expect.stringContaining('Too long.') },
    ]);
  });

  it('without a word is refused with words all the same', () => {
    settled(STEPS.delete, { kind: 'invalid' });
    const [operation] = ledger.openOperations();
    expect(operation?.reason).toMatch(/\w{3,}/);
    expect(operation?.reason).not.toContain('null');
  });
});

describe('a request that may have arrived all the same', () => {
  it('leaves in doubt the create and what went with it, in one commit', () => {
    let commits = 0;
    const { ledger: counted } = journal.open({
      wrap: (sqlite) => ({
        ...sqlite,
        transaction: (work) => {
          commits += 1;
          return sqlite.transaction(work);
        },
      }),
    });
    ledger = counted;
    commits = 0;
    expect(settled(STEPS.create, { maybeApplied: true })).toBe('later');
    expect(states()).toEqual(['unsure', 'unsure']);
    expect(lostAt()).toEqual([LATER, LATER]);
    expect(commits).toBe(1);
  });

  it.each([
    ['no answer', { kind: 'timeout' }, LATER],
    ['a request that took too long', { status: 408 }, LATER],
    ['a gateway that gave up', { status: 502 }, LATER],
    ['a gateway that waited too long', { status: 504 }, LATER],
    ['an error of Keito', { status: 500 }, LONG_AGO],
    ['a Keito that is down', { status: 503 }, LONG_AGO],
    ['an answer that is no JSON', { kind: 'not-json' }, LONG_AGO],
    ['an answer of an unknown shape', { kind: 'bad-shape' }, LONG_AGO],
  ] as const)('is in doubt, where it was a change, and waited for or not after %s', (_, over, at) => {
    settled(STEPS.change, { maybeApplied: true, ...over });
    expect(states()).toEqual(['unsure', 'unsure']);
    expect(lostAt()).toEqual([at, at]);
  });

  it('is a deletion that is asked for again', () => {
    settled(STEPS.delete, { maybeApplied: true });
    expect(states()).toEqual(['queued', 'queued']);
  });
});

describe('a look for a lost creation that failed', () => {
  beforeEach(() => ledger.setState(seqs, 'unsure', NINE));

  it('leaves it as it was where it is tried again', () => {
    expect(settled(STEPS['look-for'], { kind: 'offline', maybeApplied: true })).toBe('end');
    expect(ledger.openOperations()).toMatchObject([
      { state: 'unsure', changedAt: NINE },
      { state: 'unsure' },
    ]);
  });

  it('leaves it in doubt where it is refused, and looks again later: only "it is not there" may send it again', () => {
    for (const kind of ['forbidden', 'not-found'] as const)
      expect(settled(STEPS['look-for'], { kind })).toBe('later');
    expect(ledger.openOperations()).toMatchObject([
      { state: 'unsure', changedAt: LATER },
      { state: 'unsure' },
    ]);
  });
});

describe('an entry that is not there any more', () => {
  it("is the person's to decide on where it was to be changed", () => {
    ledger.adopt('a', serverEntry(), [], NINE);
    expect(settled(STEPS.change, { kind: 'not-found', serverWords: 'Not found.' })).toBe('answered');
    expect(ledger.entry('a')).toMatchObject({ isGone: true });
    expect(states()).toEqual(['blocked', 'blocked']);
    expect(ledger.openOperations()[0]?.reason).not.toContain('Not found.');
  });
});
