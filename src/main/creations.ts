import type { CreationView } from '../shared/creation-view';
import * as m from '../shared/i18n/messages';
import { fail, ok, type Result } from '../shared/result';
import {
  canWithdraw,
  EDITING_HOLD_MS,
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
  /** UTC ms until which each is kept back. */
  readonly #held = new Map<string, number>();

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

  /** Takes back what has not reached Keito; what may have is refused. What belongs to it waits for the person. */
  withdraw(id: string): Result<null> {
    const { ledger } = this.#options;
    return this.#change(id, (now) =>
      ledger.atomically(() => {
        ledger.creations.withdraw(id, now);
        for (const one of ledger.creations.open())
          if (clientOf(one) === id && canWithdraw(one))
            ledger.creations.block(one.id, 'refused', m.main_creation_client_gone(), now);
      }),
    );
  }

  /** Sends once more what was refused, or what nobody can tell of whether Keito has it. */
  resend(id: string): Result<null> {
    return this.#change(id, (now) => this.#options.ledger.creations.requeue(id, now));
  }

  /** Sends it as it was written anew, once that cannot be taken back any more. */
  rewrite(id: string, body: CreationBody): Result<null> {
    return this.#change(id, (now) => this.#options.ledger.creations.rewrite(id, body, now));
  }

  /** The person begins to write it anew: it is not sent under their hands, unless they go away for minutes. */
  hold(id: string): Result<null> {
    return this.#change(id, () => undefined, EDITING_HOLD_MS);
  }

  /** They write it anew no more: it is sent as it is. */
  release(id: string): Result<null> {
    return this.#change(id, () => undefined);
  }

  /** Where it stands on its way, as the window shows it; null: it has arrived. */
  sendingOf(creation: Creation): CreationView | null {
    return creation.state === 'done' ? null : this.viewOf(creation);
  }

  /** As {@link sendingOf}, of what has arrived too. */
  viewOf(creation: Creation): CreationView {
    const view = creationView(creation, this.heldUntil(creation.id));
    const client = this.#options.ledger.creations.get(clientOf(creation) ?? '');
    if (view.state !== 'waiting' || client?.state !== 'blocked' || client.body.kind !== 'client') return view;
    return { ...view, reason: m.main_creation_waits({ client: client.body.name }) };
  }

  /** UTC ms until which it is kept back; 0: it is not. */
  heldUntil(id: string): number {
    return this.#held.get(id) ?? 0;
  }

  /** The computer's clock was set by `stepMs`: what is kept back is kept back as long as before. */
  shiftClock(stepMs: number): void {
    for (const [id, until] of this.#held) this.#held.set(id, until + stepMs);
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

  #change(id: string, write: (now: number) => void, holdMs = 0): Result<null> {
    const { ledger, clock, onWritten } = this.#options;
    const creation = ledger.creations.get(id);
    if (!creation || creation.state === 'withdrawn') return fail('not-found', m.main_creation_gone());
    if (!canWithdraw(creation)) return fail('changed', m.main_creation_sent());
    const now = clock();
    write(now);
    if (holdMs > 0) this.#held.set(id, now + holdMs);
    else this.#held.delete(id);
    onWritten();
    return ok(null);
  }
}

const clientOf = ({ body }: Creation): string | null => ('clientId' in body ? body.clientId : null);

function creationView({ id, state, block, reason, at }: Creation, held: number): CreationView {
  switch (state) {
    case 'queued':
      return { id, state: 'waiting', heldUntil: Math.max(at + HOLD_MS, held), block: null, reason: null };
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
