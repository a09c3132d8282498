import type { CalendarDate } from '../../shared/calendar';
import type { WorkPlace } from '../../shared/model';
import {
  canMove,
  placeKey,
  type Moved,
  type MoveEntry,
  type MoveOffer,
  type MoveView,
} from '../../shared/move';
import type { Failure } from '../../shared/result';
import { typedClientOf } from '../lib/clients';
import { arrivingTimes, goingEntries, placedTimes, sumOf, type Sum, type Target } from '../lib/move';
import type { Commands } from './commands.svelte';
import type { Navigation } from './navigation.svelte';

/** What a person chooses to bring over from this computer: kept until it is done, whatever is looked at meanwhile. */
export class MoveDraft {
  readonly #commands: Commands;
  readonly #navigation: Navigation;
  /** The account that is asked about (`accountKey`). */
  #account: string | null = null;
  #offer = $state.raw<MoveOffer | null>(null);
  #view = $state.raw<MoveView | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isBusy = $state(false);
  #done = $state.raw<Moved | null>(null);
  /** The first and the last day; empty: no end. */
  from = $state<CalendarDate | ''>('');
  to = $state<CalendarDate | ''>('');
  /** Entries that were ticked or unticked by hand. */
  #ticks = $state.raw<Readonly<Record<string, boolean>>>({});
  /** Where places go that were decided by hand. */
  #targets = $state.raw<Readonly<Record<string, Target>>>({});
  /** What is typed for where places go, and was not chosen by it. */
  searches = $state<Record<string, string | null>>({});
  /** Whether the person wanted to go on although something is not decided. */
  isPressed = $state(false);

  constructor(commands: Commands, navigation: Navigation) {
    this.#commands = commands;
    this.#navigation = navigation;
  }

  get offer(): MoveOffer | null {
    return this.#offer;
  }

  /** Null until the answer came. */
  get view(): MoveView | null {
    return this.#view;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** What was brought over last; null: nothing was in this account since the window was opened. */
  get done(): Moved | null {
    return this.#done;
  }

  /** Whether nothing was chosen that would be missed. */
  get isUntouched(): boolean {
    return (
      this.from === '' && this.to === '' && Object.keys({ ...this.#ticks, ...this.#targets }).length === 0
    );
  }

  /** The entries of the chosen days, newest first. */
  readonly inRange = $derived.by((): readonly MoveEntry[] =>
    (this.#view?.entries ?? []).filter(
      ({ spentDate }) =>
        (this.from === '' || spentDate >= this.from) && (this.to === '' || spentDate <= this.to),
    ),
  );

  readonly chosen = $derived.by(() => this.inRange.filter((entry) => this.isChosen(entry)));
  readonly chosenSum = $derived.by(() => sumOf(this.chosen));

  /** The places that what is chosen is on, by name. */
  readonly placed = $derived.by(() => placedTimes(this.chosen, this.#view?.places ?? [], this.#targets));

  readonly isDecided = $derived.by(() => this.placed.every(({ target }) => target !== null));

  /** What goes to each place of the account. */
  readonly arriving = $derived.by(() => arrivingTimes(this.placed));

  readonly #goingEntries = $derived.by(() => goingEntries(this.chosen, this.placed));
  readonly going = $derived.by(() => sumOf(this.#goingEntries));
  readonly staying = $derived.by((): Sum => ({
    entries: this.chosenSum.entries - this.going.entries,
    seconds: this.chosenSum.seconds - this.going.seconds,
  }));

  /** What is new is chosen by itself; what may be there already only by hand. */
  isChosen(entry: MoveEntry): boolean {
    return canMove(entry) && (this.#ticks[entry.id] ?? entry.state === 'new');
  }

  tick({ id }: MoveEntry, isChosen: boolean): void {
    this.#ticks = { ...this.#ticks, [id]: isChosen };
  }

  /** All of the days that are shown, or none; what may be there already is chosen one by one. */
  tickAll(isChosen: boolean): void {
    const changed = this.inRange.filter(({ state }) => state === 'new' || (state === 'alike' && !isChosen));
    this.#ticks = { ...this.#ticks, ...Object.fromEntries(changed.map(({ id }) => [id, isChosen])) };
  }

  /** `out`: it stays on this computer; null: as it was before anything was chosen. */
  place(from: WorkPlace, target: Target | null): void {
    const key = placeKey(from);
    const others = Object.entries(this.#targets).filter(([other]) => other !== key);
    this.#targets = Object.fromEntries(target === null ? others : [...others, [key, target]]);
    this.searches[key] = null;
  }

  /** Asks what there is to offer in the account that is open (`accountKey`); of another one than before nothing is kept. */
  async askOffer(account: string): Promise<void> {
    this.#meet(account);
    const result = await this.#commands.sendQuietly('moveOffer', {});
    if (account === this.#account && result.ok) this.#offer = result.value;
  }

  /** Asks for all there is to choose from. */
  async ask(account: string): Promise<void> {
    this.#meet(account);
    const result = await this.#commands.sendQuietly('moveSource', {});
    if (account !== this.#account) return;
    this.#failure = result.ok ? null : result.failure;
    if (result.ok) this.#view = result.value;
  }

  /** Has Keito asked for its clients, so that those are known that it does not have. */
  async readClients(account: string): Promise<void> {
    const result = await this.#commands.sendQuietly('readClients', {});
    if (result.ok) await this.ask(account);
  }

  async addClient(name: string): Promise<void> {
    const result = await this.#commands.send('addClient', { client: { ...typedClientOf(null), name } });
    if (result.ok && this.#account !== null) await this.ask(this.#account);
  }

  /** The notice is not shown again. */
  async dismiss(): Promise<void> {
    if (this.#offer) this.#offer = { ...this.#offer, isNews: false };
    await this.#commands.send('dismissMove', {});
  }

  /** Opens the first step; the notice has done its work. */
  open(): void {
    if (this.#offer?.isNews) void this.dismiss();
    this.#navigation.go('move');
  }

  /** From the places to the last look; stays where something is not decided. True: it went on. */
  check(): boolean {
    const isSearched = this.placed.some(({ place }) => typeof this.searches[placeKey(place)] === 'string');
    const isDecided = this.isDecided && !isSearched;
    this.isPressed = !isDecided;
    if (isDecided) this.#navigation.go('move-check');
    return isDecided;
  }

  async carryOut(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const targets = this.placed.flatMap(({ place: { projectId, taskId }, target }) =>
      target === null || target === 'out' ? [] : [{ from: { projectId, taskId }, to: target }],
    );
    const entryIds = this.#goingEntries.map(({ id }) => id);
    const result = await this.#commands.sendQuietly('bringOver', { entryIds, targets });
    this.#isBusy = false;
    this.#failure = result.ok ? null : result.failure;
    if (!result.ok) return;
    this.#done = result.value;
    this.#view = null;
    this.#forget();
    this.#navigation.go('move-done');
  }

  #meet(account: string): void {
    if (account === this.#account) return;
    this.#account = account;
    this.#offer = null;
    this.#view = null;
    this.#failure = null;
    this.#done = null;
    this.#forget();
  }

  #forget(): void {
    this.from = '';
    this.to = '';
    this.#ticks = {};
    this.#targets = {};
    this.searches = {};
    this.isPressed = false;
  }
}
