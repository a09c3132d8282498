import { describe, expect, it } from 'vitest';
import type { KeitoAccount } from '../../../src/main/keito/sign-in';
import {
  decodeAccountFacts,
  decodeProjects,
  clientCurrency,
  expenseCurrency,
  factsOf,
  roundingOf,
  type AccountFacts,
} from '../../../src/main/sync/account-facts';
import { PROJECTS } from '../core/support';

const COMPANY = { id: 'c1', name: 'Acme', timezone: 'Europe/Berlin', currency: 'EUR', timeRounding: 'up_15' };
const ACCOUNT: KeitoAccount = {
  ...{ userId: 'u1', name: 'Ada Lovelace', email: 'ada@example.com', timezone: 'Asia/Tokyo' },
  ...{ weeklyCapacitySeconds: 144_000, roles: ['member'], userType: null, company: COMPANY },
};
const FACTS: AccountFacts = {
  ...{
    userId: 'u1',
    userName: 'Ada Lovelace',
    email: 'ada@example.com',
    companyName: 'Acme',
    currency: 'EUR',
  },
  ...{ zone: 'Europe/Berlin', timeRounding: 'up_15', capacitySeconds: 144_000, seesEveryone: false },
};

describe('what is kept of an account', () => {
  it('is what the server told', () => {
    expect(factsOf(ACCOUNT)).toEqual(FACTS);
  });

  it('of which little is known is nothing, and no zone but the computer’s', () => {
    const account = { ...ACCOUNT, email: null, timezone: null, weeklyCapacitySeconds: null, company: null };
    expect(factsOf(account)).toEqual({
      ...{ ...FACTS, email: '', companyName: '', zone: null, timeRounding: null, capacitySeconds: null },
      currency: null,
    });
    expect(factsOf({ ...ACCOUNT, company: { ...COMPANY, name: null } }).companyName).toBe('');
  });

  it.each([
    [['member'], false],
    [[], false],
    [['member', 'Company Admin'], true],
    [['owner'], true],
    [['project_manager'], true],
  ])('with the roles %j sees everybody: %s', (roles, seesEveryone) => {
    expect(factsOf({ ...ACCOUNT, roles }).seesEveryone).toBe(seesEveryone);
  });

  it('tells how hours are rounded; of nothing nobody can', () => {
    expect(roundingOf(FACTS)).toEqual({ direction: 'up', stepSeconds: 900 });
    expect(roundingOf(null)).toBeNull();
  });

  it('tells the currency of expenses and clients; of nothing nobody can', () => {
    expect(expenseCurrency({ ...FACTS, currency: 'CHF' })).toBe('CHF');
    expect(expenseCurrency({ ...FACTS, currency: null })).toBeNull();
    expect(expenseCurrency(null)).toBeNull();
    expect(clientCurrency({ currency: 'USD' }, { currency: 'CHF' })).toBe('USD');
    expect(clientCurrency({ currency: null }, { currency: 'CHF' })).toBe('CHF');
    expect(clientCurrency({ currency: null }, null)).toBeNull();
  });

  it('is read back as it was', () => {
    expect(decodeAccountFacts(JSON.stringify(FACTS))).toEqual(FACTS);
    expect(decodeProjects(JSON.stringify(PROJECTS))).toEqual(PROJECTS);
  });

  it('is read back where an older app kept less', () => {
    expect(decodeAccountFacts(JSON.stringify({ ...FACTS, seesEveryone: undefined }))).toEqual(FACTS);
    const older = PROJECTS.map((project) => ({ ...project, budget: undefined, clientId: undefined }));
    expect(decodeProjects(JSON.stringify(older))).toEqual(
      PROJECTS.map((project) => ({ ...project, clientId: null })),
    );
    for (const budget of [{ seconds: 3600, isMonthly: true }, { amount: 1, isMonthly: false }, 'each']) {
      const newer = PROJECTS.map((project) => ({ ...project, budget }));
      expect(decodeProjects(JSON.stringify(newer))).toEqual(newer);
    }
  });

  it.each(['', '{', 'null', '[1]', '{"userId":1}'])('is fetched again where «%s» was kept', (json) => {
    expect(decodeAccountFacts(json)).toBeNull();
    expect(decodeProjects(json)).toEqual([]);
  });

  it('is fetched again where nothing was', () => {
    expect(decodeAccountFacts(null)).toBeNull();
    expect(decodeProjects(null)).toEqual([]);
  });
});
