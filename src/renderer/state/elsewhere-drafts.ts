import { untrack } from 'svelte';
import { m } from '../../shared/i18n/messages';
import type { Result } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';
import type { Commands } from './commands.svelte';
import { accountKey } from './days.svelte';
import { ElsewhereDraft } from './elsewhere.svelte';
import type { SnapshotStore } from './snapshot.svelte';

/**
 * How absences are being divided: one draft for each question about one. It survives whatever is shown instead of the
 * question, until that is answered.
 */
export class ElsewhereDrafts {
  readonly #commands: Pick<Commands, 'report'>;
  readonly #store: Pick<SnapshotStore, 'catalogue'>;
  /** By account and question. */
  readonly #drafts = new Map<string, ElsewhereDraft>();
  /** By account: the key of the question that was asked there last; null: none is. */
  readonly #asked = new Map<string, string | null>();
  /** Those whose question is being answered in this window: whatever was typed for it is known to be done with. */
  readonly #answered = new Set<ElsewhereDraft>();

  constructor(commands: Pick<Commands, 'report'>, store: Pick<SnapshotStore, 'catalogue'>) {
    this.#commands = commands;
    this.#store = store;
  }

  /** Whether nothing is divided for a question that waits for its answer. */
  get isUntouched(): boolean {
    return ![...this.#asked.values()].some((key) => key !== null && this.#drafts.get(key)?.isTouched);
  }

  /**
   * Takes in which question is asked by now. The parts of one that is over without an answer from here, as its timer was
   * stopped elsewhere, were not saved and are told; where that is taken back, they are there with it.
   */
  see({ account, idle }: Snapshot): void {
    const before = this.#asked.get(accountKey(account)) ?? null;
    const now = idle && keyOf(idle.id, account);
    this.#asked.set(accountKey(account), now);
    if (before !== null && before !== now) untrack(() => this.#tellLost(this.#drafts.get(before)));
  }

  #tellLost(draft: ElsewhereDraft | undefined): void {
    if (!draft?.isTouched || this.#answered.has(draft)) return;
    const text = draft.unsaved(this.#store.catalogue.projects);
    this.#commands.report({ kind: 'invalid', message: m.absence_lost({ text }) });
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

  /** Carries out an answer to the question of a draft, which is done with where the answer is good. */
  async answering(draft: ElsewhereDraft, sent: () => Promise<Result<unknown>>): Promise<void> {
    this.#answered.add(draft);
    const { ok } = await sent();
    this.#answered.delete(draft);
    if (!ok) return;
    for (const [key, kept] of this.#drafts) if (kept === draft) this.#drafts.delete(key);
  }
}

const keyOf = (questionId: string, account: Snapshot['account']): string =>
  `${questionId} ${accountKey(account)}`;
