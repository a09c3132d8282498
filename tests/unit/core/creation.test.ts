import { describe, expect, it } from 'vitest';
import {
  canWithdraw,
  findCreation,
  HOLD_MS,
  planCreations,
  type Candidate,
  type Creation,
} from '../../../src/main/core/creation';

const NOW = Date.UTC(2026, 4, 21, 12);
const SETTLE_MS = 20_000;

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
  const plan = (...open: readonly Creation[]) =>
    planCreations(open, NOW, SETTLE_MS).map(({ kind, creation: { id }, waitMs }) => [kind, id, waitMs]);

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

  it('is no wait for a clock that was set back', () => {
    expect(plan(creation({ at: NOW + 1 }))).toEqual([['send', 'one', 0]]);
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
    ...{ remoteId, clientRequestId: null, createdAt: NOW },
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
    expect(find(restored, [row('a', { createdAt: NOW - HOLD_MS - 120_001 })])).toBe('uncertain');
    expect(find(restored, [row('a', { createdAt: null })])).toBe('uncertain');
  });
});
