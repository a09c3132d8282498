import type { WordFacts } from './facts';
import type { TimeWord } from './time-word';

/** The words of a line and what each is by itself. */
export interface Words {
  readonly texts: readonly string[];
  readonly facts: readonly WordFacts[];
  /** Whether the language writes the time of day as `9h40`. */
  readonly hoursAreClock: boolean;
}

/** What several words say together; null for a time of day that belongs to the note: `appel à 9h`. */
export interface Read {
  readonly time: TimeWord | null;
  /** How many words it takes. */
  readonly length: number;
}

/** `start` to `start + length` as they were typed, one blank between the words. */
export const textAt = ({ texts }: Words, start: number, length: number): string =>
  texts.slice(start, start + length).join(' ');

/** A word as it is read: without the sentence's punctuation. */
export const plainAt = ({ facts }: Words, place: number): string => facts[place]?.plain ?? '';
