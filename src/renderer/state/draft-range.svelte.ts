import { isEndNextDay, type CalendarDate, type ClockTime } from '../../shared/calendar';
import { endOfRange, secondsOfRange, spanOfEntry, type Span } from '../../shared/entry-span';
import type { EntryChanges } from '../../shared/inputs';
import type { EntryView } from '../../shared/snapshot';
import { draftTextsOf, type Circumstances, type DraftErrors, type DraftTexts } from '../lib/draft-parts';
import {
  isRange,
  readSeconds,
  readTime,
  startBefore,
  takeDuration,
  takeRange,
  wrongTime,
} from '../lib/draft-times';
import { showDuration, showTime } from '../lib/labels';
import { halfAfter, halfNear, halfOfWork } from '../lib/time-input';

/** The start, the end and the duration of a draft: of the three, one follows from the two that were typed last. */
export class DraftRange {
  readonly #entry: EntryView;
  readonly #around: Circumstances;
  readonly #date: () => CalendarDate;
  /** What the fields showed at first. */
  readonly #shown: DraftTexts;
  #duration = $state('');
  #start = $state('');
  #end = $state('');
  /** What was typed last decides: this follows from the two others. Null: all are as they were shown. */
  #follows: 'duration' | 'end' | 'start' | null = null;
  /** What stands in a field of a time that was not typed, by the duration and the other one. */
  #made = '';

  /** @param date of the times, while another one is being typed */
  constructor(entry: EntryView, around: Circumstances, date: () => CalendarDate) {
    this.#entry = entry;
    this.#around = around;
    this.#date = date;
    this.#shown = draftTextsOf(entry, around);
    this.#duration = this.#shown.duration;
    this.#start = this.#shown.start;
    this.#end = this.#shown.end;
  }

  /** What follows from the two others. Null: all are as they were shown. */
  get follows(): 'duration' | 'end' | 'start' | null {
    return this.#follows;
  }

  get duration(): string {
    return this.#duration;
  }

  set duration(text: string) {
    this.#duration = text;
    const isEndAlone = this.#start.trim() === '' && this.#end !== this.#shown.end;
    if (this.#follows !== 'start') this.#follows = isEndAlone ? 'start' : 'end';
    if (this.#follows === 'start') this.#startFollows();
    else this.#endFollows();
  }

  #endFollows(): void {
    const { startTime } = this;
    const seconds = readSeconds(this.#duration);
    if (seconds === null || startTime === null) return;
    const isMade = this.#isFree(this.#end, 'end');
    this.#end = this.#show(endOfRange(this.#around.zone, this.#date(), startTime, seconds, this.#former));
    if (isMade) this.#made = this.#end;
  }

  #startFollows(): void {
    const { endTime } = this;
    if (endTime === null) return;
    // With its half of the day: without one it would be near the start.
    this.#end = this.#show(endTime);
    this.#start = this.#show(startBefore(this.#around.zone, this.#date(), endTime, this.#duration));
  }

  get start(): string {
    return this.#start;
  }

  set start(text: string) {
    this.#start = text;
    if (this.#isLasting && this.#isFree(this.#end, 'end')) this.#takeStart(text);
    else this.#rangeTyped();
  }

  /** The end goes with the start that is typed. */
  #takeStart(start: string): void {
    this.#follows = 'end';
    if (start.trim() === '') this.#end = '';
    this.#endFollows();
  }

  get end(): string {
    return this.#end;
  }

  set end(text: string) {
    this.#end = text;
    if (this.#isLasting && this.#isFree(this.#start, 'start')) this.#takeEnd(text);
    else this.#rangeTyped();
  }

  /** The start goes with the end that is typed. */
  #takeEnd(end: string): void {
    this.#follows = end.trim() === '' ? 'end' : 'start';
    this.#start = '';
    const { endTime } = this;
    if (endTime !== null)
      this.#start = this.#show(startBefore(this.#around.zone, this.#date(), endTime, this.#duration));
    this.#made = this.#start;
  }

  /** Whether a time is not there, or only because the duration and the other one say it. */
  #isFree(text: string, part: 'start' | 'end'): boolean {
    return text.trim() === '' || (this.#follows === part && text === this.#made);
  }

  get #isLasting(): boolean {
    return (readSeconds(this.#duration) ?? 0) > 0;
  }

  /** What stands there for the start; null where that is no time. Without a half of the day it is near the one before. */
  get startTime(): ClockTime | null {
    const known = this.#entry.startTime;
    return readTime(this.#start, this.#around, known === null ? halfOfWork : halfNear(known));
  }

  /** As {@link startTime}, for the end: without a half of the day it is within twelve hours after a start that was typed. */
  get endTime(): ClockTime | null {
    const { startTime } = this;
    const isAlone = startTime === null || this.#follows === 'start';
    return readTime(this.#end, this.#around, isAlone ? halfOfWork : halfAfter(startTime));
  }

  /** Whether the start and end that stand there are of two days. */
  get isOverMidnight(): boolean {
    const { startTime, endTime } = this;
    return startTime !== null && endTime !== null && isEndNextDay(startTime, endTime);
  }

  /** When it was, where its date is as it was: of times that the clock shows twice the same are meant. */
  get #former(): Span | null {
    return this.#date() === this.#entry.spentDate ? spanOfEntry(this.#around.zone, this.#entry) : null;
  }

  /** Takes what was typed into the changes, or says what is wrong with it. */
  take(changes: EntryChanges, errors: DraftErrors): void {
    if (this.#follows === 'duration') this.#takeRange(changes, errors);
    else if (this.#follows !== null) this.#takeDuration(changes, errors);
  }

  /** The duration, and with it the start that was typed before or follows: with both the end is said. */
  #takeDuration(changes: EntryChanges, errors: DraftErrors): void {
    const { startTime } = this;
    const isStartTyped = this.#follows === 'start' || this.start !== this.#shown.start;
    if (this.#follows === 'start' && this.endTime === null) errors.end = wrongTime(this.end);
    else if (isStartTyped && startTime === null) errors.start = wrongTime(this.start);
    if (isStartTyped && startTime !== null) changes.startTime = startTime;
    if (this.#entry.seconds > 0 && this.duration === this.#shown.duration) {
      if (isStartTyped) changes.seconds = this.#entry.seconds;
      return;
    }
    takeDuration(this.duration, changes, errors);
  }

  #takeRange(changes: EntryChanges, errors: DraftErrors): void {
    const isAsBefore = this.start === this.#shown.start && this.end === this.#shown.end;
    if (this.#entry.startTime !== null && isAsBefore) return;
    const { startTime, endTime } = this;
    // A start with the duration says when it ended as well, unless an end was only erased and they are as they were.
    const { start: startShown, end: endShown, duration } = this.#shown;
    const isErased = endShown !== '' && this.start === startShown && this.duration === duration;
    if (startTime !== null && this.end.trim() === '' && this.duration.trim() !== '' && !isErased)
      return this.#takeDuration(changes, errors);
    takeRange({ text: this.start, time: startTime }, { text: this.end, time: endTime }, changes, errors);
  }

  #rangeTyped(): void {
    this.#follows = 'duration';
    const { startTime, endTime } = this;
    if (startTime === null || endTime === null || !isRange(startTime, endTime)) return;
    const { zone } = this.#around;
    const seconds = secondsOfRange(zone, this.#date(), startTime, endTime, this.#former);
    this.#duration = showDuration(seconds, this.#around.formats);
  }

  #show(time: ClockTime | null): string {
    return time === null ? '' : showTime(time, this.#around.formats);
  }
}
