/**
 * Quick entry: one typed line becomes a reading that the window previews and, on Enter, carries out.
 * Pure: the same line, catalogue and recents always give the same reading. This file is its only door.
 */
export { readQuickEntry } from './read';
export { lineOf } from './write';
export { lineAgain, lineWithProject } from './take';
export { usualHalf } from './half-day';
export { orderOf } from './carry-out';
export type { LineOrder } from './carry-out';
export { buildQuickEntryIndex } from './catalogue-index';
export { lexiconFor } from './lexicon';
export type { Lexicon } from './lexicon';
export type { QuickEntryIndex } from './catalogue-index';
export type {
  AgainMatch,
  Choice,
  ChoiceSource,
  LinePart,
  PinnedChoice,
  Problem,
  QuickEntryContext,
  QuickEntryReading,
  Remark,
  SaidStart,
  Span,
  Suggestion,
} from './types';
