import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreationBody } from '../../src/main/core/creation';
import { addLocalProject } from '../../src/main/local-projects';
import { until } from '../support/manual-time';
import { Computer, SETTLE_MS } from './accounts-support';

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(() => computer.end());

const file = () => path.join(computer.folder, 'this-computer', 'keito.db');
const workspace = () => computer.open.account.workspace;
const keito = () => {
  const { local } = computer.open.account;
  if (!local) throw new Error('Not on this computer.');
  return local.client;
};
const allSaved = () =>
  until(() => workspace().unsent.waiting === 0 && workspace().unsent.refused === 0, 'all to be saved');
const websiteId = () => workspace().catalogue.projects.find(({ name }) => name === 'Website')?.id ?? '';

/** A project, two entries of which one runs, and one of each that is created besides; Keito has it all. */
async function fill(): Promise<void> {
  const wanted = { clientName: 'Acme', projectName: 'Website', taskNames: ['Review'] };
  expect(await addLocalProject(keito(), wanted)).toEqual({ ok: true, value: null });
  workspace().refresh();
  await until(() => websiteId() !== '', 'the new project');
  const [task] = workspace().catalogue.projects.find(({ name }) => name === 'Website')?.tasks ?? [];
  const choice = { projectId: websiteId(), taskId: task?.id ?? '', notes: 'kept' };
  const when = { spentDate: '2026-05-21', seconds: 5400, startTime: '09:00', endTime: '10:30' };
  expect(workspace().entries.log({ ...choice, ...when }, workspace().act('window')).ok).toBe(true);
  computer.startTimer('running');
  await workspace().clientBook.look();
  await workspace().expenses.read('2026-05');
  const acme = workspace()
    .clientBook.view()
    .clients.find(({ name }) => name === 'Acme');
  for (const [id, body] of creations(acme?.id ?? '')) {
    // As long ago as it would be held back.
    workspace().ledger.creations.add(id, body, Date.now() - 60_000);
    workspace().refresh();
    await allSaved();
  }
  const { entries, contacts, expenses, invoices } = await told();
  expect([entries.length, contacts.length, expenses.length, invoices.length]).toEqual([2, 2, 1, 1]);
}

function creations(acmeId: string): readonly (readonly [string, CreationBody])[] {
  const nothing = { paymentTerms: null, paymentDays: null, tax: null, tax2: null, discount: null };
  const unknown = {
    lastName: null,
    title: null,
    email: null,
    phoneOffice: null,
    phoneMobile: null,
    fax: null,
  };
  const line = { kind: 'Service', description: 'Work', quantity: 1.5, unitPrice: 900_000 };
  const [category] = workspace().expenses.categories;
  const days = { issueDate: '2026-05-31', periodStart: null, periodEnd: null };
  return [
    ['client', { kind: 'client', name: 'Northwind', address: null, currency: null, ...nothing }],
    ['of-acme', { kind: 'contact', clientId: acmeId, firstName: 'Ada', ...unknown }],
    ['of-northwind', { kind: 'contact', clientId: 'client', firstName: 'Grace', ...unknown }],
    [
      'expense',
      {
        ...{
          kind: 'expense',
          projectId: websiteId(),
          categoryId: category?.id ?? '',
          spentDate: '2026-05-20',
        },
        ...{ cost: 125_000, units: null, notes: 'taxi', billable: true },
      },
    ],
    [
      'invoice',
      {
        ...{ kind: 'invoice', clientId: acmeId, subject: 'May', notes: null, currency: null, ...days },
        ...{ tax: null, tax2: null, discount: null },
        lines: [{ ...line, taxed: false, taxed2: false, projectId: websiteId() }],
      },
    ],
  ];
}

/** Everything that Keito has, by names: ids are others afterwards. */
async function told() {
  const client = keito();
  const entries = await client.timeEntries().collect();
  const contacts = await client.contacts().collect();
  const expenses = await client.expenses().collect();
  const invoices = await client.invoices().collect();
  return {
    entries: entries.map((one) => [one.notes, one.project?.name, one.task?.name, one.hours]).sort(),
    clients: (await client.clients().collect()).map(({ name }) => name).sort(),
    contacts: contacts.map((one) => [one.first_name, one.client?.name]).sort(),
    expenses: expenses.map((one) => [
      one.notes,
      one.project?.name,
      one.expense_category?.name,
      one.total_cost,
    ]),
    invoices: invoices.map((one) => [one.subject, one.client?.name, one.line_items?.length]),
  };
}

const damage = (damaged = file()): void => {
  writeFileSync(damaged, 'no database at all');
  rmSync(`${damaged}-wal`, { force: true });
};
const remove = (): void => {
  for (const part of ['', '-wal', '-shm']) rmSync(file() + part, { force: true });
};
const keepCopy = (): void => copyFileSync(file(), `${file()}.copy`);
const putBack = (): void => {
  remove();
  copyFileSync(`${file()}.copy`, file());
};

describe('a Keito on this computer that was lost', () => {
  it.each([
    ['damaged', () => damage()],
    ['removed', remove],
    ['put back as it was before, by a backup of the computer', putBack],
  ])(
    'because its file was %s is built anew from the journal: everything is there once',
    async (_how, lose) => {
      await computer.open.close();
      keepCopy();
      computer.begin();
      await computer.open.begin();
      await fill();
      const before = await told();
      const startedAt = workspace().running()?.startedAt;
      await computer.open.close();
      lose();

      computer.begin();
      await computer.open.begin();
      await allSaved();
      expect(computer.notices).toContain('keito-reset');
      expect(await told()).toEqual(before);
      expect(workspace().running()).toMatchObject({ notes: 'running', startedAt });
      expect(workspace().ledger.between('0000-01-01', '9999-12-31')).toHaveLength(2);

      await computer.open.close();
      computer.begin();
      await computer.open.begin();
      await allSaved();
      expect(await told()).toEqual(before);
    },
  );

  it('has all in its file once it is closed: no log is left that could be damaged', async () => {
    await fill();
    await computer.open.close();
    expect(existsSync(`${file()}-wal`)).toBe(false);
  });

  // Three starts of the app, with the files of two databases.
  it(
    'is not filled a second time where soon after it the journal is damaged, too',
    { timeout: 30_000 },
    async () => {
      await fill();
      const before = await told();
      await computer.open.close();
      damage();
      computer.begin();
      await computer.open.begin();
      await allSaved();
      await computer.open.close();

      damage(path.join(computer.folder, 'this-computer', 'ledger.db'));
      computer.begin();
      await computer.open.begin();
      await until(
        () =>
          workspace()
            .ledger.openOperations()
            .some(({ state }) => state === 'unsure'),
        'what the restored journal cannot know to be saved',
      );
      computer.pass(SETTLE_MS);
      await allSaved();
      workspace().refresh();
      await allSaved();
      expect(computer.notices.filter((id) => id === 'keito-reset' || id === 'ledger-restored')).toEqual([
        ...['keito-reset', 'keito-reset', 'ledger-restored'],
      ]);
      expect(await told()).toEqual(before);
      expect(workspace().ledger.between('0000-01-01', '9999-12-31')).toHaveLength(2);
    },
  );

  it('is read by nobody before it is filled again, though the window is opened at once', async () => {
    await fill();
    const before = await told();
    await computer.open.close();
    damage();
    computer.begin();
    const begun = computer.open.begin();
    workspace().glance();
    workspace().refresh();
    await begun;
    await allSaved();
    expect(await told()).toEqual(before);
    expect(workspace().ledger.between('0000-01-01', '9999-12-31')).toHaveLength(2);
  });

  it('is built anew also where the app that found it lost has ended before it could', async () => {
    await fill();
    const before = await told();
    await computer.open.close();
    damage();
    computer.begin();
    await computer.open.close();

    computer.begin();
    await computer.open.begin();
    await allSaved();
    expect(await told()).toEqual(before);
  });

  it('has what was pinned, hidden and coloured as before, by its new ids', async () => {
    await fill();
    const { pins } = workspace();
    const website = workspace().projects.find(websiteId());
    const hidden = workspace().catalogue.projects.find(({ id }) => id !== website?.id);
    const taskId = website?.tasks[0]?.id ?? '';
    expect(pins.add({ projectId: websiteId(), taskId, notes: 'pinned' }).ok).toBe(true);
    const change = (id: string | undefined, how: object) =>
      expect(workspace().projects.preferences.change(id ?? '', how).ok).toBe(true);
    change(hidden?.id, { isHidden: true });
    change(website?.id, { color: '#123456' });
    await computer.open.close();
    damage();

    computer.begin();
    // A moment before it is known to be lost: what would be put back then is by the old ids.
    change(hidden?.id, { color: '#654321' });
    await computer.open.begin();
    expect(workspace().arrangementActs.undoable).toBeNull();
    await until(() => websiteId() !== website?.id && websiteId() !== '', 'the projects by their new ids');
    expect(workspace().pins.list).toMatchObject([
      { projectId: websiteId(), taskName: 'Review', notes: 'pinned', color: '#123456', isAvailable: true },
    ]);
    const { catalogue } = workspace();
    expect(catalogue.hidden).toMatchObject([{ name: hidden?.name, color: '#654321' }]);
    expect(catalogue.recolored.toSorted()).toEqual([websiteId(), catalogue.hidden[0]?.id].toSorted());
  });

  it('has its projects, and what was pinned, also where no time was kept in it', async () => {
    const wanted = { clientName: 'Acme', projectName: 'Website', taskNames: ['Review'] };
    expect(await addLocalProject(keito(), wanted)).toEqual({ ok: true, value: null });
    workspace().refresh();
    await until(() => websiteId() !== '', 'the new project');
    const [projectId, [task]] = [websiteId(), workspace().projects.find(websiteId())?.tasks ?? []];
    expect(workspace().pins.add({ projectId, taskId: task?.id ?? '', notes: 'pinned' }).ok).toBe(true);
    await computer.open.close();
    damage();
    computer.begin();
    await computer.open.begin();
    await until(() => ![projectId, ''].includes(websiteId()), 'the project by its new id');
    expect(workspace().pins.list).toMatchObject([{ projectId: websiteId(), isAvailable: true }]);
  });

  it('is no loss where nothing was kept in it', async () => {
    await computer.open.close();
    remove();
    computer.begin();
    await computer.open.begin();
    await computer.projectsThere();
    expect(computer.notices).toEqual([]);
  });
});
