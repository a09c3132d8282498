import { expect, test } from 'vitest';
import { compareClients, tellComparison } from '../../torture/compare';

test('with the same faults a client that retries from memory loses and doubles, and the app does not', async () => {
  const comparison = await compareClients({ runs: 3, seed: 2 });
  const [naive, ours] = comparison.clients;

  expect(ours).toMatchObject({
    client: 'Keito Bar',
    duplicates: 0,
    losses: 0,
    wrongDurations: 0,
    setAside: 0,
  });
  expect(naive?.intended).toBe(ours?.intended);
  expect(naive?.duplicates).toBeGreaterThan(0);
  expect(naive?.losses).toBeGreaterThan(0);
  expect(naive?.wrongDurations).toBeGreaterThan(0);
  expect(tellComparison(comparison)).toMatch(/naive client .*\n {0,2}Keito Bar {2,}\d+ {2,}0 {2,}0 {2,}0/);
}, 120_000);

test('the same seed gives the same figures', async () => {
  const once = await compareClients({ runs: 1, seed: 9 });
  expect(await compareClients({ runs: 1, seed: 9 })).toEqual(once);
}, 120_000);
