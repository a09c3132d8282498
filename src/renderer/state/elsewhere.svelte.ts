import type { ElsewhereRow } from '../../shared/inputs';
import { formatDuration } from '../../shared/durations';
import { m } from '../../shared/i18n/messages';
import type { Project } from '../../shared/model';
import type { PinnedChoice } from '../../shared/quick-entry';
import { showSpan } from '../lib/labels';
import { placesOf } from '../lib/places';
import { parseDurationField } from '../lib/time-input';
import { placeKey } from '../lib/week';

const MINUTE = 60;
/** The contract takes no more. */
export const MOST_ROWS = 20;

/** One part of the span, as it is being typed. */
export class RowDraft {
  readonly id: number;
  readonly #first: string;
  place = $state.raw<PinnedChoice | 'break' | null>(null);
  /** What is typed for another place, where nothing was chosen by it; null: nothing is. */
  search = $state.raw<string | null>(null);
  notes = $state('');
  minutes = $state('');

  constructor(id: number, minutes: string) {
    this.id = id;
    this.#first = minutes;
    this.minutes = minutes;
  }

  /** Whether anything was typed or chosen. */
  get isTouched(): boolean {
    return this.isPlaceTouched || this.notes !== '' || this.minutes !== this.#first;
  }

  get isPlaceTouched(): boolean {
    return this.place !== null || this.search !== null;
  }

  /** Whole seconds; null when what was typed is no duration. A bare number means minutes here. */
  get seconds(): number | null {
    return parseDurationField(this.minutes, 'minutes');
  }

  /** How the duration that is being typed is read, in words; undefined where it says so itself. */
  get read(): string | undefined {
    const { seconds } = this;
    const isPlain = seconds === null || this.minutes.trim() === formatDuration(seconds, 'clock');
    return isPlain || this.minutes === this.#first ? undefined : `= ${showSpan(seconds)}`;
  }
}

/** The parts into which an absence is divided; together they must be all of it. */
export class ElsewhereDraft {
  readonly #span: () => number;
  #rows = $state.raw<readonly RowDraft[]>([]);
  #nextId = 0;

  /** @param span whole seconds of the absence; it may grow while the question is open */
  constructor(span: () => number) {
    this.#span = span;
    this.addRow();
  }

  /** Whether the absence was divided, or anything was typed or chosen. */
  get isTouched(): boolean {
    return this.#rows.length > 1 || this.#rows.some((row) => row.isTouched);
  }

  /** The parts as one text, to be taken elsewhere where they cannot be saved any more; `projects`: those to choose from. */
  unsaved(projects: readonly Project[]): string {
    const places = placesOf(projects);
    return this.#rows
      .map(({ place, search, minutes, notes }) => {
        const chosen =
          place === 'break'
            ? m.picker_break()
            : places.find(({ value }) => place && value === placeKey(place))?.label;
        return [search ?? chosen, minutes, notes].filter((part) => part?.trim()).join(' · ');
      })
      .join('\n');
  }

  /** The parts so far, of the absence as it is by now. */
  onto(span: () => number): ElsewhereDraft {
    const draft = new ElsewhereDraft(span);
    draft.#rows = this.#rows;
    draft.#nextId = this.#nextId;
    return draft;
  }

  get rows(): readonly RowDraft[] {
    return this.#rows;
  }

  /**
   * Whole seconds still to be placed; negative when too many are. The form speaks in minutes: of the absence the whole
   * ones count, less than a minute is nothing, and the last part gets the odd seconds.
   */
  get left(): number {
    const placed = this.#rows.reduce((sum, row) => sum + (row.seconds ?? 0), 0);
    const left = this.#span() - (this.#span() % MINUTE) - placed;
    return Math.abs(left) < MINUTE ? 0 : left;
  }

  get areDurationsGood(): boolean {
    return this.#rows.every((row) => (row.seconds ?? 0) > 0);
  }

  get arePlacesChosen(): boolean {
    return this.#rows.every((row) => row.place !== null && row.search === null);
  }

  /** The answer; null as long as something is missing or the parts do not add up. */
  get answer(): ElsewhereRow[] | null {
    if (this.left !== 0 || !this.areDurationsGood || !this.arePlacesChosen) return null;
    const placed = this.#rows.reduce((sum, row) => sum + (row.seconds ?? 0), 0);
    const odd = this.#span() - placed;
    const last = this.#rows.length - 1;
    const rows: ElsewhereRow[] = [];
    for (const [index, row] of this.#rows.entries()) {
      const seconds = (row.seconds ?? 0) + (index === last ? odd : 0);
      if (row.place === null || seconds < 1) return null;
      if (row.place === 'break') rows.push({ kind: 'break', seconds });
      else rows.push({ kind: 'entry', ...row.place, notes: row.notes.trim(), seconds });
    }
    return rows;
  }

  get canAdd(): boolean {
    return this.#rows.length < MOST_ROWS;
  }

  /** Adds a part with what is left. */
  addRow(): RowDraft {
    const row = new RowDraft(this.#nextId, this.#leftText());
    this.#nextId += 1;
    this.#rows = [...this.#rows, row];
    return row;
  }

  removeRow(row: RowDraft): void {
    this.#rows = this.#rows.filter((other) => other !== row);
  }

  /** Makes a break of all that is left: of an untouched part if there is one, or else of a new one. */
  restIsBreak(): void {
    const untouched = this.#rows.findLast((row) => !row.isPlaceTouched && row.notes === '');
    if (untouched) {
      if (untouched.seconds === null) untouched.minutes = this.#leftText();
      untouched.place = 'break';
    } else if (this.left > 0 && this.canAdd) {
      this.addRow().place = 'break';
    }
  }

  #leftText(): string {
    return formatDuration(Math.max(0, this.left), 'clock');
  }
}
