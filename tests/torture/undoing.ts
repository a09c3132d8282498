import { Forgetting } from './forgetting';
import { isHeard, isUndone } from './taking-back';

/** Somebody who takes back what they did. */
export abstract class Undoing extends Forgetting {
  /** Takes back so many acts, the newest first, where the app still offers them. */
  async undo(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) await this.#undoNewest();
  }

  async #undoNewest(): Promise<void> {
    this.noticeClock();
    const undoId = this.world.workspace.entries.undoable?.id ?? '';
    const newest = this.acts.get(undoId);
    if (!newest) return;
    const { seq, back } = newest;
    const anew = this.world.nextId;
    const wasSent = this.world.workspace.ledger.timesSent(seq) > 0;
    await this.act(
      () => this.world.workspace.entries.undo(undoId),
      () => isUndone(this.world.workspace.ledger, seq),
      () => {
        const { deleted, ended } = back;
        back.undo(wasSent);
        // Of a timer begun here and one elsewhere that ran as well, the one of here would have gone on.
        const from = deleted[0] ?? ended.find(({ isOurs }) => isOurs) ?? ended[0];
        if (!from || !this.has(anew)) return;
        const now = back.now(from);
        // What was sent cannot be taken back itself: another entry has taken its place.
        this.told.moved(now.id, anew);
        // What was deleted comes back as it was seen; nobody knows what else was done to it elsewhere.
        const isEnded = !deleted.includes(from) && this.book.of(anew).begin !== null;
        if (isEnded) this.book.of(anew).begin = from.begin;
        // It comes back as it was seen: without what was done elsewhere and not heard of (docs/sync.md, Limits).
        const isUnheard = [from, now].some((one) => one.isMovedThere && !isHeard(this.world, one));
        const hadSpans = [from, now].some(({ isRestarted }) => isRestarted);
        if (isEnded && (isUnheard || hadSpans)) this.book.of(anew).isFuzzy = true;
      },
    );
  }
}
