import type { CreationKind } from '../../src/main/core/creation';
import type { MoveInput } from '../../src/shared/move';
import { KINDS } from './creation-bodies';
import type { ActOf, ProcessAct } from './orders';
import type { Company, Place } from './service';

interface Made {
  readonly id: string;
  readonly kind: CreationKind;
  readonly mark: string;
  readonly isWrong: boolean;
}

interface Thought {
  /** Ids of what is there to be changed, oldest first. */
  readonly there: readonly string[];
  readonly running: string | null;
  /** What was created and not taken back, oldest first. */
  readonly made: readonly Made[];
  /** Entries of this computer that were brought over. */
  readonly brought: readonly string[];
}

const NOTHING: Thought = { there: [], running: null, made: [], brought: [] };

const CLIENTS_OWN = ['contact', 'invoice'] as const;

/** Farther off than what an account reads by itself. */
const LONG_AGO_DAYS = 60;

/**
 * Decides what is done next in one account, by what has been done if all of it counts. Every id, note and number is given
 * once; only what is created may look like what was created before.
 */
export class Person {
  readonly #draw: () => number;
  readonly #number: () => number;
  /** Where more than time is put; null: nowhere. */
  readonly #company: Company | null;
  /** What time is put on. */
  places: readonly Place[] = [];
  #sure = NOTHING;
  #thought = NOTHING;

  constructor(draw: () => number, number: () => number, company: Company | null) {
    this.#draw = draw;
    this.#number = number;
    this.#company = company;
  }

  get runs(): boolean {
    return this.#thought.running !== null;
  }

  next(): ProcessAct {
    if (this.#company && this.#draw() < 0.45) return this.#creation(this.#company);
    const kind = this.#draw();
    const id = this.#pick(this.#thought.there);
    if (kind < 0.32 || id === undefined) return this.start();
    if (kind < 0.5) return this.log();
    if (kind < 0.65) return this.stop();
    const n = this.#number();
    if (kind < 0.8) return this.#did({ do: 'edit-notes', n, id, notes: `changed ${n}` });
    if (kind < 0.92) return this.#did({ do: 'edit-seconds', n, id, seconds: 1_000 + n });
    return this.#did({ do: 'delete', n, id });
  }

  start(): ProcessAct {
    const n = this.#number();
    const ends = this.#thought.running;
    return this.#did({ do: 'start', n, id: `process-${n}`, ...this.#place(), notes: `timer ${n}`, ends });
  }

  stop(): ProcessAct {
    const id = this.#thought.running;
    return id === null ? this.log() : this.#did({ do: 'stop', n: this.#number(), id });
  }

  log(): ProcessAct {
    const n = this.#number();
    const seconds = 20_000 + n;
    const daysAgo = this.#company === null && this.#draw() < 0.5 ? LONG_AGO_DAYS : 0;
    const what = { notes: `logged ${n}`, seconds, daysAgo };
    return this.#did({ do: 'log', n, id: `process-${n}`, ...this.#place(), ...what });
  }

  create(company: Company): ProcessAct {
    const n = this.#number();
    const last = this.#thought.made.at(-1);
    // A client that Keito may not have yet is mostly there for something.
    const kinds = last?.kind === 'client' && this.#draw() < 0.6 ? CLIENTS_OWN : KINDS;
    const kind = kinds[Math.floor(this.#draw() * kinds.length)] ?? 'client';
    const same = this.#thought.made.findLast((one) => one.kind === kind);
    const mark = same && this.#draw() < 0.25 ? same.mark : `${kind} ${n}`;
    const isWrong = (kind === 'contact' || kind === 'expense') && this.#draw() < 0.2;
    const belonging = { ...company, clientId: this.#client(company) };
    return this.#did({ do: 'create', n, id: `process-${n}`, kind, mark, isWrong, ...belonging });
  }

  /** What was created last is taken back or written anew, though it may be on its way by now. */
  secondThought(company: Company): ProcessAct {
    const last = this.#thought.made.at(-1);
    if (!last) return this.create(company);
    return this.#draw() < 0.5 ? this.withdraw(last.id) : this.mend(last.id, last.kind, company);
  }

  /** Which of these entries of this computer were not brought over yet. */
  notBrought(movable: readonly string[]): readonly string[] {
    return movable.filter((id) => !this.#thought.brought.includes(id));
  }

  /** All that was not brought over yet, and some that was, once more. */
  bringOver(movable: readonly string[], targets: MoveInput['targets']): ProcessAct {
    const n = this.#number();
    const fresh = [...this.notBrought(movable)];
    const again = movable.filter((id) => !fresh.includes(id) && this.#draw() < 0.5);
    return this.#did({ do: 'bring-over', n, id: `move-${n}`, fresh, again, targets });
  }

  /** One that Keito refused, or whose client is gone, is written anew so that it takes it. */
  mend(id: string, kind: CreationKind, company: Company): ProcessAct {
    const n = this.#number();
    const looks = { kind, mark: `${kind} ${n}`, isWrong: false };
    return this.#did({ do: 'rewrite', n, id, ...looks, ...company });
  }

  withdraw(id: string, isThere = false): ProcessAct {
    return this.#did({ do: 'withdraw', n: this.#number(), id, isThere });
  }

  resend(id: string): ProcessAct {
    return this.#did({ do: 'resend', n: this.#number(), id });
  }

  /** Whether it was made so that Keito refuses it. */
  isWrong(id: string): boolean {
    return this.#thought.made.some((one) => one.id === id && one.isWrong);
  }

  /** Of all that was done since this was told last, only these acts have come about. */
  remember(acts: readonly ProcessAct[]): void {
    this.#sure = acts.reduce(after, this.#sure);
    this.#thought = this.#sure;
  }

  #creation(company: Company): ProcessAct {
    const kind = this.#draw();
    const { made } = this.#thought;
    const wrong = made.find(({ isWrong }) => isWrong);
    // What was refused is written anew before long, and else what may just be held back.
    const picked = this.#pick(made.map(({ id }) => id));
    const one = kind < 0.7 && wrong ? wrong : made.find(({ id }) => id === picked);
    if (kind < 0.6 || !one) return this.create(company);
    if (kind < 0.8) return this.mend(one.id, one.kind, { ...company, clientId: this.#client(company) });
    return this.withdraw(one.id);
  }

  /** Mostly one that Keito may not have yet. */
  #client({ clientId }: Company): string {
    const own = this.#thought.made.filter(({ kind }) => kind === 'client').map(({ id }) => id);
    return this.#draw() < 0.4 ? clientId : (this.#pick(own) ?? clientId);
  }

  #did(act: ProcessAct): ProcessAct {
    this.#thought = after(this.#thought, act);
    return act;
  }

  /** Mostly something of late: what is still on its way. */
  #pick(ids: readonly string[]): string | undefined {
    const back = Math.floor(this.#draw() ** 2 * ids.length);
    return ids[ids.length - 1 - back];
  }

  #place(): Place {
    return this.places[Math.floor(this.#draw() * this.places.length)] ?? { projectId: '', taskId: '' };
  }
}

function after(thought: Thought, act: ProcessAct): Thought {
  const { there, running, made, brought } = thought;
  switch (act.do) {
    case 'start':
      return { ...thought, there: [...there, act.id], running: act.id };
    case 'log':
      return { ...thought, there: [...there, act.id] };
    case 'stop':
      return { ...thought, running: null };
    case 'delete':
      return {
        ...thought,
        there: there.filter((id) => id !== act.id),
        running: running === act.id ? null : running,
      };
    case 'create':
      return { ...thought, made: [...made, madeBy(act)] };
    case 'rewrite':
      return { ...thought, made: made.map((one) => (one.id === act.id ? madeBy(act) : one)) };
    case 'withdraw':
      return { ...thought, made: made.filter(({ id }) => id !== act.id) };
    case 'bring-over':
      return { ...thought, there: [...there, ...act.fresh], brought: [...brought, ...act.fresh] };
    case 'edit-notes':
    case 'edit-seconds':
    case 'resend':
      return thought;
  }
}

function madeBy({ id, kind, mark, isWrong }: ActOf<'create' | 'rewrite'>): Made {
  return { id, kind, mark, isWrong };
}
