import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createKeitoClient } from '../../src/main/keito/client';
import type { Operation } from '../../src/main/core/operation';
import { openLedger } from '../../src/main/ledger/open-ledger';
import { Workspace } from '../../src/main/workspace';
import type { Result } from '../../src/shared/result';
import { dateIn } from '../../src/shared/calendar';
import { fastClock } from './fast-clock';
import {
  orderSchema,
  settingsSchema,
  type Answer,
  type Order,
  type ProcessAct,
  type Report,
  type Settings,
  type Trace,
} from './orders';

/** One process of the app without Electron: it reads {@link Settings} and then orders, a line of JSON each. */

function tell(answer: Answer): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

class Worker {
  readonly #workspace: Workspace;
  #nextId: string | null = null;

  constructor({ folder, baseUrl, key, accountId, epoch, speed, timeoutMs, settleMs }: Settings) {
    const clock = fastClock(epoch, speed);
    const onBug = (error: unknown): void => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({ told: 'bug', text });
    };
    const { ledger, health } = openLedger(folder, { clock, onBug });
    // A process that is ended damages nothing.
    if (health !== 'good') onBug(`The journal was ${health}.`);
    this.#workspace = new Workspace({
      ledger,
      client: createKeitoClient({
        baseUrl,
        credentials: { kind: 'api-key', key, accountId },
        fetch: (url, init) => fetch(url, init),
        clock,
        timeoutMs,
        userAgent: 'KeitoBar/torture',
      }),
      clock,
      newId: () => this.#nextId ?? randomUUID(),
      schedule: (ms, work) => {
        const timer = setTimeout(work, ms / speed);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      settleMs,
      onChange: () => undefined,
      onBug,
    });
    this.#workspace.begin();
  }

  async obey(order: Order): Promise<void> {
    switch (order.do) {
      case 'report':
        return tell(this.#report());
      case 'recall':
        return tell({ told: 'recalled', traces: order.acts.map((act) => this.#trace(act)) });
      case 'refresh':
        return this.#workspace.refresh();
      case 'end':
        await this.#workspace.close();
        return process.exit(0);
      default: {
        const { ok: isOk } = this.#carryOut(order);
        tell({ told: 'done', n: order.n, isOk, trace: this.#trace(order) });
      }
    }
  }

  #carryOut(order: ProcessAct): Result<unknown> {
    const workspace = this.#workspace;
    const act = workspace.act('window');
    this.#nextId = order.id;
    switch (order.do) {
      case 'start':
        return workspace.entries.start(order, act);
      case 'stop':
        return workspace.entries.stop(act);
      case 'log':
        return workspace.entries.log(
          { ...order, spentDate: dateIn(workspace.zone, act.at), startTime: null, endTime: null },
          act,
        );
      case 'edit-notes':
        return workspace.entries.edit(order.id, { notes: order.notes }, act);
      case 'edit-seconds':
        return workspace.entries.edit(order.id, { seconds: order.seconds }, act);
      case 'delete':
        return workspace.entries.delete(order.id, act);
    }
  }

  /** Looked up in the journal, so that an acknowledgement and what is found after a restart say the same. */
  #trace(act: ProcessAct): Trace {
    const { ledger } = this.#workspace;
    const operations = ledger.operationsOf(act.id);
    const found = operations.find((operation) => isOf(act, operation));
    const { n } = act;
    if (act.do === 'start' && act.ends !== null) {
      const ended = ledger.operationsOf(act.ends).find(({ body }) => body.kind === 'stop');
      // The end of what ran and the begin of the new timer are one commit.
      if (ended?.at !== found?.at) return { n, there: 'torn', at: found?.at ?? 0, movedBegin: false };
    }
    if (!found) return { n, there: 'none', at: 0, movedBegin: false };
    const { body, at } = found;
    const movedBegin = body.kind === 'edit' && body.changes.startedAt !== undefined;
    return { n, there: 'whole', at, movedBegin };
  }

  #report(): Report {
    const { ledger, catalogue, phase } = this.#workspace;
    const operations = ledger.openOperations();
    const blocked = new Set(operations.flatMap((o) => (o.state === 'blocked' ? [o.entryId] : [])));
    const open = operations.flatMap(({ entryId }) => (blocked.has(entryId) ? [] : [entryId]));
    const { entries, otherDays, running } = this.#workspace.work(1);
    const shown = new Map(
      [...entries, ...otherDays, ...(running ? [running] : [])].map((one) => [one.id, one]),
    );
    const seen = ledger.between('0000-01-01', '9999-12-31').flatMap(({ view }) => {
      if (!view) return [];
      const state = shown.get(view.id)?.state;
      const reason = state?.kind === 'needs-you' ? state.reason : null;
      const { id, notes, seconds } = view;
      return [{ id, notes, seconds, isRunning: view.startedAt !== null, reason }];
    });
    const isCalm = phase.kind === 'ok';
    const projects = catalogue.projects.length;
    return { told: 'report', projects, isCalm, open: [...new Set(open)], blocked: [...blocked], seen };
  }
}

/** Values are given once in a run: by them an operation is told from those that the app adds by itself. */
function isOf(act: ProcessAct, { body, at }: Operation): boolean {
  switch (act.do) {
    case 'start':
    case 'stop':
    case 'log':
    case 'delete':
      return body.kind === act.do;
    case 'edit-notes':
      return body.kind === 'edit' && body.changes.notes === act.notes;
    case 'edit-seconds':
      return (
        body.kind === 'edit' &&
        (body.changes.seconds === act.seconds || body.changes.startedAt === at - act.seconds * 1000)
      );
  }
}

let worker: Worker | null = null;
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const told: unknown = JSON.parse(line);
  if (worker) return void worker.obey(orderSchema.parse(told));
  worker = new Worker(settingsSchema.parse(told));
  tell({ told: 'ready' });
});
// Nobody is left to tell it anything.
lines.on('close', () => process.exit(0));
