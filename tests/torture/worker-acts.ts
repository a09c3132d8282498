import { z } from 'zod';
import type { OpenAccount } from '../../src/main/accounts';
import type { CreationBody } from '../../src/main/core/creation';
import type { Operation } from '../../src/main/core/operation';
import { Move } from '../../src/main/move';
import { addDays, dateIn } from '../../src/shared/calendar';
import { fail, ok, type Result } from '../../src/shared/result';
import { creationBody, markOf } from './creation-bodies';
import type { ActOf, ProcessAct, Report, Trace } from './orders';

const broughtList = z.array(z.object({ source: z.string(), entry: z.string() }));

/** What a person does in the account that is open, and what the journal has of it. */
export class WorkerActs {
  readonly #account: OpenAccount;
  readonly #move: Move;
  /** The next id that the app gives, if it gives one. */
  nextId: string | null = null;

  constructor(account: OpenAccount, folder: string) {
    this.#account = account;
    this.#move = new Move({ folder, current: () => account });
  }

  carryOut(order: ProcessAct): Result<unknown> {
    const { entries, creations } = this.#workspace;
    const act = this.#workspace.act('window');
    this.nextId = order.id;
    switch (order.do) {
      case 'start':
        return entries.start(order, act);
      case 'stop':
        return entries.stop(act);
      case 'log': {
        const spentDate = addDays(dateIn(this.#workspace.zone, act.at), -order.daysAgo);
        return entries.log({ ...order, spentDate, startTime: null, endTime: null }, act);
      }
      case 'edit-notes':
        return entries.edit(this.#entryOf(order.id), { notes: order.notes }, act);
      case 'edit-seconds':
        return entries.edit(this.#entryOf(order.id), { seconds: order.seconds }, act);
      case 'delete':
        return entries.delete(this.#entryOf(order.id), act);
      case 'create':
        return ok(creations.add(this.#body(order)));
      case 'rewrite':
        return creations.rewrite(order.id, this.#body(order));
      case 'withdraw':
        return creations.withdraw(order.id);
      case 'resend':
        return creations.resend(order.id);
      case 'bring-over':
        return this.#bringOver(order);
    }
  }

  /** Looked up in the journal, so that an acknowledgement and what is found after a restart say the same. */
  trace(act: ProcessAct): Trace {
    const { n } = act;
    const told = (there: Trace['there'], at = 0, movedBegin = false): Trace => ({ n, there, at, movedBegin });
    const { ledger } = this.#workspace;
    switch (act.do) {
      case 'create':
      case 'rewrite':
      case 'withdraw':
      case 'resend': {
        const creation = ledger.creations.get(act.id);
        if (!creation) return told('none');
        const { state, at, body } = creation;
        if (act.do === 'rewrite') return told(markOf(body) === act.mark ? 'whole' : 'none', at);
        if (act.do === 'withdraw') return told(state === 'withdrawn' ? 'whole' : 'none', at);
        return told(act.do === 'create' || state !== 'blocked' ? 'whole' : 'none', at);
      }
      case 'bring-over': {
        const brought = new Map(this.brought.map(({ source, entry }) => [source, entry]));
        const found = act.fresh.flatMap((id) => ledger.operationsOf(brought.get(id) ?? '').slice(0, 1));
        const named = act.fresh.filter((id) => brought.has(id));
        if (found.length !== named.length) return told('torn');
        if (found.length === 0) return told('none');
        return told(found.length === act.fresh.length ? 'whole' : 'torn', found[0]?.at);
      }
      default: {
        const found = ledger.operationsOf(this.#entryOf(act.id)).find((operation) => isOf(act, operation));
        if (act.do === 'start' && act.ends !== null) {
          const ended = ledger.operationsOf(this.#entryOf(act.ends)).find(({ body }) => body.kind === 'stop');
          // The end of what ran and the begin of the new timer are one commit.
          if (ended?.at !== found?.at) return told('torn', found?.at);
        }
        if (!found) return told('none');
        const { body, at } = found;
        return told('whole', at, body.kind === 'edit' && body.changes.startedAt !== undefined);
      }
    }
  }

  /** A creation that was written anew twice is as it was written last. */
  traces(acts: readonly ProcessAct[]): readonly Trace[] {
    const traces = acts.map((act) => this.trace(act));
    return traces.map((trace, index) => {
      const act = acts[index];
      const isOver = acts.some(
        (later, place) =>
          place > index && later.do === 'rewrite' && later.id === act?.id && traces[place]?.there === 'whole',
      );
      return act?.do === 'rewrite' && isOver ? { ...trace, there: 'whole' } : trace;
    });
  }

  /** Which entry of this computer is which of the account, by the account's journal. */
  get brought(): Report['brought'] {
    const kept = this.#workspace.ledger.fact('brought-over');
    return kept === null ? [] : broughtList.parse(JSON.parse(kept));
  }

  get #workspace(): OpenAccount['workspace'] {
    return this.#account.workspace;
  }

  /** A person means an entry that was brought over where they name one of this computer. */
  #entryOf(id: string): string {
    return this.brought.find(({ source }) => source === id)?.entry ?? id;
  }

  #bringOver({ fresh, again, targets }: ActOf<'bring-over'>): Result<unknown> {
    const moved = this.#move.carryOut({ entryIds: [...fresh, ...again], targets });
    if (!moved.ok || moved.value.entries === fresh.length) return moved;
    return fail('internal', `Brought over were ${moved.value.entries}, not ${fresh.length}.`);
  }

  #body({ n, clientId, projectId, categoryId, ...looks }: ActOf<'create' | 'rewrite'>): CreationBody {
    const { zone } = this.#workspace;
    const today = dateIn(zone, this.#workspace.act('window').at);
    return creationBody({ ...looks, hasMetadata: n % 2 === 0 }, { projectId, categoryId, clientId, today });
  }
}

type EntryAct = ActOf<'start' | 'stop' | 'log' | 'edit-notes' | 'edit-seconds' | 'delete'>;

/** Values are given once in a run: by them an operation is told from those that the app adds by itself. */
function isOf(act: EntryAct, { body, at }: Operation): boolean {
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
