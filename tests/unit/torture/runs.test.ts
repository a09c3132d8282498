import { describe, expect, it } from 'vitest';
import { runMany } from '../../torture/many';
import { runScript } from '../../torture/run';
import { FOUND } from './found';

describe('everything at once', () => {
  it.each(FOUND)('%s', async (_, script) => {
    expect((await runScript(script)).complaints).toEqual([]);
  });

  it('loses nothing and doubles nothing, whatever happens', async () => {
    const { runs, actions, lost, duplicated, failure } = await runMany(60, 20_260_521);
    expect(failure).toBeNull();
    expect({ runs, lost, duplicated }).toEqual({ runs: 60, lost: 0, duplicated: 0 });
    expect(actions).toBeGreaterThan(100);
  }, 180_000);
});
