import type { CreationView } from '../shared/creation-view';
import * as m from '../shared/i18n/messages';
import { fail, ok, type Result } from '../shared/result';
import {
  canWithdraw,
  HOLD_MS,
  withIds,
  type Creation,
  type CreationBody,
  type NamedKind,
} from './core/creation';
import type { Clock, NewId } from './core/ports';
import type { Ledger } from './ledger/ledger';

export interface CreationsOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Something was written, and may be there to send. */
  readonly onWritten: () => void;
}

/**
 * What a person adds to Keito besides time, and what they answer where one of it waits for them. All of it is in the
 * journal before a method returns, and is sent in the background, exactly once. Bodies are checked by whoever makes them.
 */
export class Creations {
  readonly #options: CreationsOptions;

  constructor(options: CreationsOptions) {
    this.#options = options;
  }

  /** The answer is its id here. */
  add(body: CreationBody): string {
    const { ledger, clock, newId, onWritten } = this.#options;
    const id = newId();
    ledger.creations.add(id, body, clock());
    onWritten();
    return id;
  }

  /** Adds it, or has the creation `rewrites` sent like this instead. The answer is its id here. */
  write(body: CreationBody, rewrites?: string): Result<{ readonly id: string }> {
    if (rewrites === undefined) return ok({ id: this.add(body) });
    const rewritten = this.rewrite(rewrites, body);
    return rewritten.ok ? ok({ id: rewrites }) : rewritten;
  }

  /** Takes back what has not reached Keito; what may have is refused. */
  withdraw(id: string): Result<null> {
    return this.#change(id, (now) => this.#options.ledger.creations.withdraw(id, now));
  }

  /** Sends once more what was refused, or what nobody can tell of whether Keito has it. */
  resend(id: string): Result<null> {
    return this.#change(id, (now) => this.#options.ledger.creations.requeue(id, now));
  }

  /** Sends it as it was written anew. */
  rewrite(id: string, body: CreationBody): Result<null> {
    return this.#change(id, (now) => this.#options.ledger.creations.rewrite(id, body, now));
  }

  /**
   * The Keito that had all of it has lost it: everything is sent again. `idOf` tells by which ids things go now, and
   * which of the clients it has again under their names. Nothing is sent before the account begins.
   */
  sendAllAnew(
    idOf: (kind: NamedKind, id: string) => string,
    clientNamed: (name: string) => string | null,
  ): void {
    const { ledger, clock } = this.#options;
    const now = clock();
    ledger.atomically(() => {
      const all = ledger.creations.all();
      const made = new Map(all.flatMap(({ id, remoteId }) => (remoteId === null ? [] : [[remoteId, id]])));
      // A client that was created here goes by its creation, until that has arrived.
      const idNow = (kind: NamedKind, id: string): string =>
        (kind === 'client' ? made.get(id) : undefined) ?? idOf(kind, id);
      for (const { id, body } of all) {
        ledger.creations.startAnew(id, withIds(body, idNow), now);
        const there = body.kind === 'client' ? clientNamed(body.name) : null;
        if (there !== null) ledger.creations.done(id, there, now);
      }
    });
  }

  #change(id: string, write: (now: number) => void): Result<null> {
    const { ledger, clock, onWritten } = this.#options;
    const creation = ledger.creations.get(id);
    if (!creation || creation.state === 'withdrawn') return fail('not-found', m.main_creation_gone());
    if (!canWithdraw(creation)) return fail('changed', m.main_creation_sent());
    write(clock());
    onWritten();
    return ok(null);
  }
}

/** Where a creation stands on its way, as the window shows it. */
export function creationView({ id, state, block, reason, at }: Creation): CreationView {
  switch (state) {
    case 'queued':
      return { id, state: 'waiting', heldUntil: at + HOLD_MS, block: null, reason: null };
    case 'in-flight':
    case 'unsure':
      return { id, state: 'sending', heldUntil: null, block: null, reason: null };
    case 'blocked':
      return { id, state: 'needs-you', heldUntil: null, block, reason };
    case 'done':
    case 'withdrawn':
      return { id, state: 'saved', heldUntil: null, block: null, reason: null };
  }
}

/** Null: it has arrived. */
export function sendingOf(creation: Creation): CreationView | null {
  return creation.state === 'done' ? null : creationView(creation);
}
