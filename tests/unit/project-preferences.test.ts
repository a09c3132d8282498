import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/lib/repository.mjs';
import { PROJECT_COLORS } from '../../src/shared/projects';
import { Bench, TODAY } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const preferences = () => bench.workspace.projects.preferences;
const names = (projects: readonly { name: string }[]) => projects.map(({ name }) => name);
const website = () => bench.acme.projectId;

/** The app is started again on the same journal. */
async function restart(): Promise<void> {
  await bench.workspace.close();
  bench.start();
}

describe('a project that is hidden', () => {
  it('is not offered, but known, over a restart, until it is shown again', async () => {
    const before = bench.workspace.catalogue.revision;
    expect(preferences().change(website(), { isHidden: true })).toEqual({ ok: true, value: null });
    expect(bench.workspace.catalogue.revision).toBeGreaterThan(before);
    await restart();
    expect(names(bench.workspace.catalogue.projects)).toEqual(['Shop']);
    expect(names(bench.workspace.catalogue.hidden)).toEqual(['Website']);
    expect(names(bench.workspace.projects.all).sort()).toEqual(['Shop', 'Website']);
    preferences().change(website(), { isHidden: false });
    expect(names(bench.workspace.catalogue.hidden)).toEqual([]);
    expect(bench.workspace.ledger.fact('project-preferences')).toBe('{}');
  });

  it('keeps its timer, its entries and its pin, and time can be put on it', async () => {
    bench.started();
    bench.workspace.pins.add(bench.acme);
    preferences().change(website(), { isHidden: true });
    expect(bench.workspace.work(1).running).toMatchObject({ projectName: 'Website', clientName: 'Acme' });
    expect(bench.workspace.pins.list).toMatchObject([{ projectName: 'Website', isAvailable: true }]);
    expect(bench.workspace.entries.stop(bench.act())).toEqual({ ok: true, value: null });
    bench.logged(600);
    await bench.refreshed();
    expect(bench.entries.map(({ projectName, state }) => [projectName, state.kind])).toEqual([
      ['Website', 'saved'],
      ['Website', 'saved'],
    ]);
  });

  it('leaves what is offered to be started again', () => {
    bench.logged(600, bench.acme, '2026-05-20');
    bench.logged(600, bench.other, TODAY);
    preferences().change(website(), { isHidden: true });
    const { recents, frequent } = bench.workspace.work(1);
    expect(recents.map(({ projectName }) => projectName)).toEqual(['Shop']);
    expect(frequent.map(({ projectId }) => projectId)).toEqual([bench.other.projectId]);
  });

  it('stays hidden when Keito is read anew', async () => {
    preferences().change(website(), { isHidden: true });
    await bench.refreshed();
    expect(names(bench.workspace.catalogue.projects)).toEqual(['Shop']);
  });
});

describe('a colour of one’s own', () => {
  it('is that of the project wherever it is shown, until it is Keito’s own again', async () => {
    bench.logged(600);
    bench.workspace.pins.add(bench.acme);
    await bench.refreshed();
    preferences().change(website(), { color: PROJECT_COLORS.teal });
    await restart();
    await bench.settled();
    const { entries, recents } = bench.workspace.work(1);
    const report = await bench.workspace.reports.read({ from: TODAY, to: TODAY }, true);
    const shown = [
      ...[entries[0], recents[0], bench.workspace.pins.list[0]],
      bench.workspace.catalogue.projects.find(({ id }) => id === website()),
    ];
    expect(shown.map((one) => one?.color)).toEqual(Array(4).fill(PROJECT_COLORS.teal));
    expect(JSON.stringify(report)).toContain(PROJECT_COLORS.teal);
    expect(bench.workspace.catalogue.recolored).toEqual([website()]);
    preferences().change(website(), { color: null });
    expect(bench.entries[0]?.color).toBeNull();
    expect(bench.workspace.catalogue.recolored).toEqual([]);
  });

  it('and being hidden do not undo each other', () => {
    preferences().change(website(), { color: PROJECT_COLORS.pink });
    preferences().change(website(), { isHidden: true });
    preferences().change(website(), { isHidden: false });
    expect(bench.workspace.catalogue.recolored).toEqual([website()]);
  });

  it('of a project that is not there is refused', () => {
    expect(preferences().change('gone', { color: '#000000' })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    });
  });

  it('that another version kept in another form is Keito’s own', async () => {
    bench.workspace.ledger.setFact('project-preferences', JSON.stringify({ [website()]: { color: 'red' } }));
    await restart();
    expect(bench.workspace.catalogue.recolored).toEqual([]);
  });
});

describe('what was done to a project', () => {
  const undoable = () => bench.workspace.undoable;
  const undone = () => bench.workspace.arrangementActs.undo(undoable()?.id ?? '');

  it('is taken back, the newest first, beside what was done to pins and to time', async () => {
    bench.logged(600);
    await bench.time.advance(1_000);
    preferences().change(website(), { color: PROJECT_COLORS.pink });
    preferences().change(website(), { isHidden: true });
    bench.workspace.pins.add(bench.other);
    expect(undoable()).toMatchObject({ what: 'pin' });
    undone();
    expect(undoable()).toMatchObject({ what: 'hide-project', projectName: 'Website' });
    const { revision } = bench.workspace.catalogue;
    undone();
    expect(bench.workspace.catalogue).toMatchObject({ hidden: [], recolored: [website()] });
    expect(bench.workspace.catalogue.revision).toBeGreaterThan(revision);
    expect(undoable()).toMatchObject({ what: 'color-project' });
    undone();
    expect(undoable()).toMatchObject({ what: 'log' });
    await restart();
    expect(bench.workspace.catalogue).toMatchObject({ hidden: [], recolored: [] });
  });

  it('is told by what it was', () => {
    preferences().change(website(), { isHidden: true });
    preferences().change(website(), { isHidden: false });
    expect(undoable()).toMatchObject({ what: 'show-project' });
    undone();
    expect(names(bench.workspace.catalogue.hidden)).toEqual(['Website']);
  });

  it('is nothing where nothing changes, and over after ten seconds', async () => {
    preferences().change(website(), { isHidden: false });
    expect(undoable()).toBeNull();
    preferences().change(website(), { isHidden: true });
    await bench.time.advance(9_999);
    expect(undoable()).not.toBeNull();
    await bench.time.advance(1);
    expect(undoable()).toBeNull();
  });
});

it('the colours to choose from are those of the palette', () => {
  const tokens = readFileSync(join(repository, 'src/renderer/styles/tokens.css'), 'utf8');
  const palette = [...tokens.matchAll(/--p\d: light-dark\((#[0-9a-f]{6}),/g)].map(([, color]) => color);
  expect(Object.values(PROJECT_COLORS)).toEqual(palette);
});
