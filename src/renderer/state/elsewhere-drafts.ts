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

  /** Whether nothing was divided. */
  get isUntouched(): boolean {
    return ![...this.#drafts.values()].some(({ isTouched }) => isTouched);
  }

  /**
   * Begins to divide the absence of a question, or goes on with what was typed before.
   * @param span whole seconds of the absence; it may grow while the question is open
   */
  divide(questionId: string, { account }: Snapshot, span: () => number): ElsewhereDraft {
    const key = `${questionId} ${accountKey(account)}`;
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
