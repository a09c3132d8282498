import type { Snapshot } from '../../shared/snapshot';
import { accountKey } from './days.svelte';
import { ElsewhereDraft } from './elsewhere.svelte';

/**
 * How absences are being divided: one draft for each question about one. It survives whatever is shown instead of the
 * question, until that is answered.
 */
export class ElsewhereDrafts {
  /** By account and question. */
  readonly #drafts = new Map<string, ElsewhereDraft>();
  /** By account: the key of the question that was asked there last; null: none is. */
  readonly #asked = new Map<string, string | null>();

  /** Whether nothing is divided for a question that waits for its answer. */
  get isUntouched(): boolean {
    return ![...this.#asked.values()].some((key) => key !== null && this.#drafts.get(key)?.isTouched);
  }

  /** Nobody would miss the parts of a question that is over; where that is taken back, they are there with it. */
  see({ account, idle }: Snapshot): void {
    this.#asked.set(accountKey(account), idle && keyOf(idle.id, account));
  }

  /**
   * Begins to divide the absence of a question, or goes on with what was typed before.
   * @param span whole seconds of the absence; it may grow while the question is open
   */
  divide(questionId: string, { account }: Snapshot, span: () => number): ElsewhereDraft {
    const key = keyOf(questionId, account);
    const kept = this.#drafts.get(key);
    const draft = kept?.isTouched ? kept.onto(span) : new ElsewhereDraft(span);
    this.#drafts.set(key, draft);
    return draft;
  }

  /** The question of a draft was answered. */
  drop(draft: ElsewhereDraft): void {
    for (const [key, kept] of this.#drafts) if (kept === draft) this.#drafts.delete(key);
  }
}

const keyOf = (questionId: string, account: Snapshot['account']): string =>
  `${questionId} ${accountKey(account)}`;
