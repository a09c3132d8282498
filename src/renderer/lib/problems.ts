import { m } from '../../shared/i18n/messages';
import type { Problem, Remark } from '../../shared/quick-entry';
import { showDate, showDuration, showFullDate, showTime, type Formats } from './labels';
import { displayLocale } from './locale';

/** A problem of the typed line as a sentence that says what to do. */
export function problemText(problem: Problem, formats: Formats): string {
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
    case 'range-backwards':
      return m.problem_range_backwards({
        start: showTime(problem.startTime, formats),
        end: showTime(problem.endTime, formats),
      });
    case 'range-twice':
      return m.problem_range_twice({ texts: listOf(problem.texts) });
    case 'range-and-duration':
      return m.problem_range_and_duration({
        range: showDuration(problem.rangeSeconds, formats),
        duration: showDuration(problem.durationSeconds, formats),
      });
    case 'range-over-midnight':
      return m.problem_range_over_midnight({ text: problem.text });
    case 'end-without-start':
      return m.problem_end_without_start({ text: problem.text });
    case 'time-skipped':
      return m.problem_time_skipped({ time: showTime(problem.time, formats), date: showDate(problem.date) });
    case 'clock-alone':
      return m.problem_clock_alone({
        text: problem.text,
        start: problem.start,
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
      return m.problem_start_in_future({ text: problem.text, date: showDate(problem.date) });
    case 'start-too-early':
      return m.problem_start_too_early({ text: problem.text });
    case 'start-before-running':
      return m.problem_start_before_running({ text: problem.text, time: showTime(problem.time, formats) });
    case 'start-in-absence':
      return m.problem_start_in_absence({ text: problem.text, time: showTime(problem.time, formats) });
    case 'day-impossible':
      return m.problem_day_impossible({ text: problem.text });
    case 'day-too-far':
      return m.problem_day_too_far({ date: showFullDate(problem.date) });
    case 'day-twice':
      return m.problem_day_twice({ texts: listOf(problem.texts) });
    case 'day-without-time':
      return m.problem_day_without_time({ date: showDate(problem.date) });
    case 'note-too-long':
      return m.problem_note_too_long({ most: new Intl.NumberFormat(displayLocale()).format(problem.most) });
    case 'no-projects':
      return m.problem_no_projects();
    case 'pinned-gone':
      return m.problem_pinned_gone();
  }
}

/** What the person should know of a line that can be carried out. */
export function remarkText({ text, date, other }: Remark): string {
  return m.remark_day_either_way({
    text,
    date: showFullDate(date),
    other: showFullDate(other),
    written: other,
  });
}

function listOf(texts: readonly string[]): string {
  return new Intl.ListFormat(displayLocale(), { type: 'conjunction' }).format(texts);
}
