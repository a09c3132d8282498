import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyStyle } from '../../../src/shared/currencies';
import { learnedFrom, readExpenseLine } from '../../../src/shared/expense-line';
import type { Project } from '../../../src/shared/model';
import { buildQuickEntryIndex, lexiconFor } from '../../../src/shared/quick-entry';

const project = (id: string, clientName: string, name: string): Project => ({
  ...{
    id,
    name,
    code: null,
    clientId: null,
    clientName,
    color: null,
    isBillable: true,
    isActive: true,
    budget: null,
  },
  tasks: [{ id: `${id}.t`, name: 'Development' }],
});
const TRAVEL = { id: 'g1', name: 'Travel' };
const MEALS = { id: 'g2', name: 'Meals and entertainment' };
const SOFTWARE = { id: 'g3', name: 'Software' };
const context = {
  ...{ today: '2026-05-21', lexicon: lexiconFor('en'), frequent: [], money: moneyStyle('en', 'EUR') },
  index: buildQuickEntryIndex([project('p1', 'Acme', 'Website'), project('p2', 'Globex', 'Shop')]),
  categories: [TRAVEL, MEALS, SOFTWARE],
  learned: learnedFrom([
    { notes: 'taxi', categoryId: MEALS.id, spentDate: '2026-04-30' },
    { notes: 'Taxi to the airport', categoryId: TRAVEL.id, spentDate: '2026-05-02' },
  ]),
};
const read = (text: string) => {
  const {
    cost,
    units,
    category,
    project: found,
    spentDate,
    notes,
    problems,
  } = readExpenseLine(text, context);
  return [
    cost === null ? null : cost / 10_000,
    units,
    category?.name ?? null,
    found?.id ?? null,
    spentDate,
    notes,
    problems.map(({ code }) => code).join(' '),
  ];
};

describe('a line for an expense', () => {
  it.each([
    ['12.50 taxi acme yesterday', [12.5, null, 'Travel', 'p1', '2026-05-20', 'taxi', '']],
    ['acme 12,5 travel', [12.5, null, 'Travel', 'p1', '2026-05-21', '', '']],
    ['travel acme website 40 back home', [40, null, 'Travel', 'p1', '2026-05-21', 'back home', '']],
    [
      '€7 meals globex lunch for 3 people 5/19',
      [7, null, MEALS.name, 'p2', '2026-05-19', 'lunch for 3 people', ''],
    ],
    ['12.50 taxi acme day before yesterday', [12.5, null, 'Travel', 'p1', '2026-05-19', 'taxi', '']],
    ['2 days ago 12.50 taxi acme', [12.5, null, 'Travel', 'p1', '2026-05-19', 'taxi', '']],
    ['12.50 taxi acme last friday', [12.5, null, 'Travel', 'p1', '2026-05-15', 'taxi', '']],
    ['12 may 40 taxi acme', [40, null, 'Travel', 'p1', '2026-05-12', 'taxi', '']],
    ['120x travel globex', [null, 120, 'Travel', 'p2', '2026-05-21', '', '']],
    ['0 software acme', [0, null, 'Software', 'p1', '2026-05-21', '', '']],
    ['soft acme 9.99 licence', [9.99, null, 'Software', 'p1', '2026-05-21', 'licence', '']],
    ['entertainment shop 5', [5, null, MEALS.name, 'p2', '2026-05-21', '', '']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['taxi acme', 'no-amount'],
    ['12.50 travel', 'no-project'],
    ['12.50 acme', 'no-category'],
    ['12.50 13.50 travel acme', 'amount-twice'],
    ['1x 2x travel acme', 'amount-twice'],
    ['5 travel acme mon tue', 'day-twice'],
    ['5 travel acme 2/30', 'day'],
    ['5 travel acme 30 feb', 'day'],
    ['5 travel acme last friday yesterday', 'day-twice'],
    ['', ''],
  ])('%s: %s', (text, problems) => {
    expect(read(text).at(-1)).toBe(problems);
  });

  it('finds no project by a word that only joins others', () => {
    const line = 'hôtel de Madrid globex 80 travel';
    const { project: found, notes } = readExpenseLine(line, { ...context, lexicon: lexiconFor('fr') });
    expect([found?.id, notes]).toEqual(['p2', 'hôtel de Madrid']);
  });

  it.each([
    ['Fr. 12.50 taxi acme', 12.5, '2026-05-21', 'taxi'],
    ['12 Fr. taxi acme', 12, '2026-05-21', 'taxi'],
    ['taxi acme 12 fr.', 12, '2026-05-21', 'taxi'],
    ['Fr.12.- taxi acme 2 Pers', 12, '2026-05-21', 'taxi 2 Pers'],
    ['12Fr.50 taxi acme', 12.5, '2026-05-21', 'taxi'],
    ['Fr. 12 taxi acme', 12, '2026-05-21', 'taxi'],
    ['taxi acme Fr. 45 (12.50) ICE571', 45, '2026-05-21', 'taxi (12.50) ICE571'],
    ['12 Fr. - taxi acme', 12, '2026-05-21', '- taxi'],
    ['2 Pers taxi acme 12 Fr.', 12, '2026-05-21', '2 Pers taxi'],
    ['12.50 taxi acme Fr.', 12.5, '2026-05-15', 'taxi'],
    ['letzten Fr. 12.50 taxi acme', 12.5, '2026-05-15', 'taxi'],
    ['Fr. 12.50 taxi acme gestern', 12.5, '2026-05-20', 'taxi'],
  ])('in francs has them and no Friday beside a figure: %s', (text, cost, spentDate, notes) => {
    // Those of Africa have no decimals.
    for (const [locale, currency] of [
      ['de-CH', 'CHF'],
      ...(Number.isInteger(cost) ? [['de', 'XAF'] as const, ['de', 'XOF'] as const] : []),
    ] as const) {
      const own = { ...context, lexicon: lexiconFor(locale), money: moneyStyle(locale, currency) };
      expect(readExpenseLine(text, own)).toMatchObject({
        ...{ cost: cost * 10_000, spentDate, notes, problems: [] },
      });
    }
  });

  it.each([
    ['Mittagessen am Fr. 45', 45, 'Mittagessen am'],
    ['Essen vom Fr. 45', 45, 'Essen vom'],
    ['Essen bis Fr. 45', 45, 'Essen bis'],
    ['Essen Seit Fr. 12.50', 12.5, 'Essen Seit'],
    ['Taxi diesen Fr. 45', 45, 'Taxi diesen'],
    ['Parking ab Fr. 45', 45, 'Parking ab'],
    ['Hotel Do - Fr. 180', 180, 'Hotel Do -'],
    ['Hotel Do – Fr. 180', 180, 'Hotel Do –'],
    ['Hotel 180 Fr. - So', 180, 'Hotel - So'],
    ['Hotel 180 Fr. bis So', 180, 'Hotel bis So'],
    ['Fr. 1 Kaffee 4.50', 4.5, '1 Kaffee'],
    ['taxi Fr. 12 Pers. 45.50', 45.5, 'taxi 12 Pers.'],
    ['taxi Fr. 2 Personen 45', null, 'taxi Personen'],
    ['Fr. 2 Kaffee 9', null, 'Kaffee'],
    ['45 Fr. 2 Kaffee', null, 'Kaffee'],
  ])('in francs has a Friday after a word of days, and before a count: %s', (text, cost, notes) => {
    const own = { ...context, lexicon: lexiconFor('de-CH'), money: moneyStyle('de-CH', 'CHF') };
    expect(readExpenseLine(`${text} travel acme`, own)).toMatchObject({
      ...{ cost: cost === null ? null : cost * 10_000, spentDate: '2026-05-15', notes },
      problems: cost === null ? [{ code: 'amount-among' }] : [],
    });
  });

  it.each([
    ['de-CH', 'Billett Zone 110 Fr. 4.40', 4.4, 'Billett Zone 110'],
    ['de-CH', 'Parkhaus 3 Fr. 4.50', 4.5, 'Parkhaus 3'],
    ['de-CH', 'Kaffee 2 Fr. 9.50', 9.5, 'Kaffee 2'],
    ['de-CH', 'Zimmer 12, Fr. 120.50', 120.5, 'Zimmer 12,'],
    ['fr-CH', 'ligne 5 fr. 3.70', 3.7, 'ligne 5'],
    ['de-CH', 'Linie 5 Fr. 12.-', 12, 'Linie 5'],
    ['de-CH', "Linie 5 Fr. 1'250", 1250, 'Linie 5'],
    ['de-CH', 'Essen 45 (inkl. 5 Fr. Tip)', 45, 'Essen (inkl. 5 Fr. Tip)'],
    ['de-CH', 'Essen 45.50 (inkl. 5 Fr. Tip)', 45.5, 'Essen (inkl. 5 Fr. Tip)'],
    ['de-CH', 'Essen Fr. 45 (inkl. 5.- Tip)', 45, 'Essen (inkl. 5.- Tip)'],
    ['fr-CH', 'repas 45 (dont 5.- pourboire)', 45, 'repas (dont 5.- pourboire)'],
  ])('in francs has no amount before them or in brackets; in %s: %s', (locale, text, cost, notes) => {
    const own = { ...context, lexicon: lexiconFor(locale), money: moneyStyle(locale, 'CHF') };
    expect(readExpenseLine(`${text} travel acme`, own)).toMatchObject({
      ...{ cost: cost * 10_000, spentDate: '2026-05-21', notes, problems: [] },
    });
  });

  it('in another currency has a Friday there', () => {
    const own = { ...context, lexicon: lexiconFor('de') };
    expect(readExpenseLine('12 Fr. taxi acme', own)).toMatchObject({
      cost: 120_000,
      spentDate: '2026-05-15',
    });
  });

  it('has the project that is used most where it names none', () => {
    const used = { ...context, frequent: [{ projectId: 'p2', taskId: 'p2.t' }] };
    expect(readExpenseLine('5 travel', used).project?.id).toBe('p2');
  });

  it('is whole in its parts, whatever is typed', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '12.50',
        '€3',
        '7x',
        'taxi',
        'acme',
        'yesterday',
        '2/30',
        'travel',
        'ago',
        'days',
        'day',
        'before',
        'last',
        'may',
        '\\',
        '—',
        '1',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        const { parts, notes } = readExpenseLine(text, context);
        expect(parts.map((part) => part.text)).toEqual(text.match(/\S+/g) ?? []);
        expect(notes).toBe(parts.flatMap((part) => (part.kind === 'note' ? [part.text] : [])).join(' '));
      }),
      { seed: 20261126 },
    );
  });
});
