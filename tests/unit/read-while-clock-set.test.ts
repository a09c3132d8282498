import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import { Bench, MINUTE } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ currency: 'EUR' });
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

describe('a list that is read while the clock is set back', () => {
  it('hides nothing that is added afterwards: clients', async () => {
    const { clientBook } = bench.workspace;
    bench.beforeRequest = (method, path) => {
      if (method === 'GET' && path.endsWith('/contacts')) {
        bench.beforeRequest = () => undefined;
        bench.setClock(-30 * MINUTE);
      }
    };
    expect(await clientBook.look()).toEqual({ ok: true, value: null });
    await bench.settled();
    const added = clientBook.addClient({
      ...{ name: 'Northwind', address: '', currency: '', paymentTerms: '', paymentDays: '' },
      ...{ tax: '', tax2: '', discount: '' },
    });
    expect(added.ok).toBe(true);
    const names = (): string[] => clientBook.view().clients.map(({ name }) => name);
    expect(names()).toEqual(['Acme', 'Northwind']);
    await bench.advance(HOLD_MS + 1_000);
    expect((await bench.elsewhere.clients().collect()).map(({ name }) => name).sort()).toEqual([
      'Acme',
      'Northwind',
    ]);
    expect(names()).toEqual(['Acme', 'Northwind']);
  });

  it('hides nothing that is added afterwards: expenses', async () => {
    const { expenses } = bench.workspace;
    bench.beforeRequest = (method, path) => {
      if (method === 'GET' && path.endsWith('/expenses')) {
        bench.beforeRequest = () => undefined;
        bench.setClock(-30 * MINUTE);
      }
    };
    expect(await expenses.read('2026-05')).toEqual({ ok: true, value: null });
    await bench.settled();
    const [category] = expenses.categories;
    const added = expenses.add({
      ...{ projectId: bench.acme.projectId, categoryId: category?.id ?? '', spentDate: '2026-05-20' },
      ...{ cost: 125_000, units: null, notes: 'taxi', billable: null, metadata: [] },
    });
    expect(added.ok).toBe(true);
    expect(expenses.of('2026-05').expenses).toHaveLength(1);
    await bench.advance(HOLD_MS + 1_000);
    expect((await bench.elsewhere.expenses().collect()).map(({ notes }) => notes)).toEqual(['taxi']);
    expect(expenses.of('2026-05').expenses).toHaveLength(1);
  });
});
