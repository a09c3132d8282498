import { secondsBetween } from '../../shared/durations';
import type { EntryChanges } from '../../shared/inputs';
import type { EntryView } from '../../shared/snapshot';
import { secondsOfRange, type Span } from '../../shared/entry-span';
import type { StripBlock } from '../lib/strip';
import {
  clockTimesOf,
  isDrag,
  limitsOf,
  moved,
  snapped,
  withEdge,
  type Edge,
  type StripPoint,
} from '../lib/strip-drag';

type Seen = Pick<EntryView, 'id' | 'startTime' | 'endTime'>;

interface Draft {
  readonly entry: EntryView;
  readonly edge: Edge;
  readonly before: Span;
  readonly span: Span;
  readonly day: Span;
  /** By whose clock its times are: the instants are of the day as it was drawn. */
  readonly zone: string;
  readonly limits: Span;
  /** It was let go and is on its way: shown where it was put until the entry itself is there. */
  readonly isSent: boolean;
  /** What its entry will be by the edit that was sent last; null where none is on its way. */
  readonly sent: Seen | null;
}

/** What a pointer has hold of. */
interface Grab {
  readonly entryId: string;
  /** Where it was pressed, in pixels. */
  readonly x: number;
  /** How far behind the end that was, ms. */
  readonly behind: number;
  /** Whether it went further than a hand shakes. */
  readonly isDragged: boolean;
}

/**
 * An end of an entry that is being moved on the strip. However far it goes, it ends in one edit or in none: in none also
 * where the entry changed meanwhile.
 */
export class StripDrag {
  readonly #zone: () => string;
  #draft = $state.raw<Draft | null>(null);
  #grab = $state.raw<Grab | null>(null);

  /** @param zone in which the day is drawn by now */
  constructor(zone: () => string) {
    this.#zone = zone;
  }

  /** What is being moved right now; null when nothing is. */
  get held(): { readonly entryId: string; readonly edge: Edge } | null {
    return this.#draft === null || this.#draft.isSent
      ? null
      : { entryId: this.#draft.entry.id, edge: this.#draft.edge };
  }

  /** Whether a pointer has hold of an end. */
  get isGrabbed(): boolean {
    return this.#grab !== null;
  }

  /** Where an entry's block is drawn. */
  spanOf({ entry, span }: StripBlock): Span {
    const draft = this.#draft;
    return draft !== null && isAsSeen(draft.entry, entry) ? draft.span : span;
  }

  /**
   * Hears of the blocks whenever they change. What was being moved is forgotten once its entry is not among them as it
   * was seen, also should the old times come back, and where the day is drawn in another zone: the same clock times lie
   * elsewhere there.
   */
  follow(blocks: readonly StripBlock[]): void {
    const draft = this.#draft;
    if (draft === null) return;
    if (draft.zone !== this.#zone()) return this.cancel();
    if (blocks.some(({ entry }) => isAsSeen(draft.entry, entry))) return;
    const { sent, isSent } = draft;
    const now = sent && !isSent ? blocks.find(({ entry }) => isAsSeen(sent, entry)) : undefined;
    this.#draft = now ? { ...draft, entry: now.entry, sent: null } : null;
  }

  /** Takes hold of an end where it is shown, also while it is on its way there. */
  begin(block: StripBlock, edge: Edge, day: Span): void {
    const { entry } = block;
    const span = this.spanOf(block);
    const sent = this.#draft && isAsSeen(this.#draft.entry, entry) ? this.#draft.sent : null;
    const limits = limitsOf(span, edge, day);
    const zone = this.#zone();
    this.#draft = { ...{ entry, edge, span, day, zone, limits, sent }, before: span, isSent: false };
  }

  /** A pointer takes hold of an end. */
  grab(block: StripBlock, edge: Edge, day: Span, { x, instant }: StripPoint): void {
    const span = this.spanOf(block);
    this.begin(block, edge, day);
    const end = edge === 'start' ? span.from : span.to;
    this.#grab = { entryId: block.entry.id, x, behind: instant - end, isDragged: false };
  }

  /** To where the pointer has pulled the end, in steps of five minutes; nowhere as long as it only shakes. */
  toPointer({ x, instant }: StripPoint): void {
    const grab = this.#grab;
    if (grab === null || !(grab.isDragged || isDrag(grab.x, x))) return;
    this.#grab = { ...grab, isDragged: true };
    this.#to((draft) => snapped(instant - grab.behind, draft.day, draft.limits));
  }

  /**
   * The pointer lets go. Answers the entry that was only clicked, of which nothing is moved; null where it was dragged:
   * {@link finish} has the edit.
   */
  release(): string | null {
    const grab = this.#grab;
    this.#grab = null;
    if (grab === null || grab.isDragged) return null;
    this.#draft = null;
    return grab.entryId;
  }

  step(minutes: number): void {
    this.#to(({ span, edge, limits }) => moved(edge === 'start' ? span.from : span.to, minutes, limits));
  }

  cancel(): void {
    this.#grab = null;
    this.#draft = null;
  }

  /** What was let go was not carried out. */
  refused(): void {
    if (this.#draft?.isSent === true) this.#draft = null;
  }

  /** Lets go. Answers the edit; null when nothing was moved. Followed by {@link refused} where it was not carried out. */
  finish(): { readonly entryId: string; readonly changes: EntryChanges } | null {
    const draft = this.#draft;
    this.#grab = null;
    if (draft === null || draft.isSent) return null;
    const { zone } = draft;
    const { startTime, endTime } = clockTimesOf(zone, draft.span);
    const isMoved = draft.span.from !== draft.before.from || draft.span.to !== draft.before.to;
    const sent = { id: draft.entry.id, startTime, endTime };
    this.#draft = isMoved ? { ...draft, isSent: true, sent } : null;
    if (!isMoved) return null;
    // Of a night that has an hour twice the clock times do not say which one was drawn: the length does.
    const { id: entryId, spentDate } = draft.entry;
    const seconds = secondsBetween(draft.span.from, draft.span.to);
    const isSaid = secondsOfRange(zone, spentDate, startTime, endTime, draft.before) === seconds;
    return { entryId, changes: { startTime, endTime, ...(!isSaid && { seconds }) } };
  }

  #to(place: (draft: Draft) => number): void {
    const draft = this.#draft;
    if (draft && !draft.isSent)
      this.#draft = { ...draft, span: withEdge(draft.span, draft.edge, place(draft)) };
  }
}

function isAsSeen(seen: Seen, { id, startTime, endTime }: EntryView): boolean {
  return id === seen.id && startTime === seen.startTime && endTime === seen.endTime;
}
