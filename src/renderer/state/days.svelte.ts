import type { CalendarDate } from '../../shared/calendar';
import type { KeitoBarBridge } from '../../shared/contract';
import type { Failure } from '../../shared/result';
import type { AccountView, EntryView } from '../../shared/snapshot';
import { ask } from './ask';

/** Whose entries of which days, both included. */
interface Asked {
  readonly account: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Tells one account from another: nothing of one is shown under the other. */
export function accountKey(account: AccountView): string {
  return account.kind === 'local' ? `local ${account.isSample}` : account.id;
}

/**
 * The entries of some days. Whoever shows them asks again at each snapshot; what was there stays in sight until the
 * answer comes. Days that are not in the journal yet are read from Keito once, at the first look.
 */
export class Days {
  readonly #bridge: KeitoBarBridge;
  #asked: Asked | null = null;
  /** Counts the questions: only the answer to the last one counts. */
  #question = 0;
  #entries = $state.raw<readonly EntryView[] | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #unread = $state.raw<Failure | null>(null);
  #isReading = $state(false);

  constructor(bridge: KeitoBarBridge) {
    this.#bridge = bridge;
  }

  /** Null until the first answer. */
  get entries(): readonly EntryView[] | null {
    return this.#entries;
  }

  /** Why there are no entries. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Why Keito was not asked for days that are not all in the journal; what is known of them is there. */
  get unread(): Failure | null {
    return this.#unread;
  }

  /** Whether Keito is being asked. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Asks for the days as they are now. */
  ask(asked: Asked): void {
    const before = this.#asked;
    const isOther = before?.account !== asked.account || before.from !== asked.from || before.to !== asked.to;
    this.#asked = asked;
    if (isOther) {
      this.#entries = null;
      this.#failure = null;
    }
    void this.#fetch(asked);
    if (isOther) void this.#read(asked);
  }

  /** Tries again what failed. */
  retry(): void {
    if (this.#asked === null) return;
    void this.#fetch(this.#asked);
    void this.#read(this.#asked);
  }

  async #fetch({ from, to }: Asked): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    const result = await ask(this.#bridge, 'entriesBetween', { from, to });
    if (question !== this.#question) return;
    if (result.ok) this.#entries = result.value;
    this.#failure = result.ok ? null : result.failure;
  }

  async #read(asked: Asked): Promise<void> {
    this.#unread = null;
    this.#isReading = true;
    const result = await ask(this.#bridge, 'readDays', { from: asked.from, to: asked.to });
    if (asked !== this.#asked && JSON.stringify(asked) !== JSON.stringify(this.#asked)) return;
    this.#isReading = false;
    this.#unread = result.ok ? null : result.failure;
    if (result.ok) void this.#fetch(asked);
  }
}
