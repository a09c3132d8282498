import type { CalendarDate, ClockTime } from '../calendar';
import type { Project, Task, WorkPlace } from '../model';
import type { RecentView } from '../snapshot';
import type { QuickEntryIndex } from './catalogue-index';
import type { Lexicon } from './lexicon';

/** A stretch of a text in UTF-16 units, `end` excluded, as `String.slice` takes it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What time is put on. */
export interface Choice {
  readonly project: Project;
  readonly task: Task;
}

/** A project and task that the words may mean. */
export interface Suggestion extends Choice {
  /** `Client › Project / Task`; the client is left out where it has no name. */
  readonly label: string;
  /** The stretches of `label` that the words matched, in order and apart; none where only the code matched. */
  readonly marks: readonly Span[];
}

/** Something tracked lately whose note (or else whose project and task) has words of the line. */
export interface AgainMatch {
  readonly recent: RecentView;
  /** The stretches of `recent.notes` that the words matched, in order and apart. */
  readonly marks: readonly Span[];
}

/** A choice taken with Tab: the line's words are then all note. */
export type PinnedChoice = WorkPlace;

/**
 * Where the choice came from: the line's words, a taken suggestion, or, as no word fits a project, the most recent
 * entry, the only project and task there is, or the first of several where nothing was tracked yet.
 */
export type ChoiceSource = 'words' | 'pinned' | 'recent' | 'only' | 'first';

/** One word of the line and how it was read. All parts in order, with what lies between them, are the whole line. */
export interface LinePart extends Span {
  readonly text: string;
  readonly kind: 'project' | 'duration' | 'range' | 'start' | 'day' | 'again' | 'note';
}

/** When a timer began: at a time of the work zone's clock, or whole seconds before now. */
export type SaidStart =
  { readonly kind: 'clock'; readonly time: ClockTime } | { readonly kind: 'ago'; readonly seconds: number };

/** What the line can be carried out with but the person should know. */
export type Remark =
  /** `5/6` may be the sixth of May or the fifth of June: it is read as `date`. */
  | {
      readonly code: 'day-either-way';
      readonly text: string;
      readonly date: CalendarDate;
      readonly other: CalendarDate;
    }
  /** `1h plan for may 21` may be said of the plan: it is read as the day, `note` is how to keep it in the note. */
  | {
      readonly code: 'day-or-note';
      readonly text: string;
      readonly date: CalendarDate;
      readonly note: string;
    }
  /** `since 1:30` and `9-5` say no half of the day: how they are read, and what to write for the other. */
  | {
      readonly code: 'half-of-day';
      readonly text: string;
      readonly written: string;
      readonly other: string;
    }
  /** `22:00` may be a time of day: it is read as so many seconds, `start` and `note` are what to write for the others. */
  | {
      readonly code: 'duration-or-clock';
      readonly text: string;
      readonly seconds: number;
      readonly start: string;
      readonly note: string;
    }
  /**
   * `1h 30` may be an hour of thirty things, `version 2.5 bug` a number: it is read as so many seconds, `note` is how to
   * keep the number in the note.
   */
  | {
      readonly code: 'duration-or-note';
      readonly text: string;
      readonly seconds: number;
      readonly note: string;
    }
  /** `fix 2-3 bugs` may count bugs: it is read as a time, `note` is how to keep it in the note. */
  | { readonly code: 'time-or-note'; readonly text: string; readonly note: string }
  /** `会議30分` is a word of the note: `written` is what to write to have its time read. */
  | { readonly code: 'note-or-time'; readonly text: string; readonly written: string }
  /** `call northwind` names a client or project in the note, where it stays: the time goes to `place`, a label. */
  | { readonly code: 'note-or-project'; readonly text: string; readonly place: string }
  /** `a few days ago` is kept in the note, as it says no day for sure: `written` is a day as it can be written. */
  | { readonly code: 'note-or-day'; readonly text: string; readonly written: CalendarDate }
  /** The `Mo` of `Mo Acme 2h` begins a name in `place`, a label, and may be a day: `written` is that day. */
  | {
      readonly code: 'project-or-day';
      readonly text: string;
      readonly place: string;
      readonly written: CalendarDate;
    }
  /** `depuis 9h` is read as the time of day, and may say how long ago it began: what to write for that. */
  | {
      readonly code: 'start-or-ago';
      readonly text: string;
      readonly time: ClockTime;
      readonly written: string;
    }
  /** `since 9h40` is read as that long ago (whole seconds): what to write for the time of day. */
  | {
      readonly code: 'ago-or-start';
      readonly text: string;
      readonly seconds: number;
      readonly written: string;
    }
  /** `23:00-23:45` begins long after now on the day that it is read of: it may be said of the evening before. */
  | { readonly code: 'range-to-come'; readonly text: string }
  /** So long that times are read only at its ends: from the word `text` to the word `last` all is the note's. */
  | { readonly code: 'long-line'; readonly text: string; readonly last: string }
  /** `1.30` is read as a decimal of hours (whole seconds): what to write for hours and minutes. */
  | {
      readonly code: 'decimal-or-minutes';
      readonly text: string;
      readonly seconds: number;
      readonly written: string;
    }
  /** It names seconds (whole, all of them together), which the app shows nowhere else: `1h30m15s`. */
  | { readonly code: 'duration-seconds'; readonly text: string; readonly seconds: number };

/** Why a line cannot be carried out as it stands; `text` is what was typed. The window has the sentences. */
export type Problem =
  /** Longer than an entry may be (24 hours): `25h`. */
  | { readonly code: 'duration-too-long'; readonly text: string }
  /** Nothing to log: `0m`. */
  | { readonly code: 'duration-zero'; readonly text: string }
  /** Looks like a duration and is none: `1:75`, `1h75`. */
  | { readonly code: 'duration-impossible'; readonly text: string }
  /** More than one duration that are not hours with minutes: `1h 2h`. */
  | { readonly code: 'duration-twice'; readonly texts: readonly string[] }
  /** `0.5 days` says no hours: what to write for them, as of a day of eight, or to keep it in the note. */
  | {
      readonly code: 'length-in-days';
      readonly text: string;
      readonly written: string;
      readonly note: string;
    }
  /** A time that no clock shows: `25-26`, `9:75-10`. */
  | { readonly code: 'range-impossible'; readonly text: string }
  /** The end is not after the start: `10-9`. `later`: the end that may be meant, and what to write for it. */
  | {
      readonly code: 'range-backwards';
      readonly text: string;
      readonly startTime: ClockTime;
      readonly endTime: ClockTime;
      readonly later?: { readonly endTime: ClockTime; readonly written: string };
    }
  /** It may be times of day or years: what to write for either. */
  | {
      readonly code: 'range-or-years';
      readonly text: string;
      readonly range: string;
      readonly note: string;
    }
  | { readonly code: 'range-twice'; readonly texts: readonly string[] }
  /** It runs over midnight, and the line does not say from which day: `22-2`. */
  | { readonly code: 'range-over-midnight'; readonly text: string }
  /** An end that has no start: `fix until 10:30`; `note` is what to write to have it in the note. */
  | { readonly code: 'end-without-start'; readonly text: string; readonly note: string }
  /** `since 9 support until 6pm`: of two that are one range only where they stand together, which `written` does. */
  | {
      readonly code: 'end-apart';
      readonly texts: readonly string[];
      readonly written: string;
      readonly note: string;
    }
  /** The clock is put forward on that day and never shows this time. */
  | { readonly code: 'time-skipped'; readonly time: ClockTime; readonly date: CalendarDate }
  /** A range and a duration that disagree (whole seconds each): `9-10 2h`. */
  | { readonly code: 'range-and-duration'; readonly rangeSeconds: number; readonly durationSeconds: number }
  /**
   * A time of day that nothing is said of: `9:40 pm`. What to write instead: a start, a duration, or a word of the note.
   */
  | {
      readonly code: 'clock-alone';
      readonly text: string;
      readonly start: string;
      readonly duration: string;
      readonly note: string;
    }
  /** A start that no clock shows: `since 9:75`. */
  | { readonly code: 'start-impossible'; readonly text: string }
  | { readonly code: 'start-twice'; readonly texts: readonly string[] }
  /** A start and something else that says when or how long: `-20m 1h`, `since 9:40 9-10`. */
  | { readonly code: 'start-and-time'; readonly texts: readonly string[] }
  /**
   * A timer cannot begin later than now: `since` a time that is still to come on that day. `written`: what to write for
   * the evening before, where that is not long ago.
   */
  | {
      readonly code: 'start-in-future';
      readonly text: string;
      readonly date: CalendarDate;
      readonly written?: string;
    }
  /** A timer began longer ago than an entry may be (24 hours). */
  | { readonly code: 'start-too-early'; readonly text: string }
  /** What runs began later, at `time`: as of this start all of it would be gone. */
  | { readonly code: 'start-before-running'; readonly text: string; readonly time: ClockTime }
  /** An absence lasted until `time`, and what becomes of it is not answered yet. */
  | { readonly code: 'start-in-absence'; readonly text: string; readonly time: ClockTime }
  /** A day that no calendar has: `2/30`, `31/4`, `2026-02-30`. */
  | { readonly code: 'day-impossible'; readonly text: string }
  /** More than ten years from today, as by a slip in the year. */
  | { readonly code: 'day-too-far'; readonly date: CalendarDate }
  | { readonly code: 'day-twice'; readonly texts: readonly string[] }
  /** A timer starts now: another day needs a duration or a range. */
  | { readonly code: 'day-without-time'; readonly date: CalendarDate }
  /** More than `MAX_NOTES_LENGTH`, in UTF-16 units. */
  | { readonly code: 'note-too-long'; readonly length: number; readonly most: number }
  /** Nothing but `stop`, perhaps with a time, while a timer runs. */
  | { readonly code: 'stop'; readonly text: string }
  /** There is no project and task at all. */
  | { readonly code: 'no-projects' }
  /** The taken suggestion is no longer among the projects. */
  | { readonly code: 'pinned-gone' };

export interface QuickEntryContext {
  /** The work zone (IANA) and today's date there. */
  readonly zone: string;
  readonly today: CalendarDate;
  /** Where what is logged goes if the line names no day: the day before somebody's eyes, mostly today. */
  readonly logDay: CalendarDate;
  /** The words for days and beginnings, by `lexiconFor`. */
  readonly lexicon: Lexicon;
  /** Now in UTC ms; asked only for lines whose times it bears upon, such as when a timer began. */
  readonly clock: () => number;
  /** UTC ms at which what runs began; null where nothing runs. */
  readonly runningSince: number | null;
  /** UTC ms at which an absence ended that is not answered yet; null where there is none. */
  readonly awayUntil: number | null;
  /** Built once per catalogue by `buildQuickEntryIndex`, not once per keystroke. */
  readonly index: QuickEntryIndex;
  /** What was tracked lately, latest first. */
  readonly recents: readonly RecentView[];
  /** Projects and tasks by how much and how lately they were used, most first; each once. */
  readonly frequent: readonly WorkPlace[];
  readonly pinned: PinnedChoice | null;
}

export interface QuickEntryReading {
  /** The line that was read. */
  readonly text: string;
  /**
   * What Enter does. `continue`: the line is empty or says `again` and nothing is pinned: go on with the last entry.
   * `none`: `problems` says why, or the line is empty and there is nothing to go on with.
   */
  readonly action: 'start' | 'log' | 'continue' | 'none';
  readonly choice: Choice | null;
  readonly choiceFrom: ChoiceSource | null;
  /** How many other projects and tasks fit the words just as well: the choice was made by use, then list order. */
  readonly alternatives: number;
  /**
   * At most 6, best first by fit, then use; where no word fits anything what was used lately, then most, then the first.
   * The first is the choice by words, where there is one; before the others comes what the note names.
   */
  readonly suggestions: readonly Suggestion[];
  /** At most 3, best first; for a line without words the latest. */
  readonly again: readonly AgainMatch[];
  /** The words that are nothing else, in their order and spelling, with the line breaks and blanks between them. */
  readonly notes: string;
  /** Whole seconds from the duration or the range; null for a timer. */
  readonly seconds: number | null;
  /** The start of a timer as it was said; null for one that begins now, and for what is logged. */
  readonly start: SaidStart | null;
  /** UTC ms of that start; null without one, and where a problem says that it cannot be. */
  readonly startedAt: number | null;
  readonly spentDate: CalendarDate;
  /** Whether the line named the day. */
  readonly isDayNamed: boolean;
  /** The ends of what is logged, work-zone clock; both or neither. */
  readonly startTime: ClockTime | null;
  readonly endTime: ClockTime | null;
  /** Whether `endTime` is on the day after `spentDate`. */
  readonly isOverMidnight: boolean;
  /** Empty when Enter can be pressed. */
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
  readonly parts: readonly LinePart[];
}
