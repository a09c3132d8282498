import type { TypedLine } from '../../shared/inputs';
import type { Result } from '../../shared/result';
import { isBlank, keptLine, type EntryLine, type KeptLine } from '../lib/entry-line';

interface Walk {
  /** What was being typed, the newest first, and then what was carried out. */
  readonly lines: readonly KeptLine[];
  /** How many of them were being typed. */
  readonly drafts: number;
  place: number;
}

/** Older ones are meant no more. */
const MOST_PUT_AWAY = 5;

/** The walk through the lines that were carried out before: what was being typed when it began is its newest end. */
export class LineHistory {
  readonly #load: () => Promise<Result<readonly TypedLine[]>>;
  #walk: Walk | null = null;
  /** The newest first. */
  #putAway: readonly KeptLine[] = [];

  constructor(load: () => Promise<Result<readonly TypedLine[]>>) {
    this.#load = load;
  }

  /** Whether an earlier line is in the field. */
  get isWalking(): boolean {
    return (this.#walk?.place ?? 0) > 0;
  }

  /** The line before the one in the field, which is `shown` where the walk begins; null where there is none. */
  async older(shown: () => EntryLine): Promise<EntryLine | null> {
    if (!this.#walk) {
      const loaded = await this.#load();
      if (!loaded.ok) return null;
      // Meanwhile a second press may have been quicker, and more may have been typed.
      this.#walk ??= walkFrom(shown(), this.#putAway, loaded.value);
    }
    return this.#step(1);
  }

  /** The line after the one in the field, at last what was being typed; null outside a walk. */
  newer(): EntryLine | null {
    return this.#step(-1);
  }

  /** The line in the field is no longer one of the earlier ones: the next walk begins with it. */
  end(): void {
    this.#walk = null;
  }

  /** The line was given up: until another is carried out the walk comes by it, and by those given up before, first. */
  putAway(line: KeptLine): void {
    if (isBlank(line) || line.offeredAt !== null) return;
    const others = this.#putAway.filter((other) => !areTwins(line, other));
    this.#putAway = [line, ...others].slice(0, MOST_PUT_AWAY);
  }

  carriedOut(): void {
    this.#putAway = [];
  }

  /** What was being typed is kept aside for as long as another line is in the field. */
  #step(by: number): EntryLine | null {
    const walk = this.#walk;
    const place = (walk?.place ?? 0) + by;
    const line = walk?.lines[place];
    if (!walk || !line) return null;
    walk.place = place;
    const drafts = walk.lines.slice(0, walk.drafts);
    const { text, pinned, offeredAt } = line;
    const aside = drafts.filter((draft) => draft !== line && !isBlank(draft));
    return { text, pinned, offeredAt, moved: null, aside };
  }
}

function areTwins(one: KeptLine, other: KeptLine): boolean {
  const [pin, otherPin] = [one.pinned, other.pinned];
  const isSamePin = pin?.projectId === otherPin?.projectId && pin?.taskId === otherPin?.taskId;
  return one.text === other.text && isSamePin;
}

function walkFrom(shown: EntryLine, putAway: readonly KeptLine[], carriedOut: readonly TypedLine[]): Walk {
  const drafts = [shown, ...shown.aside];
  const before = carriedOut.map(keptLine);
  const givenUp = putAway.filter((line) => !before.some((other) => areTwins(line, other)));
  return { lines: [...drafts, ...givenUp, ...before], drafts: drafts.length, place: 0 };
}

/** The walk of each account: none of the lines of one may show in another. */
export class LineHistories {
  readonly #load: () => Promise<Result<readonly TypedLine[]>>;
  readonly #ofAccounts = new Map<string, LineHistory>();

  constructor(load: () => Promise<Result<readonly TypedLine[]>>) {
    this.#load = load;
  }

  of(account: string): LineHistory {
    const history = this.#ofAccounts.get(account) ?? new LineHistory(this.#load);
    this.#ofAccounts.set(account, history);
    return history;
  }
}
