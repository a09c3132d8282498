import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Accounts, type OpenAccount } from '../../src/main/accounts';
import type { StoredAccount } from '../../src/main/desktop/settings';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import { asSent, isAtRest, isOpen } from './creation-book';
import { fastClock } from './fast-clock';
import { ACCOUNT_ID, orderSchema, settingsSchema, type Answer, type Order, type Report } from './orders';
import type { Settings } from './orders';
import { WorkerActs } from './worker-acts';

/** One process of the app without Electron: it reads {@link Settings} and then orders, a line of JSON each. */

function tell(answer: Answer): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function onBug(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tell({ told: 'bug', text });
}

class Worker {
  readonly #account: OpenAccount;
  readonly #acts: WorkerActs;
  readonly #accounts: Accounts;

  constructor(settings: Settings) {
    const { folder, account, baseUrl, key, accountId, epoch, speed, timeoutMs, settleMs } = settings;
    const stored: StoredAccount =
      account === 'this-computer'
        ? { kind: 'local', isSample: false }
        : {
            ...{ kind: 'remote', id: ACCOUNT_ID, server: baseUrl, method: 'api-key', isSignedIn: true },
            ...{ companyId: accountId, companyName: 'Torture', email: '', keyExpiresAt: null },
          };
    this.#accounts = new Accounts({
      folder,
      settings: {
        get: () => ({
          ...{ preferences: DEFAULT_PREFERENCES, account: stored, signedIn: [], unsent: {} },
          ...{ isFirstRun: false, seenVersion: null, isToldNoTray: false },
        }),
        set: () => undefined,
      },
      readSecret: async () => ({ kind: 'none' }),
      writeSecret: async () => ({ kind: 'none' }),
      removeSecret: async () => true,
      fetch: (url, init) => fetch(url, init),
      ...{ timeoutMs, settleMs, userAgent: 'KeitoBar/torture' },
      clock: fastClock(epoch, speed),
      newId: () => this.#acts.nextId ?? randomUUID(),
      schedule: (ms, work) => {
        const timer = setTimeout(work, ms / speed);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      onChange: () => undefined,
      onBug,
      // A process that is ended damages nothing.
      onNotice: (id, text) => onBug(`${id}: ${text()}`),
    });
    this.#account = this.#accounts.open(stored, { keyring: 'found', secret: key });
    this.#acts = new WorkerActs(this.#account, folder);
  }

  async begin(): Promise<void> {
    await this.#account.prepare();
    this.#account.workspace.begin();
  }

  async obey(order: Order): Promise<void> {
    switch (order.do) {
      case 'report':
        return tell(this.#report());
      case 'recall':
        return tell({ told: 'recalled', traces: [...this.#acts.traces(order.acts)], unsent: this.#unsent() });
      case 'refresh':
        return this.#account.workspace.refresh();
      case 'end':
        await this.#accounts.endSync(this.#account);
        this.#accounts.release(this.#account);
        return process.exit(0);
      default: {
        const done = this.#acts.carryOut(order);
        const failure = done.ok ? null : done.failure;
        if (failure?.kind === 'internal') onBug(failure.message);
        // What may have been sent cannot be taken back or written anew.
        const isTooLate = failure?.kind === 'changed' && (order.do === 'rewrite' || order.do === 'withdraw');
        const outcome = failure === null ? 'ok' : isTooLate ? 'too-late' : 'refused';
        tell({ told: 'done', n: order.n, outcome, trace: this.#acts.trace(order) });
      }
    }
  }

  #unsent(): Extract<Answer, { told: 'recalled' }>['unsent'] {
    const { ledger } = this.#account.workspace;
    const open = new Set(ledger.openOperations().map(({ entryId }) => entryId));
    const brought = this.#acts.brought.filter(({ entry }) => open.has(entry)).length;
    return { brought, creations: ledger.creations.open().length };
  }

  #report(): Report {
    const { workspace } = this.#account;
    const { ledger, projects, phase } = workspace;
    const brought = this.#acts.brought;
    const names = new Map(brought.map(({ source, entry }) => [entry, source]));
    const nameOf = (entryId: string): string => names.get(entryId) ?? entryId;
    const operations = ledger.openOperations();
    const blocked = new Set(operations.flatMap((o) => (o.state === 'blocked' ? [nameOf(o.entryId)] : [])));
    const waiting = operations.map(({ entryId }) => nameOf(entryId)).filter((name) => !blocked.has(name));
    const creations = ledger.creations.all().map((one) => asSent(one, workspace));
    const sending = creations.filter((one) => isOpen(one) && !isAtRest(one, creations)).map(({ id }) => id);
    const { entries, otherDays, running } = workspace.work(1);
    const shown = new Map(
      [...entries, ...otherDays, ...(running ? [running] : [])].map((one) => [one.id, one]),
    );
    const seen = ledger.between('0000-01-01', '9999-12-31').flatMap(({ view }) => {
      if (!view) return [];
      const state = shown.get(view.id)?.state;
      const reason = state?.kind === 'needs-you' ? state.reason : null;
      const { id, notes, seconds } = view;
      return [{ id: nameOf(id), notes, seconds, isRunning: view.startedAt !== null, reason }];
    });
    return {
      told: 'report',
      places: projects.all.flatMap(({ id: projectId, tasks }) =>
        tasks.map((task) => ({ projectId, taskId: task.id })),
      ),
      isCalm: phase.kind === 'ok',
      open: [...new Set(waiting), ...sending],
      ...{ blocked: [...blocked], seen, brought },
      creations,
    };
  }
}

let worker: Worker | null = null;
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const told: unknown = JSON.parse(line);
  if (worker) return void worker.obey(orderSchema.parse(told));
  worker = new Worker(settingsSchema.parse(told));
  tell({ told: 'ready' });
  worker.begin().catch(onBug);
});
// Nobody is left to tell it anything.
lines.on('close', () => process.exit(0));
