import { describe, expect, it } from 'vitest';
import { blockedCreations } from '../../../src/main/core/blocked-creations';
import type { Creation, CreationBody } from '../../../src/main/core/creation';

const EXPENSE: CreationBody = {
  ...{ kind: 'expense', projectId: 'p', categoryId: 'travel', spentDate: '2026-03-31', cost: 1, units: null },
  ...{ notes: ' taxi ', billable: null },
};
const CLIENT: CreationBody = {
  ...{ kind: 'client', name: 'Globex', address: null, currency: null, paymentTerms: null },
  ...{ paymentDays: null, tax: null, tax2: null, discount: null },
};
const CONTACT: CreationBody = {
  ...{ kind: 'contact', clientId: 'acme', firstName: 'Ada', lastName: 'Lovelace', title: null, email: null },
  ...{ phoneOffice: null, phoneMobile: null, fax: null },
};
const INVOICE: CreationBody = {
  ...{ kind: 'invoice', clientId: 'acme', subject: null, notes: null, currency: null, lines: [] },
  ...{ issueDate: '2026-05-01', periodStart: null, periodEnd: null, tax: null, tax2: null, discount: null },
};

const creation = (body: CreationBody, state: Creation['state'] = 'blocked'): Creation => ({
  ...{
    seq: 1,
    id: body.kind,
    body,
    at: 1,
    state,
    block: 'refused',
    reason: 'no',
    remoteId: null,
    twins: null,
  },
  ...{ isRestored: false, changedAt: 1 },
});
const blocked = (...open: readonly Creation[]) =>
  blockedCreations(open, {
    category: (id) => (id === 'travel' ? 'Travel' : null),
    client: (id) => (id === 'acme' ? 'Acme' : null),
  });

describe('what was created here and waits for the person', () => {
  it('is what is blocked, in its order, each with its name and what leads to it', () => {
    expect(blocked(...[EXPENSE, CLIENT, CONTACT, INVOICE].map((body) => creation(body)))).toEqual([
      { id: 'expense', kind: 'expense', name: 'taxi', month: '2026-03' },
      { id: 'client', kind: 'client', name: 'Globex' },
      { id: 'contact', kind: 'contact', name: 'Ada Lovelace', clientId: 'acme' },
      { id: 'invoice', kind: 'invoice', name: 'Acme' },
    ]);
  });

  it.each(['queued', 'in-flight', 'unsure'] as const)('is nothing that is %s', (state) => {
    expect(blocked(creation(CLIENT, state))).toEqual([]);
  });

  it('goes by the category where an expense has no note, by the id of one that nobody knows', () => {
    expect(blocked(creation({ ...EXPENSE, notes: ' ' }))).toMatchObject([{ name: 'Travel' }]);
    expect(blocked(creation({ ...EXPENSE, notes: '', categoryId: 'g9' }))).toMatchObject([{ name: 'g9' }]);
  });

  it('goes by the subject where an invoice has one, and by nothing where its client is gone too', () => {
    expect(blocked(creation({ ...INVOICE, subject: 'May' }))).toMatchObject([{ name: 'May' }]);
    expect(blocked(creation({ ...INVOICE, clientId: 'gone' }))).toMatchObject([{ name: '' }]);
  });

  it('says of a contact that its client is gone: it stands in the list of clients', () => {
    expect(blocked(creation({ ...CONTACT, clientId: 'gone' }))).toMatchObject([{ clientId: null }]);
  });
});
