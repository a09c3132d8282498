import { formatDate } from '../../shared/calendar';
import { m } from '../../shared/i18n/messages';
import type { Problem } from '../../shared/quick-entry';
import { showDuration, showTime, type Formats } from './labels';
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
    case 'start-earlier':
      return m.problem_start_earlier({ text: problem.text });
    case 'day-impossible':
      return m.problem_day_impossible({ text: problem.text });
    case 'day-twice':
      return m.problem_day_twice({ texts: listOf(problem.texts) });
    case 'day-without-time':
      return m.problem_day_without_time({ date: formatDate(displayLocale(), problem.date) });
    case 'note-too-long':
      return m.problem_note_too_long({ most: new Intl.NumberFormat(displayLocale()).format(problem.most) });
    case 'no-projects':
      return m.problem_no_projects();
    case 'pinned-gone':
      return m.problem_pinned_gone();
  }
}

function listOf(texts: readonly string[]): string {
  return new Intl.ListFormat(displayLocale(), { type: 'conjunction' }).format(texts);
}
