import { moneyStyle } from '../../../src/shared/currencies';
import { readExpenseLine } from '../../../src/shared/expense-line';
import { buildQuickEntryIndex, lexiconFor } from '../../../src/shared/quick-entry';

const TRAVEL = { id: 'g1', name: 'Travel' };

/** The cost in units, the note, and what is wrong. */
export function read(text: string, locale = 'en', currency: string | null = 'EUR') {
  const { cost, notes, problems } = readExpenseLine(text, {
    ...{ today: '2026-05-21', lexicon: lexiconFor(locale), frequent: [], categories: [TRAVEL], learned: [] },
    money: moneyStyle(locale, currency),
    index: buildQuickEntryIndex([
      {
        ...{ id: 'p1', name: 'Website', code: null, clientName: 'Acme', color: null, isBillable: true },
        ...{ clientId: null, isActive: true, budget: null, tasks: [{ id: 't', name: 'Development' }] },
      },
    ]),
  });
  const wrong = problems.map((problem) => {
    if ('text' in problem) return `${problem.code} ${problem.text}`;
    return 'texts' in problem ? `${problem.code} ${problem.texts.join(' | ')}` : problem.code;
  });
  return [cost === null ? null : cost / 10_000, notes, ...wrong];
}
