import { timeIn } from '../../shared/calendar';
import { m } from '../../shared/i18n/messages';
import type { EntryView } from '../../shared/snapshot';
import { firstLine, placeOf, showDate, showDuration, showTime, type Formats } from './labels';
import { placeKey } from './week';

/** What times are shown by. */
export interface ShownBy {
  readonly zone: string;
  readonly formats: Formats;
}

/** What the times of a draft are read and shown by. */
export interface Circumstances extends ShownBy {
  /** UTC ms */
  readonly clock: () => number;
}

/** What can be edited of an entry, as the fields show it: an empty text where it has none. */
export interface DraftTexts {
  readonly notes: string;
  /** As {@link placeKey} has it. */
  readonly place: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly duration: string;
  /** When the running span began, by the work zone's clock. */
  readonly started: string;
}

export type DraftPart = keyof DraftTexts;

/** The fields that are read as times, each of which may be wrong. */
export type DraftField = Exclude<DraftPart, 'notes' | 'place'>;

/** What is wrong, in words. */
export type DraftErrors = Partial<Record<DraftField, string>>;

export const DRAFT_PARTS = [
  ...(['notes', 'place', 'started', 'start', 'end', 'duration', 'date'] as const),
] as const satisfies readonly DraftPart[];

/** Whether a text says the same time by both. */
export function isShownAlike(one: ShownBy, other: ShownBy): boolean {
  const { hours, duration } = one.formats;
  return one.zone === other.zone && hours === other.formats.hours && duration === other.formats.duration;
}

/** What the fields of an entry show at first. */
export function draftTextsOf(entry: EntryView, { zone, formats }: ShownBy): DraftTexts {
  const show = (time: string | null): string => (time === null ? '' : showTime(time, formats));
  return {
    notes: entry.notes,
    place: placeKey(entry),
    date: entry.spentDate,
    start: show(entry.startTime),
    end: show(entry.endTime),
    duration: showDuration(entry.seconds, formats),
    started: show(entry.startedAt === null ? null : timeIn(zone, entry.startedAt)),
  };
}

/** What an entry showed, as it is compared once it has stopped or runs again: the begin of the one is the start of the other. */
export const asTurned = (shown: DraftTexts, isRunning: boolean): DraftTexts =>
  isRunning ? { ...shown, started: shown.start } : { ...shown, start: shown.started };

const OF_FINISHED: readonly DraftPart[] = ['start', 'end', 'duration', 'date'];

/** What is typed and has a field while the entry runs. */
export const withoutTimes = (typed: Partial<DraftTexts>): Partial<DraftTexts> =>
  partsOf(typed, (part) => !OF_FINISHED.includes(part));

/** What is typed of a finished entry and has no field while that runs again, in words. */
export const strandedOf = (typed: Partial<DraftTexts>): readonly string[] =>
  unsavedText(partsOf(typed, (part) => OF_FINISHED.includes(part)))
    .split('\n')
    .filter(Boolean);

/** What stands there by now of what was sent, where that is as it was sent, and else what was sent. */
export const stillSent = (
  sent: Partial<DraftTexts>,
  typed: Partial<DraftTexts>,
  now: Partial<DraftTexts>,
): Partial<DraftTexts> =>
  Object.fromEntries(
    DRAFT_PARTS.flatMap((part) =>
      part in sent ? [[part, (typed[part] === sent[part] ? now : sent)[part]]] : [],
    ),
  );

/** Some parts of what is typed. */
export function partsOf(
  typed: Partial<DraftTexts>,
  isMeant: (part: DraftPart) => boolean,
): Partial<DraftTexts> {
  return Object.fromEntries(
    DRAFT_PARTS.flatMap((part) => (part in typed && isMeant(part) ? [[part, typed[part]]] : [])),
  );
}

/**
 * What is typed over something that was changed meanwhile: saving would put the one in the place of the other. `known`:
 * of which that was so before.
 */
export function overtaken(
  typed: Partial<DraftTexts>,
  before: DraftTexts,
  now: DraftTexts,
  known: readonly DraftPart[],
): readonly DraftPart[] {
  return DRAFT_PARTS.filter((part) => {
    const isNews = before[part] !== now[part] || known.includes(part);
    return isNews && typed[part] !== undefined && typed[part] !== now[part];
  });
}

function fieldName(part: DraftPart): string {
  switch (part) {
    case 'notes':
      return m.field_note();
    case 'place':
      return m.field_project();
    case 'date':
      return m.field_date();
    case 'start':
      return m.field_start();
    case 'end':
      return m.field_end();
    case 'duration':
      return m.field_duration();
    case 'started':
      return m.field_started();
  }
}

/** What a part of an entry is by now, in words; a text that is gone is a dash. */
export function newsOf(part: DraftPart, entry: EntryView, now: DraftTexts): string {
  const values = {
    ...now,
    notes: firstLine(entry.notes) ?? '',
    place: placeOf(entry),
    date: showDate(entry.spentDate),
  };
  return m.draft_news({ field: fieldName(part), value: values[part] || '–' });
}

/**
 * What is typed over an entry that cannot be saved any more, as one text to be taken elsewhere: the note as it stands, and
 * after it what else was typed. `texts`: with the place in words.
 */
export function unsavedText(texts: { readonly [Part in DraftPart]?: string | undefined }): string {
  return DRAFT_PARTS.flatMap((part) => {
    const text = texts[part]?.trim() ?? '';
    if (text === '') return [];
    return part === 'notes' ? text : m.conflict_value({ label: fieldName(part), value: text });
  }).join('\n');
}
