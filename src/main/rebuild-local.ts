import type { LocalKeito } from '../local-keito';
import type { Project } from '../shared/model';
import type { PlaceOf } from './answers';
import type { KeitoClient } from './keito/client';
import type { Ledger } from './ledger/ledger';
import { addLocalProject } from './local-projects';
import type { Workspace } from './workspace';

interface Named {
  readonly id: string;
  readonly name: string;
}

const nameOf = ({ clientName, name }: Pick<Project, 'clientName' | 'name'>): string =>
  JSON.stringify([clientName, name]);

/** A fact of the journal: which Keito on this computer all in it is told to. */
const KEITO = 'local-keito';

/** Another: how many transactions its file has had. One with fewer is as it was before them: a backup, or cut off by damage. */
const TRANSACTIONS = 'local-keito-transactions';

export const transactionsKnown = (ledger: Ledger): number => Number(ledger.fact(TRANSACTIONS) ?? 0);

/** Call it after each answer: what is told to the Keito on this computer is in its file before the journal knows of it. */
export function rememberTransactions(ledger: Ledger, keito: Pick<LocalKeito, 'transactions'>): void {
  const now = keito.transactions();
  if (now !== transactionsKnown(ledger)) ledger.setFact(TRANSACTIONS, String(now));
}

/**
 * Call it before anything is read. Where the Keito on this computer is another than the one that the journal has told
 * everything to (it was damaged, or an earlier state of it, or its file is gone), it is filled from the journal; `onLost` says so, and `copyNow` copies
 * the journal that knows the new one. What a process that ended in it has begun is begun anew.
 */
export async function prepareLocal(
  { credentials, wasReset }: Pick<LocalKeito, 'credentials' | 'wasReset'>,
  client: KeitoClient,
  workspace: Workspace,
  { onLost, copyNow }: { readonly onLost: () => void; readonly copyNow: () => void },
): Promise<void> {
  const { ledger } = workspace;
  const known = ledger.fact(KEITO);
  const isLost = known === null ? wasReset : known !== credentials.accountId;
  const settle = (): void => ledger.setFact(KEITO, credentials.accountId);
  if (!isLost) return known === null ? settle() : undefined;
  // Projects alone, and how the person has them, are made anew without a word.
  if (!workspace.isEmpty || ledger.creations.all().length > 0) onLost();
  await rebuildLocal(client, workspace, settle);
  // A journal that is restored from an older copy would take this Keito for lost as well, and fill it a second time.
  copyNow();
}

/**
 * The Keito on this computer was damaged and begun anew, so it knows nothing, but the journal still has every entry, what
 * was created besides, and the projects by name: they are made again, the entries logged anew on them, and the rest sent
 * once more. What was pinned, hidden and coloured is so by the new ids. Read before that, the empty server would look as if
 * all had been deleted. `settle` is in one transaction with what is to be sent.
 */
async function rebuildLocal(client: KeitoClient, workspace: Workspace, settle: () => void): Promise<void> {
  const before = workspace.projects.all;
  for (const { clientName, name, tasks } of before) {
    // One that the new server begins with already is as good.
    await addLocalProject(client, {
      clientName,
      projectName: name,
      taskNames: tasks.map((task) => task.name),
    });
  }
  const now = new Map(
    (await client.projects({ per_page: 2000 }).collect()).map((project) => [
      nameOf({ clientName: project.client?.name ?? '', name: project.name }),
      project,
    ]),
  );
  const projectNow = (projectId: string) => {
    const old = before.find(({ id }) => id === projectId);
    const project = old && now.get(nameOf(old));
    return old && project ? { old, project } : null;
  };
  const placeNow: PlaceOf = (projectId, taskId) => {
    const found = projectNow(projectId);
    const oldTask = found?.old.tasks.find(({ id }) => id === taskId);
    const task = found?.project.tasks?.find(({ name }) => name === oldTask?.name);
    return found && task ? { projectId: found.project.id, taskId: task.id } : null;
  };
  const clients = await client.clients({ per_page: 2000 }).collect();
  const categories = await client.beyond.expenseCategories().collect();
  const ids = {
    client: sameNames(workspace.clientBook.view().clients, clients),
    category: sameNames(workspace.expenses.categories, categories),
    project: (id: string) => projectNow(id)?.project.id,
  };
  workspace.ledger.atomically(() => {
    workspace.creations.sendAllAnew(
      (kind, id) => ids[kind](id) ?? id,
      (name) => clients.find((one) => one.name === name)?.id ?? null,
    );
    workspace.answers.logAllAnew(placeNow);
    // What would be put back has the ids of before.
    workspace.arrangementActs.forgetActs();
    workspace.pins.placeAnew(placeNow);
    workspace.projects.preferences.placeAnew(ids.project);
    settle();
  });
}

/** The id by now of what had an id before, by its name. */
function sameNames(before: readonly Named[], now: readonly Named[]): (id: string) => string | undefined {
  const names = new Map(before.map(({ id, name }) => [id, name]));
  return (id) => now.find(({ name }) => name === names.get(id))?.id;
}
