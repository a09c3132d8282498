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
} from '../../shared/quick-entry';
import type { Result } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';
import type { TickingClock } from './clock.svelte';
import type { Commands } from './commands.svelte';
import { BLANK_LINE, isBlank, isUntouched, lineAfter, typedLine, type EntryLine } from '../lib/entry-line';
import { keyOf, pinOf, type Option } from '../lib/option';
import { isTooSoon } from '../lib/too-soon';
import { shownLocale } from './language.svelte';
import { LineHistories, type LineHistory } from './line-history';
import { PerAccount } from './per-account.svelte';

interface World {
  readonly snapshot: Snapshot | null;
  readonly catalogue: Catalogue;
}

/**
 * The line that is being typed, what it means, and what is highlighted below it. Survives a change of view; each account
 * has its own.
 */
export class QuickEntryState {
  readonly #world: World;
  readonly #commands: Commands;
  readonly #clock: Pick<TickingClock, 'now' | 'read'>;
  readonly #histories: LineHistories;
  readonly #shownDay: () => CalendarDate | null;
  readonly #onCarryOut: () => () => void;
  readonly #lines: PerAccount<EntryLine>;
  readonly #text = $derived.by(() => this.#lines.of().text);
  readonly #pinned = $derived.by(() => this.#lines.of().pinned);
  readonly #moved = $derived.by(() => this.#lines.of().moved);
  #isBusy = $state(false);
  /** When a line was carried out, UTC ms. */
  #doneAt: number | null = null;
  /** What came back then of what was kept aside. */
  #cameBack: EntryLine | null = null;
  readonly #index = $derived.by(() => buildQuickEntryIndex(this.#world.catalogue.projects));
  readonly #typed = $derived.by(() => this.#read(this.#text, this.#pinned));
  readonly #options = $derived.by((): readonly Option[] => [
    ...this.#typed.suggestions.map((suggestion): Option => ({ kind: 'project', suggestion })),
    ...this.#typed.again.map((match): Option => ({ kind: 'again', match })),
  ]);
  /** Where what the arrows chose is by now; -1 where they chose nothing, or that is gone. */
  readonly #movedIndex = $derived.by(() =>
    this.#options.findIndex((option) => keyOf(option) === this.#moved),
  );
  readonly #reading = $derived.by(() => {
    const chosen = this.isAmongOptions ? this.highlighted : null;
    if (chosen === null || this.again !== null) return this.#typed;
    const { text, pinned = null } = this.#lineTaking(chosen);
    return this.#read(text, pinned);
  });

  /**
   * @param shownDay the day that a line is about where it names none; null for today
   * @param onCarryOut a line is being carried out; its answer is called once that is done, and the line gone from the field
   */
  constructor(
    world: World,
    commands: Commands,
    clock: Pick<TickingClock, 'now' | 'read'>,
    shownDay: () => CalendarDate | null,
    onCarryOut: () => () => void,
  ) {
    this.#world = world;
    this.#commands = commands;
    this.#shownDay = shownDay;
    this.#onCarryOut = onCarryOut;
    this.#clock = clock;
    this.#histories = new LineHistories(() => commands.read('typedLines', {}));
    this.#lines = new PerAccount(world, BLANK_LINE);
  }

  get #history(): LineHistory {
    return this.#histories.of(this.#lines.account);
  }

  #change(changes: Partial<EntryLine>): void {
    this.#lines.set({ ...this.#lines.of(), ...changes });
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#change({ text, moved: null });
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
    if (this.isAmongOptions) return this.#movedIndex;
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
    return isBlank(this.#lines.of());
  }

  /** Whether nothing stands in the line or is kept aside, in whatever account. */
  get isUntouched(): boolean {
    return this.#lines.all.every(isUntouched);
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Whether the arrows are among the options below the line. */
  get isAmongOptions(): boolean {
    return this.#movedIndex >= 0;
  }

  /** Moves the highlight by one: down round the end, up back into the line. */
  move(by: 1 | -1): void {
    const count = this.#options.length;
    const to = this.highlightIndex + by;
    const option = to < 0 || count === 0 ? undefined : this.#options[to % count];
    this.#change({ moved: option ? keyOf(option) : null });
  }

  /** Whether an earlier line is in the field. */
  get isWalking(): boolean {
    return this.#history.isWalking;
  }

  /** Brings back the line before this one; what is being typed is kept, at the newest end. */
  async older(): Promise<void> {
    const { account } = this.#lines;
    this.#show(await this.#history.older(() => this.#lines.of(account)), account);
  }

  newer(): void {
    this.#show(this.#history.newer(), this.#lines.account);
  }

  #show(line: EntryLine | null, account: string): void {
    if (line !== null) this.#lines.set(line, account);
  }

  /** Takes a suggestion into the line; false when there was none to take. */
  take(option: Option | null = this.highlighted): boolean {
    if (option === null) return false;
    const { text, pinned = null } = this.#lineTaking(option);
    this.#change({ pinned });
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
    this.#change({ pinned: null, moved: null });
    this.#history.end();
  }

  /** Whether a link filled the line in. */
  get isOffered(): boolean {
    return this.#lines.of().offeredAt !== null;
  }

  /** Shows the line of a link. What was being typed is kept, and comes back once the link's line is gone. */
  offer(text: string): void {
    const line = this.#lines.of();
    const aside = this.isOffered || this.isEmpty ? line.aside : [line, ...line.aside];
    this.#lines.set({ ...BLANK_LINE, text, offeredAt: this.#clock.read(), aside });
    this.#history.end();
  }

  /** Puts the line away, which ↑ brings back; what was kept aside for it comes back. */
  clear(): void {
    if (!this.isWalking) this.#history.putAway(this.#lines.of());
    this.#clear(this.#lines.account);
  }

  #clear(account: string): void {
    this.#lines.set(lineAfter(this.#lines.of(account)), account);
    this.#histories.of(account).end();
  }

  /** Carries the line out; it is cleared only once that worked, and only what was carried out of it. */
  async submit(): Promise<void> {
    const { account } = this.#lines;
    const line = this.#lines.of(account);
    const now = this.#clock.read();
    if (this.#isBusy || isTooSoon(line.offeredAt, now)) return;
    // The second of two quick Enters, or clicks, is none for what stands there after the line that was meant.
    if ((isBlank(line) || line === this.#cameBack) && isTooSoon(this.#doneAt, now)) return;
    this.#isBusy = true;
    const isWorthKeeping = this.again === null && this.#reading.action !== 'continue';
    const done = this.#onCarryOut();
    const result = await this.#carryOut();
    this.#isBusy = false;
    if (!result?.ok) return;
    this.#doneAt = this.#clock.read();
    this.#histories.of(account).carriedOut();
    const left = this.#lines.of(account);
    if (left.text === line.text && left.pinned === line.pinned) {
      this.#clear(account);
      this.#cameBack = this.#lines.of(account);
      done();
    }
    // Whether it is remembered or not, the line was carried out. Main remembers it in the account that is open.
    if (isWorthKeeping && account === this.#lines.account)
      void this.#commands.sendQuietly('rememberLine', typedLine(line));
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
