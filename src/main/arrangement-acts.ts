import type { ArrangementUndoView } from '../shared/snapshot';
import { ok, type Result } from '../shared/result';
import type { Clock, NewId } from './core/ports';
import { UNDO_MS } from './recent-acts';

export interface ArrangementActsOptions {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly onChange: () => void;
}

interface ArrangementAct {
  readonly view: ArrangementUndoView;
  /** Everything is arranged as it was before the act. */
  readonly putBack: () => void;
}

type Said<View> = View extends unknown ? Omit<View, 'id' | 'until'> : never;

/**
 * What a person did to how they have their things at hand (pins, hidden projects, colours), each act for ten seconds so
 * that it can be taken back, the newest first. Kept in memory only, as the acts on time are.
 */
export class ArrangementActs {
  readonly #options: ArrangementActsOptions;
  /** The newest first. */
  #acts: readonly ArrangementAct[] = [];

  constructor(options: ArrangementActsOptions) {
    this.#options = options;
  }

  /** The newest that was not taken back. */
  get undoable(): ArrangementUndoView | null {
    return this.#inTime()[0]?.view ?? null;
  }

  /** Something was arranged anew just now, and is in the journal. */
  add(said: Said<ArrangementUndoView>, putBack: ArrangementAct['putBack']): void {
    const { clock, newId } = this.#options;
    const view = { ...said, id: newId(), until: clock() + UNDO_MS };
    this.#acts = [{ view, putBack }, ...this.#inTime()];
    this.#options.onChange();
  }

  /** Takes the newest back. Null: `id` is not that. */
  undo(id: string): Result<null> | null {
    const [newest, ...rest] = this.#inTime();
    if (newest?.view.id !== id) return null;
    newest.putBack();
    this.#acts = rest;
    this.#options.onChange();
    return ok(null);
  }

  /** Nothing can be taken back any more. */
  forgetActs(): void {
    this.#acts = [];
  }

  #inTime(): readonly ArrangementAct[] {
    const now = this.#options.clock();
    return this.#acts.filter(({ view }) => now < view.until);
  }
}
