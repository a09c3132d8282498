import { describe, expect, it } from 'vitest';
import {
  beforeSending,
  canWithdraw,
  findCreation,
  HOLD_MS,
  isOf,
  planCreations,
  unlisted,
  withIds,
  type Candidate,
  type Creation,
  type CreationBody,
} from '../../../src/main/core/creation';

const NOW = Date.UTC(2026, 4, 21, 12);
const SETTLE_MS = 20_000;
const MINUTE = 60_000;

const contact = (clientId: string): Creation['body'] => ({
  ...{ kind: 'contact', clientId, firstName: 'Ada', lastName: null, title: null, email: null },
  ...{ phoneOffice: null, phoneMobile: null, fax: null },
});
const client: Creation['body'] = {
  ...{ kind: 'client', name: 'Acme', address: null, currency: null, paymentTerms: null, paymentDays: null },
  ...{ tax: null, tax2: null, discount: null },
};

const creation = (fields: Partial<Creation> = {}): Creation => ({
  ...{ seq: 1, id: 'one', body: client, at: NOW - HOLD_MS, state: 'queued', block: null, reason: null },
  ...{ remoteId: null, twins: null, isRestored: false, changedAt: NOW - HOLD_MS },
  ...fields,
});

describe('what is to be done about creations', () => {
  const planHeld = (held: Readonly<Record<string, number>>, ...open: readonly Creation[]) =>
    planCreations(open, NOW, SETTLE_MS, (id) => held[id] ?? 0).map(({ kind, creation: { id }, waitMs }) => [
      kind,
      id,
      waitMs,
    ]);
  const plan = (...open: readonly Creation[]) => planHeld({}, ...open);

  it('is sending what nobody can take back any more', () => {
    expect(plan(creation())).toEqual([['send', 'one', 0]]);
    expect(plan(creation({ at: NOW - HOLD_MS + 1 }))).toEqual([['send', 'one', 1]]);
  });

  it('is looking for one whose answer was lost, once it cannot arrive any more', () => {
    expect(plan(creation({ state: 'unsure', changedAt: NOW - 1 }))).toEqual([
      ['look-for', 'one', SETTLE_MS - 1],
    ]);
    expect(plan(creation({ state: 'unsure', changedAt: NOW - SETTLE_MS }))).toEqual([['look-for', 'one', 0]]);
  });

  it('is none as long as the person writes it anew, and no other for that', () => {
    const [one, two] = [creation(), creation({ seq: 2, id: 'two' })];
    expect(planHeld({ one: NOW + 5 }, one, two)).toEqual([
      ['send', 'one', 5],
      ['send', 'two', 0],
    ]);
    expect(planHeld({ one: NOW - 5 }, one)).toEqual([['send', 'one', 0]]);
    expect(planHeld({ one: NOW + 5 }, creation({ state: 'unsure', changedAt: 0 }))).toEqual([
      ['look-for', 'one', 0],
    ]);
  });

  it('is held back for its ten seconds though the clock is put right, and not at all where it was set back', () => {
    expect(plan(creation({ at: NOW + MINUTE }))).toEqual([['send', 'one', HOLD_MS]]);
    expect(plan(creation({ at: NOW + MINUTE + 1 }))).toEqual([['send', 'one', 0]]);
  });

  it('leaves alone what waits for the person, and what is being sent', () => {
    expect(plan(creation({ state: 'blocked' }), creation({ state: 'in-flight' }))).toEqual([]);
  });

  it('waits with what belongs to a client that Keito does not have', () => {
    const own = creation({ seq: 2, id: 'two', body: contact('one') });
    expect(plan(creation({ state: 'blocked' }), own)).toEqual([]);
    expect(plan(creation(), own)).toEqual([['send', 'one', 0]]);
    expect(plan(own)).toEqual([['send', 'two', 0]]);
  });
});

it('what may have reached Keito cannot be taken back', () => {
  const states = ['queued', 'in-flight', 'unsure', 'blocked', 'done', 'withdrawn'] as const;
  expect(states.filter((state) => canWithdraw(creation({ state })))).toEqual(['queued', 'blocked']);
});

describe('a creation whose answer was lost', () => {
  const row = (remoteId: string, fields: Partial<Candidate> = {}): Candidate => ({
    ...{ remoteId, isExact: true, clientRequestId: null, createdAt: NOW },
    ...fields,
  });
  const find = (fields: Partial<Creation>, alike: readonly Candidate[], claimed: readonly string[] = []) => {
    const finding = findCreation(
      creation({ state: 'unsure', twins: [], ...fields }),
      alike,
      new Set(claimed),
    );
    return finding.kind === 'found' ? finding.remoteId : finding.kind;
  };

  it('is the one that bears its id, whatever else looks like it', () => {
    expect(find({}, [row('a'), row('b', { clientRequestId: 'one' })])).toBe('b');
  });

  it('is the only one that looks like it', () => {
    expect(find({}, [row('a')])).toBe('a');
    expect(find({}, [])).toBe('absent');
  });

  it('is none that was there before, that is another of ours, or that bears another id', () => {
    expect(find({ twins: ['a'] }, [row('a'), row('b')])).toBe('b');
    expect(find({ twins: ['a'] }, [row('a')])).toBe('absent');
    expect(find({}, [row('a')], ['a'])).toBe('absent');
    expect(find({}, [row('a', { clientRequestId: 'two' })])).toBe('absent');
  });

  it('that may be there changed is for the person to tell: it is neither taken for it nor sent again', () => {
    const near = row('a', { isExact: false });
    expect(find({}, [near])).toBe('uncertain');
    expect(find({}, [near, row('b')])).toBe('b');
    expect(find({ twins: ['a'] }, [near])).toBe('absent');
    expect(find({}, [row('a', { isExact: false, clientRequestId: 'one' })])).toBe('a');
  });

  it('is for the person to tell where there are two', () => {
    expect(find({}, [row('a'), row('b')])).toBe('uncertain');
  });

  it('may be as old as it likes by a clock that is wrong, where it was looked before it was sent', () => {
    expect(find({}, [row('a', { createdAt: 0 })])).toBe('a');
  });

  it('that comes out of a backup is never sent unasked, and is none that is older than it', () => {
    const restored = { twins: null, isRestored: true };
    expect(find(restored, [])).toBe('uncertain');
    expect(find(restored, [row('a')])).toBe('a');
    expect(find(restored, [row('a', { createdAt: NOW - HOLD_MS - 120_000 })])).toBe('a');
    expect(find(restored, [row('a', { createdAt: NOW - HOLD_MS - 120_001 })])).toBe('uncertain');
    expect(find(restored, [row('a', { createdAt: null })])).toBe('uncertain');
  });

  it('where nobody looked before it was sent could be a row that does not tell its age', () => {
    expect(find({ twins: null }, [row('a', { createdAt: null })])).toBe('uncertain');
    expect(find({ twins: null }, [row('a')])).toBe('a');
  });
});

describe('one that is to be sent', () => {
  const row = (remoteId: string, fields: Partial<Candidate> = {}): Candidate => ({
    ...{ remoteId, isExact: true, clientRequestId: null, createdAt: NOW },
    ...fields,
  });
  const before = (fields: Partial<Creation>, alike: readonly Candidate[], claimed: readonly string[] = []) =>
    beforeSending(creation(fields), alike, new Set(claimed)).kind;

  it('is sent beside what looks like it: that was there before', () => {
    expect(before({}, [])).toBe('absent');
    expect(before({}, [row('a'), row('b', { isExact: false })])).toBe('absent');
  });

  it('is not sent where it is there under its own id', () => {
    expect(before({}, [row('a', { isExact: false, clientRequestId: 'one' })])).toBe('found');
  });

  it('that was sent before and may have come late is for the person to tell', () => {
    expect(before({ twins: ['a'] }, [row('a')])).toBe('absent');
    expect(before({ twins: ['a'] }, [row('a'), row('b')])).toBe('uncertain');
    expect(before({ twins: [] }, [row('b', { isExact: false })])).toBe('uncertain');
    expect(before({ twins: [] }, [row('b')], ['b'])).toBe('absent');
  });
});

describe('a creation where other ids are good', () => {
  const named = (body: CreationBody) => withIds(body, (kind, id) => `${kind} of ${id}`);

  it('of a client names nothing', () => {
    expect(named(client)).toBe(client);
  });

  it('of a contact names its client', () => {
    expect(named(contact('c1'))).toEqual(contact('client of c1'));
  });

  it('of an expense names its project and its category', () => {
    const expense: CreationBody = {
      ...{
        kind: 'expense',
        projectId: 'p1',
        categoryId: 'g1',
        spentDate: '2026-05-21',
        cost: 1,
        units: null,
      },
      ...{ notes: 'taxi', billable: null },
    };
    const there = { ...expense, projectId: 'project of p1', categoryId: 'category of g1' };
    expect(named(expense)).toEqual(there);
  });

  it('of an invoice names its client and the projects of its lines', () => {
    const line = (projectId: string | null) => ({
      ...{ kind: 'Service', description: 'Work', quantity: 1, unitPrice: 1, taxed: true, taxed2: true },
      projectId,
    });
    const invoice = (clientId: string, ...projectIds: readonly (string | null)[]): CreationBody => ({
      ...{ kind: 'invoice', clientId, subject: null, notes: null, currency: null, issueDate: '2026-05-21' },
      ...{ periodStart: null, periodEnd: null, tax: null, tax2: null, discount: null },
      lines: projectIds.map(line),
    });
    expect(named(invoice('c1', 'p1', null))).toEqual(invoice('client of c1', 'project of p1', null));
  });
});

it('creations are told by their kind', () => {
  const of = isOf('contact');
  expect([creation({ body: contact('c1') }), creation()].map(of)).toEqual([true, false]);
});

describe('what Keito does not list', () => {
  const READ_AT = NOW;
  const made = (fields: Partial<Creation>): Creation =>
    creation({ state: 'done', remoteId: 'r1', changedAt: READ_AT - 1, ...fields });
  const isUnlisted = (
    fields: Partial<Creation>,
    listed: readonly string[],
    readAt: number | null = READ_AT,
  ) =>
    unlisted(
      [made(fields)],
      listed.map((id) => ({ id })),
      readAt,
    ).length === 1;

  it.each(['queued', 'in-flight', 'unsure', 'blocked'] as const)('is all that is %s', (state) => {
    expect(isUnlisted({ state, remoteId: null }, [])).toBe(true);
    expect(isUnlisted({ state }, ['r1'])).toBe(true);
  });

  it('is what has arrived since the list was read, or where none was', () => {
    expect(isUnlisted({ changedAt: READ_AT }, [])).toBe(true);
    expect(isUnlisted({}, [], null)).toBe(true);
  });

  it('is not what is listed, nor what had arrived before and is gone', () => {
    expect(isUnlisted({ changedAt: READ_AT }, ['r1'])).toBe(false);
    expect(isUnlisted({}, ['r1'], null)).toBe(false);
    expect(isUnlisted({}, [])).toBe(false);
  });
});
