import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addLocalProject } from '../../src/main/local-projects';
import { Move } from '../../src/main/move';
import type { MoveInput, MoveView } from '../../src/shared/move';
import { addDays, dateIn } from '../../src/shared/calendar';
import { until } from '../support/manual-time';
import { Computer } from './accounts-support';

let computer: Computer;

beforeEach(async () => {
  computer = await Computer.started();
});
afterEach(() => computer.end());

const workspace = () => computer.open.account.workspace;
const move = () => new Move({ folder: computer.folder, current: () => computer.open.account });
const OLD = '2026-01-15';

function logHere(notes: string, spentDate = OLD, seconds = 5_400): void {
  const [project] = workspace().catalogue.projects;
  const [task] = project?.tasks ?? [];
  const where = { projectId: project?.id ?? '', taskId: task?.id ?? '' };
  const when = { spentDate, seconds, startTime: '09:00', endTime: '10:30' };
  expect(workspace().entries.log({ ...where, notes, ...when }, workspace().act('window')).ok).toBe(true);
}

const savedHere = () => until(() => workspace().unsent.waiting === 0, 'all to be saved');

async function connect(): Promise<void> {
  await savedHere();
  expect((await computer.signIn()).ok).toBe(true);
  await computer.projectsThere();
}

function seen(): MoveView {
  const view = move().view();
  if (!view.ok) throw new Error(view.failure.message);
  return view.value;
}
const states = () =>
  seen()
    .entries.map(({ notes, state }) => `${notes} ${state}`)
    .sort();

/** All that is new, where the suggestions lead. */
function all(): MoveInput {
  const { entries, places } = seen();
  return {
    entryIds: entries.filter(({ state }) => state === 'new').map(({ id }) => id),
    targets: places.flatMap(({ projectId, taskId, suggestion }) =>
      suggestion ? [{ from: { projectId, taskId }, to: suggestion }] : [],
    ),
  };
}

async function there(): Promise<readonly { notes: string; hours: number; started: string | null }[]> {
  const { apiKey, accountId } = computer.server.credentials;
  const answer = await computer.server.fetch('http://keito.invalid/api/v2/time_entries?per_page=2000', {
    headers: { Authorization: `Bearer ${apiKey}`, 'Keito-Account-Id': accountId },
  });
  const { time_entries } = (await answer.json()) as {
    time_entries: { notes: string; hours: number; started_time: string | null }[];
  };
  return time_entries
    .map(({ notes, hours, started_time }) => ({ notes, hours, started: started_time }))
    .sort((a, b) => a.notes.localeCompare(b.notes));
}
const notesThere = async () => (await there()).map(({ notes }) => notes);

/** What lies in this computer's folder, byte for byte. */
const filesHere = () => {
  const folder = path.join(computer.folder, 'this-computer');
  return readdirSync(folder)
    .filter((name) => name.startsWith('ledger.db'))
    .map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]);
};

/** What is called so in this computer's folder is gone, with what belongs to it. */
function loseHere(name: string): void {
  const folder = path.join(computer.folder, 'this-computer');
  for (const one of readdirSync(folder).filter((other) => other.startsWith(name)))
    rmSync(path.join(folder, one), { recursive: true });
}

const accountFolder = () => path.join(computer.folder, 'accounts', computer.settings.signedIn[0]?.id ?? '');

/** The account's journal and its copies are gone: it begins anew, knowing nothing. */
async function forgetAccount(): Promise<void> {
  await computer.open.close();
  rmSync(accountFolder(), { recursive: true });
  computer.begin();
  await computer.open.begin();
  await computer.projectsThere();
}

describe('time is brought over from this computer', () => {
  it('each entry once, as it was, and this computer keeps its own untouched', async () => {
    logHere('first');
    logHere('second', addDays(OLD, 1), 4_000);
    await connect();
    const before = filesHere();
    expect(move().offer()).toEqual({ count: 2, isNews: true });
    expect(states()).toEqual(['first new', 'second new']);
    expect(move().carryOut(all())).toEqual({ ok: true, value: { entries: 2, seconds: 9_400 } });
    // At once, before anything was sent.
    expect(workspace().entriesBetween(OLD, addDays(OLD, 1))).toHaveLength(2);
    await savedHere();
    expect(await there()).toEqual([
      { notes: 'first', hours: 1.5, started: '09:00' },
      // Clock times that do not hold the duration are kept here and not sent, as ever.
      { notes: 'second', hours: expect.closeTo(4_000 / 3_600, 2), started: null },
    ]);
    expect(states()).toEqual(['first brought', 'second brought']);
    expect(move().offer()).toEqual({ count: 0, isNews: false });
    expect(filesHere()).toEqual(before);
    expect(existsSync(path.join(computer.folder, 'moving'))).toBe(false);
  });

  it('twice in a row, and at a further run with something new, each is there once', async () => {
    logHere('first');
    await connect();
    const input = all();
    expect(move().carryOut(input)).toMatchObject({ ok: true, value: { entries: 1 } });
    expect(move().carryOut(input)).toEqual({ ok: true, value: { entries: 0, seconds: 0 } });
    await savedHere();
    await computer.useThisComputer();
    logHere('second');
    await connect();
    expect(states()).toEqual(['first brought', 'second new']);
    expect(move().carryOut(all())).toMatchObject({ ok: true, value: { entries: 1 } });
    await savedHere();
    expect(await notesThere()).toEqual(['first', 'second']);
  });

  it('without a network too: it is sent once there is one, also by the next start', async () => {
    logHere('first');
    await connect();
    computer.isOffline = true;
    expect(move().carryOut(all()).ok).toBe(true);
    await computer.open.close();
    computer.begin();
    expect(workspace().unsent.waiting).toBe(1);
    expect(states()).toEqual(['first brought']);
    computer.isOffline = false;
    await computer.open.begin();
    await savedHere();
    expect(await notesThere()).toEqual(['first']);
  });

  it('what fails while it is written leaves nothing behind', async () => {
    logHere('first');
    logHere('second');
    await connect();
    const { ledger } = workspace();
    vi.spyOn(ledger, 'setFact').mockImplementation(() => {
      throw new Error('The disk is full.');
    });
    expect(() => move().carryOut(all())).toThrow('The disk is full.');
    vi.restoreAllMocks();
    expect(ledger.openOperations()).toEqual([]);
    expect(states()).toEqual(['first new', 'second new']);
    expect(move().carryOut(all())).toMatchObject({ ok: true, value: { entries: 2 } });
    await savedHere();
    expect(await notesThere()).toEqual(['first', 'second']);
  });

  it('a journal that lost all of it finds on the server what was sent, however old, and sends nothing twice', async () => {
    logHere('old');
    const recent = dateIn('UTC', Date.now() - 2 * 86_400_000);
    logHere('recent', recent);
    await connect();
    expect(move().carryOut(all()).ok).toBe(true);
    await savedHere();
    await forgetAccount();
    await until(() => workspace().entriesBetween(recent, recent).length > 0, 'the last weeks to be read');
    // Keito tells of the recent one; the old one lies where nobody has looked.
    expect(states()).toEqual(['old new', 'recent brought']);
    expect(move().carryOut(all())).toMatchObject({ ok: true, value: { entries: 1 } });
    await savedHere();
    expect(await notesThere()).toEqual(['old', 'recent']);
    expect(workspace().entriesBetween(OLD, OLD)).toHaveLength(1);
    expect(states()).toEqual(['old brought', 'recent brought']);
  });

  it('what was tracked in the account last stays what the timer goes on with', async () => {
    logHere('long ago');
    await connect();
    computer.startTimer('of the account');
    expect(workspace().entries.stop(workspace().act('window')).ok).toBe(true);
    expect(move().carryOut(all()).ok).toBe(true);
    const recent = workspace().ledger.recent(2, '9999-12-31');
    expect(recent.map(({ view }) => view?.notes)).toEqual(['of the account', 'long ago']);
  });

  it('what was deleted in the account afterwards is not offered again', async () => {
    logHere('first');
    await connect();
    expect(move().carryOut(all()).ok).toBe(true);
    await savedHere();
    const [entry] = workspace().entriesBetween(OLD, OLD);
    expect(workspace().entries.delete(entry?.id ?? '', workspace().act('window')).ok).toBe(true);
    await savedHere();
    expect(states()).toEqual(['first brought']);
    expect(await notesThere()).toEqual([]);
  });

  it('after a Keito on this computer was lost, its entries come again under new ids, and are not taken for new', async () => {
    logHere('first');
    await connect();
    expect(move().carryOut(all()).ok).toBe(true);
    await savedHere();
    await computer.useThisComputer();
    await computer.open.close();
    loseHere('keito.db');
    computer.begin();
    await computer.open.begin();
    await computer.projectsThere();
    expect(computer.notices).toContain('keito-reset');
    await connect();
    expect(states()).toEqual(['first alike']);
    expect(move().offer()).toEqual({ count: 1, isNews: false });
  });

  it('nor after the journal of this computer was lost, whose entries its Keito still has', async () => {
    logHere('first', dateIn('UTC', Date.now()));
    await connect();
    expect(move().carryOut(all()).ok).toBe(true);
    await savedHere();
    await computer.useThisComputer();
    await computer.open.close();
    loseHere('ledger.db');
    loseHere('backups');
    computer.begin();
    await computer.open.begin();
    await until(() => !workspace().isEmpty, 'the entries to be read');
    await connect();
    expect(states()).toEqual(['first brought']);
  });

  it('a timer and what waits for the person are told of, and not offered', async () => {
    logHere('refused');
    await savedHere();
    const { ledger } = workspace();
    const [entry] = ledger.between(OLD, OLD);
    expect(
      workspace().entries.edit(entry?.id ?? '', { notes: 'refused' + '!' }, workspace().act('window')).ok,
    ).toBe(true);
    const seqs = ledger.openOperations().map(({ seq }) => seq);
    ledger.block(seqs, 'refused', 'No.', Date.now());
    logHere('finished');
    await connect();
    expect(states()).toEqual(['finished new', 'refused! needs-you']);
    expect(move().offer().count).toBe(1);
  });

  it('is offered only in a Keito account, and says where this computer cannot be read', async () => {
    logHere('first');
    expect(move().offer()).toEqual({ count: 0, isNews: false });
    expect(move().view()).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    await connect();
    writeFileSync(path.join(computer.folder, 'this-computer', 'ledger.db'), 'gone, all of it');
    expect(move().offer()).toEqual({ count: 0, isNews: false });
    expect(move().view()).toMatchObject({ ok: false, failure: { kind: 'file' } });
    expect(readFileSync(path.join(computer.folder, 'this-computer', 'ledger.db'), 'utf8')).toBe(
      'gone, all of it',
    );
  });

  it('is no news once the person was told, in this account', async () => {
    logHere('first');
    await connect();
    move().told();
    expect(move().offer()).toEqual({ count: 1, isNews: false });
    expect((await computer.signIn('second')).ok).toBe(true);
    expect(move().offer()).toEqual({ count: 1, isNews: true });
  });

  it('goes where it is told to, and names of this computer are shown', async () => {
    const { local } = computer.open.account;
    const wanted = { clientName: 'Me', projectName: 'Only here', taskNames: ['Work'] };
    if (local) expect((await addLocalProject(local.client, wanted)).ok).toBe(true);
    workspace().refresh();
    const only = () => workspace().catalogue.projects.find(({ name }) => name === 'Only here');
    await until(() => only() !== undefined, 'the project');
    const from = { projectId: only()?.id ?? '', taskId: only()?.tasks[0]?.id ?? '' };
    const when = { spentDate: OLD, seconds: 60, startTime: null, endTime: null };
    expect(workspace().entries.log({ ...from, notes: 'n', ...when }, workspace().act('window')).ok).toBe(
      true,
    );
    await connect();
    const { entries, places } = seen();
    expect(places).toEqual([
      { ...from, clientName: 'Me', projectName: 'Only here', taskName: 'Work', suggestion: null },
    ]);
    const entryIds = entries.map(({ id }) => id);
    expect(move().carryOut({ entryIds, targets: [] })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid' },
    });
    const [project] = workspace().catalogue.projects;
    const to = { projectId: project?.id ?? '', taskId: project?.tasks[0]?.id ?? '' };
    expect(move().carryOut({ entryIds, targets: [{ from, to }] }).ok).toBe(true);
    await savedHere();
    expect(await notesThere()).toEqual(['n']);
    expect(workspace().entriesBetween(OLD, OLD)[0]).toMatchObject(to);
  });
});
