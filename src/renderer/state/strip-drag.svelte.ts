import type { EntryChanges } from '../../shared/inputs';
import type { EntryView } from '../../shared/snapshot';
import type { Span, StripBlock } from '../lib/strip';
import { clockTimesOf, limitsOf, moved, snapped, withEdge, type Edge } from '../lib/strip-drag';

interface Draft {
  readonly entry: EntryView;
  readonly edge: Edge;
  readonly before: Span;
  readonly span: Span;
  readonly day: Span;
  readonly limits: Span;
  /** It was let go and is on its way: shown where it was put until the entry itself is there. */
  readonly isSent: boolean;
}

/**
 * An end of an entry that is being moved on the strip. However far it goes, it ends in one edit or in none: in none also
 * where the entry changed meanwhile.
 */
export class StripDrag {
  #draft = $state.raw<Draft | null>(null);

  /** What is being moved right now; null when nothing is. */
  get held(): { readonly entryId: string; readonly edge: Edge } | null {
    return this.#draft === null || this.#draft.isSent
      ? null
      : { entryId: this.#draft.entry.id, edge: this.#draft.edge };
  }

  /** Where an entry's block is drawn. */
  spanOf({ entry, span }: StripBlock): Span {
    const draft = this.#draft;
    return draft !== null && isAsSeen(draft.entry, entry) ? draft.span : span;
  }

  /**
   * Hears of the blocks whenever they change. What was being moved is forgotten once its entry is not among them as it
   * was seen, also should the old times come back.
   */
  follow(blocks: readonly StripBlock[]): void {
    const draft = this.#draft;
    if (draft !== null && !blocks.some(({ entry }) => isAsSeen(draft.entry, entry))) this.#draft = null;
  }

  begin({ entry, span }: StripBlock, edge: Edge, day: Span): void {
    const limits = limitsOf(span, edge, day);
    this.#draft = { ...{ entry, edge, span, day, limits }, before: span, isSent: false };
  }

  /** To where the pointer is (UTC ms), in steps of five minutes. */
  toPointer(instant: number): void {
    this.#to((draft) => snapped(instant, draft.day, draft.limits));
  }

  step(minutes: number): void {
    this.#to(({ span, edge, limits }) => moved(edge === 'start' ? span.from : span.to, minutes, limits));
  }

  cancel(): void {
    this.#draft = null;
  }

  /** What was let go was not carried out. */
  refused(): void {
    if (this.#draft?.isSent === true) this.#draft = null;
  }

  /** Lets go. Answers the edit; null when nothing was moved. Followed by {@link refused} where it was not carried out. */
  finish(zone: string): { readonly entryId: string; readonly changes: EntryChanges } | null {
    const draft = this.#draft;
    if (draft === null || draft.isSent) return null;
    const { startTime, endTime } = clockTimesOf(zone, draft.span);
    const isMoved = draft.span.from !== draft.before.from || draft.span.to !== draft.before.to;
    this.#draft = isMoved ? { ...draft, isSent: true } : null;
    return isMoved ? { entryId: draft.entry.id, changes: { startTime, endTime } } : null;
  }

  #to(place: (draft: Draft) => number): void {
    const draft = this.#draft;
    if (draft && !draft.isSent)
      this.#draft = { ...draft, span: withEdge(draft.span, draft.edge, place(draft)) };
  }
}

function isAsSeen(seen: EntryView, { id, startTime, endTime }: EntryView): boolean {
  return id === seen.id && startTime === seen.startTime && endTime === seen.endTime;
}
