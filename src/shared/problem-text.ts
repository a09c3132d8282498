import { formatClockTime, formatDate, formatFullDate } from './calendar';
import { formatClock, formatDuration } from './durations';
import * as m from './i18n/messages';
import { inOwnWords } from './own-words';
import type { Problem, Remark } from './quick-entry';
import type { Preferences } from './settings';

type Formats = Preferences['formats'];

/** A problem of a typed line as a sentence that says what to do; `locale` (BCP 47) is that of its dates and times. */
export function problemText(problem: Problem, formats: Formats, locale: string): string {
  const showTime = (time: string): string => formatClockTime(locale, time, formats.hours);
  const showDate = (date: string): string => formatDate(locale, date);
  const showDuration = (seconds: number): string => formatDuration(seconds, formats.duration, locale);
  const listOf = (texts: readonly string[]): string =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
  switch (problem.code) {
    case 'duration-too-long':
      return m.problem_duration_too_long({ text: problem.text });
    case 'duration-zero':
      return m.problem_duration_zero({ text: problem.text });
    case 'duration-impossible':
      return m.problem_duration_impossible({ text: problem.text });
    case 'duration-twice':
      return m.problem_duration_twice({ texts: listOf(problem.texts) });
    case 'range-impossible':
      return m.problem_range_impossible({ text: problem.text });
    case 'range-backwards': {
      const [start, end] = [showTime(problem.startTime), showTime(problem.endTime)];
      const { later } = problem;
      if (later === undefined) return m.problem_range_backwards({ start, end });
      const { endTime, written } = later;
      return m.problem_range_later({ start, end, later: showTime(endTime), written });
    }
    case 'length-in-days':
      return m.problem_length_in_days({ text: problem.text, written: problem.written, note: problem.note });
    case 'range-or-years':
      return m.problem_range_or_years({ text: problem.text, range: problem.range, note: problem.note });
    case 'range-twice':
      return m.problem_range_twice({ texts: listOf(problem.texts) });
    case 'range-and-duration':
      return m.problem_range_and_duration({
        range: showDuration(problem.rangeSeconds),
        duration: showDuration(problem.durationSeconds),
      });
    case 'range-over-midnight':
      return m.problem_range_over_midnight({ text: problem.text });
    case 'end-without-start':
      return m.problem_end_without_start({ text: problem.text, note: problem.note });
    case 'end-apart': {
      const { texts, written, note } = problem;
      return m.problem_end_apart({ texts: listOf(texts), written: inOwnWords(written), note });
    }
    case 'time-skipped':
      return m.problem_time_skipped({ time: showTime(problem.time), date: showDate(problem.date) });
    case 'clock-alone':
      return m.problem_clock_alone({
        text: problem.text,
        start: inOwnWords(problem.start),
        duration: problem.duration,
        note: problem.note,
      });
    case 'start-impossible':
      return m.problem_start_impossible({ text: problem.text });
    case 'start-twice':
      return m.problem_start_twice({ texts: listOf(problem.texts) });
    case 'start-and-time':
      return m.problem_start_and_time({ texts: listOf(problem.texts) });
    case 'start-in-future':
      if (problem.written !== undefined) {
        const { text, written } = problem;
        return m.problem_start_yesterday({
          text,
          date: showDate(problem.date),
          written: inOwnWords(written),
        });
      }
      return m.problem_start_in_future({ text: problem.text, date: showDate(problem.date) });
    case 'start-too-early':
      return m.problem_start_too_early({ text: problem.text });
    case 'start-before-running':
      return m.problem_start_before_running({ text: problem.text, time: showTime(problem.time) });
    case 'start-in-absence':
      return m.problem_start_in_absence({ text: problem.text, time: showTime(problem.time) });
    case 'day-impossible':
      return m.problem_day_impossible({ text: problem.text });
    case 'day-too-far':
      return m.problem_day_too_far({ date: formatFullDate(locale, problem.date) });
    case 'day-twice':
      return m.problem_day_twice({ texts: listOf(problem.texts) });
    case 'day-without-time':
      return m.problem_day_without_time({ date: showDate(problem.date) });
    case 'note-too-long':
      return m.problem_note_too_long({ most: new Intl.NumberFormat(locale).format(problem.most) });
    case 'stop':
      return m.problem_stop({ text: problem.text });
    case 'no-projects':
      return m.problem_no_projects();
    case 'pinned-gone':
      return m.problem_pinned_gone();
  }
}

/** What the person should know of a line that can be carried out. */
export function remarkText(remark: Remark, formats: Formats, locale: string): string {
  const { text } = remark;
  const showDuration = (seconds: number): string => formatDuration(seconds, formats.duration, locale);
  const showTime = (time: string): string => formatClockTime(locale, time, formats.hours);
  switch (remark.code) {
    case 'day-either-way': {
      const [date, other] = [formatFullDate(locale, remark.date), formatFullDate(locale, remark.other)];
      return m.remark_day_either_way({ text, date, other, written: remark.other });
    }
    case 'day-or-note': {
      const { date, note } = remark;
      return m.remark_day_or_note({ text, date: formatFullDate(locale, date), written: date, note });
    }
    case 'duration-or-note':
      return m.remark_duration_or_note({ text, duration: showDuration(remark.seconds), note: remark.note });
    case 'time-or-note':
      return m.remark_time_or_note({ text, note: remark.note });
    case 'note-or-time':
      return m.remark_note_or_time({ text, written: inOwnWords(remark.written) });
    case 'note-or-project':
      return m.remark_note_or_project({ text, place: remark.place });
    case 'note-or-day':
      return m.remark_note_or_day({ text, written: remark.written });
    case 'project-or-day':
      return m.remark_project_or_day({ text, place: remark.place, written: remark.written });
    case 'range-to-come':
      return m.remark_range_to_come({ text });
    case 'half-of-day':
      return m.remark_half_of_day({
        text,
        written: inOwnWords(remark.written),
        other: inOwnWords(remark.other),
      });
    case 'duration-or-clock': {
      const { seconds, start, note } = remark;
      return m.remark_duration_or_clock({
        text,
        duration: showDuration(seconds),
        start: inOwnWords(start),
        note,
      });
    }
    case 'start-or-ago':
      return m.remark_start_or_ago({ text, time: showTime(remark.time), written: remark.written });
    case 'ago-or-start':
      return m.remark_ago_or_start({
        text,
        duration: showDuration(remark.seconds),
        written: inOwnWords(remark.written),
      });
    case 'decimal-or-minutes': {
      const { seconds, written } = remark;
      return m.remark_decimal_or_minutes({ text, duration: showDuration(seconds), written });
    }
    case 'long-line':
      return m.remark_long_line({ text, last: remark.last });
    case 'duration-seconds':
      return m.remark_duration_seconds({ text, duration: formatClock(remark.seconds) });
  }
}
