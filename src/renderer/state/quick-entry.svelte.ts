import type { CalendarDate } from '../../shared/calendar';
import type { TypedLine } from '../../shared/inputs';
import type { Catalogue } from '../../shared/model';
import {
  buildQuickEntryIndex,
  lexiconFor,
  lineAgain,
  lineWithProject,
  orderOf,
  readQuickEntry,
  type AgainMatch,
  type LinePart,
  type PinnedChoice,
  type QuickEntryContext,
  type QuickEntryReading,
  type Suggestion,
} from '../../shared/quick-entry';
import type { Result } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';
import type { TickingClock } from './clock.svelte';
import type { Commands } from './commands.svelte';
import { isTooSoon } from '../lib/links';
import { shownLocale } from './language.svelte';
import { LineHistory } from './line-history';

/** Something that can be taken from under the line. */
export type Option =
  | { readonly kind: 'project'; readonly suggestion: Suggestion }
  | { readonly kind: 'again'; readonly match: AgainMatch };

interface World {
  readonly snapshot: Snapshot | null;
  readonly catalogue: Catalogue;
}

/** The line that is being typed, what it means, and what is highlighted below it. Survives a change of view. */
export class QuickEntryState {
  readonly #world: World;
  readonly #commands: Commands;
  readonly #clock: Pick<TickingClock, 'now' | 'read'>;
  readonly #history: LineHistory;
  /** Whose lines are walked through: none of them may show in another account. */
  #walkedAccount: string | undefined;
  readonly #shownDay: () => CalendarDate | null;
  #text = $state('');
  #pinned = $state.raw<PinnedChoice | null>(null);
  /** What the arrows chose; null as long as they were not used. */
  #moved = $state<number | null>(null);
  #isBusy = $state(false);
  /** UTC ms at which a link filled the line in; null for a line of the person's own. */
  #offeredAt = $state.raw<number | null>(null);
  /** What was being typed when the link came. */
  #aside: TypedLine | null = null;
  readonly #index = $derived.by(() => buildQuickEntryIndex(this.#world.catalogue.projects));
  readonly #typed = $derived.by(() => this.#read(this.#text, this.#pinned));
  readonly #options = $derived.by((): readonly Option[] => [
    ...this.#typed.suggestions.map((suggestion): Option => ({ kind: 'project', suggestion })),
    ...this.#typed.again.map((match): Option => ({ kind: 'again', match })),
  ]);
  readonly #reading = $derived.by(() => {
    const chosen = this.#moved === null ? null : this.highlighted;
    if (chosen === null || this.again !== null) return this.#typed;
    const { text, pinned = null } = this.#lineTaking(chosen);
    return this.#read(text, pinned);
  });

  /** @param shownDay the day that a line is about where it names none; null for today */
  constructor(
    world: World,
    commands: Commands,
    clock: Pick<TickingClock, 'now' | 'read'>,
    shownDay: () => CalendarDate | null,
  ) {
    this.#world = world;
    this.#commands = commands;
    this.#shownDay = shownDay;
    this.#clock = clock;
    this.#history = new LineHistory(() => commands.send('typedLines', {}));
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#moved = null;
    this.#history.end();
  }

  get pinned(): PinnedChoice | null {
    return this.#pinned;
  }

  /** What Enter does now: the line as typed, or with the highlighted project instead of the first. */
  get reading(): QuickEntryReading {
    return this.#reading;
  }

  get options(): readonly Option[] {
    return this.#options;
  }

  /** The highlighted option; without arrows it is the one that the words chose, if they did. -1 for none. */
  get highlightIndex(): number {
    if (this.#moved !== null) return this.#moved;
    return this.#typed.choiceFrom === 'words' && this.#typed.suggestions.length > 0 ? 0 : -1;
  }

  get highlighted(): Option | null {
    return this.#options[this.highlightIndex] ?? null;
  }

  /**
   * The earlier entry that Enter would go on with; null when Enter does something else: with how long, when or which day
   * in the line its work is done at that time.
   */
  get again(): AgainMatch | null {
    const { highlighted } = this;
    return highlighted?.kind === 'again' && !this.#typed.parts.some(isTime) ? highlighted.match : null;
  }

  get isEmpty(): boolean {
    return this.#text.trim() === '' && this.#pinned === null;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Whether the arrows are among the options below the line. */
  get isAmongOptions(): boolean {
    return this.#moved !== null;
  }

  /** Moves the highlight by one: down round the end, up back into the line. */
  move(by: 1 | -1): void {
    const count = this.#options.length;
    const to = this.highlightIndex + by;
    this.#moved = to < 0 || count === 0 ? null : to % count;
  }

  /** Whether an earlier line is in the field. */
  get isWalking(): boolean {
    return this.#history.isWalking;
  }

  /** Brings back the line before this one; what is being typed is kept at the newest end. */
  async older(): Promise<void> {
    const account = JSON.stringify(this.#world.snapshot?.account);
    if (account !== this.#walkedAccount) this.#history.end();
    this.#walkedAccount = account;
    this.#show(await this.#history.older(() => this.#line));
  }

  newer(): void {
    this.#show(this.#history.newer());
  }

  get #line(): TypedLine {
    return { text: this.#text, ...(this.#pinned && { pinned: this.#pinned }) };
  }

  #show(line: TypedLine | null): void {
    if (line === null) return;
    this.#text = line.text;
    this.#pinned = line.pinned ?? null;
    this.#moved = null;
  }

  /** Takes a suggestion into the line; false when there was none to take. */
  take(option: Option | null = this.highlighted): boolean {
    if (option === null) return false;
    const { text, pinned = null } = this.#lineTaking(option);
    this.#pinned = pinned;
    this.text = text;
    return true;
  }

  #lineTaking(option: Option): TypedLine {
    const context = this.#context(this.#pinned);
    return option.kind === 'project'
      ? lineWithProject(this.#typed, pinOf(option.suggestion), context)
      : lineAgain(this.#text, option.match.recent, context);
  }

  unpin(): void {
    this.#pinned = null;
    this.#moved = null;
    this.#history.end();
  }

  /** Whether a link filled the line in. */
  get isOffered(): boolean {
    return this.#offeredAt !== null;
  }

  /** Shows the line of a link. What was being typed is kept, and comes back once the link's line is gone. */
  offer(text: string): void {
    if (!this.isOffered && !this.isEmpty) this.#aside = this.#line;
    this.text = text;
    this.unpin();
    this.#offeredAt = this.#clock.read();
  }

  clear(): void {
    const aside = this.#aside;
    this.#aside = null;
    this.#offeredAt = null;
    this.text = aside?.text ?? '';
    this.unpin();
    this.#pinned = aside?.pinned ?? null;
  }

  /** Carries the line out; it is cleared only once that worked. */
  async submit(): Promise<void> {
    if (this.#isBusy || isTooSoon(this.#offeredAt, this.#clock.read())) return;
    this.#isBusy = true;
    const line = this.#line;
    const isWorthKeeping = this.again === null && this.#reading.action !== 'continue';
    const result = await this.#carryOut();
    this.#isBusy = false;
    if (!result?.ok) return;
    this.clear();
    // Whether it is remembered or not, the line was carried out.
    if (isWorthKeeping) void this.#commands.sendQuietly('rememberLine', line);
  }

  async #carryOut(): Promise<Result<unknown> | null> {
    if (this.again !== null)
      return this.#commands.send('continueEntry', { entryId: this.again.recent.entryId });
    if (this.#reading.action === 'continue') return this.#continueLast();
    const order = orderOf(this.#reading);
    return order && this.#commands.send(order.command, order.input);
  }

  async #continueLast(): Promise<Result<unknown> | null> {
    const last = this.#world.snapshot?.recents[0];
    // What runs already goes on: an Enter too many must neither stop nor restart it.
    if (!last || (this.#world.snapshot?.running && this.isEmpty)) return null;
    return this.#commands.send('continueEntry', { entryId: last.entryId });
  }

  #context(pinned: PinnedChoice | null): QuickEntryContext {
    const { snapshot } = this.#world;
    const today = snapshot?.today ?? '1970-01-01';
    return {
      zone: snapshot?.zone ?? 'UTC',
      today,
      logDay: this.#shownDay() ?? today,
      // Asked only by a line that says when a timer began: no other is read anew as the seconds pass.
      clock: () => this.#clock.now,
      runningSince: snapshot?.running?.startedAt ?? null,
      awayUntil: snapshot?.idle?.to ?? null,
      lexicon: lexiconFor(shownLocale(), snapshot?.preferences.formats.hours),
      index: this.#index,
      recents: snapshot?.recents ?? [],
      frequent: snapshot?.frequent ?? [],
      pinned,
    };
  }

  #read(text: string, pinned: PinnedChoice | null): QuickEntryReading {
    return readQuickEntry(text, this.#context(pinned));
  }
}

const isTime = ({ kind }: LinePart): boolean =>
  kind === 'duration' || kind === 'range' || kind === 'start' || kind === 'day';

function pinOf(suggestion: Suggestion): PinnedChoice {
  return { projectId: suggestion.project.id, taskId: suggestion.task.id };
}
