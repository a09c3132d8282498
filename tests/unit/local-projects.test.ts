import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLocalProject } from '../../src/main/local-projects';
import { Bench } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(() => bench.close());

const add = (clientName: string, projectName: string, ...taskNames: string[]) =>
  addLocalProject(bench.elsewhere, { clientName, projectName, taskNames });
const names = async () => (await bench.elsewhere.clients().collect()).map(({ name }) => name).sort();

describe('a project on this computer', () => {
  it('is made with its client and tasks, and can be used at once', async () => {
    expect(await add('Bluebell', 'Garden', 'Digging', 'Planting')).toEqual({ ok: true, value: null });
    await bench.refreshed();
    const garden = bench.workspace.catalogue.projects.find(({ name }) => name === 'Garden');
    expect(garden).toMatchObject({ clientName: 'Bluebell', isActive: true });
    expect(garden?.tasks.map(({ name }) => name).sort()).toEqual(['Digging', 'Planting']);
  });

  it('uses a client and tasks again that are there by name, however written', async () => {
    await add('ACME', 'Second', 'development', 'Development', 'New');
    expect(await names()).toEqual(['Acme']);
    const tasks = (await bench.elsewhere.tasks().collect()).map(({ name }) => name).sort();
    expect(tasks).toEqual(['Design', 'Development', 'New']);
  });

  it('is not made twice for one client, but for another', async () => {
    expect(await add('acme', 'website', 'Design')).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', field: 'projectName' },
    });
    expect((await add('Bluebell', 'Website', 'Design')).ok).toBe(true);
    expect(await names()).toEqual(['Acme', 'Bluebell']);
  });
});
