import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/lib/repository.mjs';
import { timeIn } from '../../../src/shared/calendar';
import { formatClock, formatDuration } from '../../../src/shared/durations';
import type { QuickEntryReading } from '../../../src/shared/quick-entry';
import { read, ZONE } from './quick-entry-fixture';

interface Example {
  readonly line: string;
  readonly locale: string;
  readonly reading: string;
}

const ACTIONS = { start: 'starts', log: 'logs', continue: 'goes on', none: 'refused' } as const;

function timesOf({ startTime, endTime, isOverMidnight, startedAt, seconds }: QuickEntryReading): string[] {
  if (startTime !== null) return [`${startTime}–${endTime}${isOverMidnight ? ' the next day' : ''}`];
  if (startedAt !== null) return [`since ${timeIn(ZONE, startedAt)}`];
  return seconds === null ? [] : [formatDuration(seconds, 'clock')];
}

function adviceOf(problem: QuickEntryReading['problems'][number]): string {
  const advice =
    problem.code === 'clock-alone' ? `: ${problem.start}, ${problem.duration} or ${problem.note}` : '';
  return problem.code + advice;
}

/** What to write for the other reading; the seconds that the preview names. */
function remarkOf(remark: QuickEntryReading['remarks'][number]): string {
  switch (remark.code) {
    case 'day-either-way':
      return `or ${remark.other}`;
    case 'day-or-note':
    case 'duration-or-note':
    case 'time-or-note':
      return `or ${remark.note}`;
    case 'half-of-day':
      return `or ${remark.other}`;
    case 'duration-or-clock':
      return `or ${remark.start} or ${remark.note}`;
    case 'start-or-ago':
    case 'note-or-time':
    case 'note-or-day':
    case 'project-or-day':
    case 'ago-or-start':
    case 'decimal-or-minutes':
      return `or ${remark.written}`;
    case 'note-or-project':
      return `or ${remark.text} first`;
    case 'range-to-come':
      return 'still to come';
    case 'long-line':
      return `not from ${remark.text} to ${remark.last}`;
    case 'duration-seconds':
      return formatClock(remark.seconds);
  }
}

/** A reading as the page writes it. */
function written(reading: QuickEntryReading): string {
  const { action, problems, remarks, choice, choiceFrom, suggestions, notes } = reading;
  if (action === 'none') return `${ACTIONS.none}: ${problems.map(adviceOf).join(', ')}`;
  const named = choiceFrom === 'words' && choice !== null ? [suggestions[0]?.label ?? ''] : [];
  return [
    ACTIONS[action],
    ...named,
    ...timesOf(reading),
    ...(reading.isDayNamed ? [reading.spentDate] : []),
    ...remarks.map(remarkOf),
    ...(notes === '' ? [] : [`“${notes}”`]),
  ].join(' · ');
}

const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Every row of a table that says a line and how it is read. */
function examplesIn(page: string): readonly Example[] {
  const tables = page.split(/\n\n+/).filter((block) => block.startsWith('|'));
  return tables.flatMap((table) => {
    const [head = [], , ...rows] = table.trim().split('\n').map(cellsOf);
    const cell = (row: readonly string[], name: string): string | undefined => row[head.indexOf(name)];
    return rows.map((row) => ({
      line: /^`(.*)`$/.exec(cell(row, 'line') ?? '')?.[1] ?? '',
      locale: cell(row, 'language') ?? 'en',
      reading: cell(row, 'read as') ?? '',
    }));
  });
}

describe('docs/quick-entry.md', () => {
  const page = readFileSync(join(repository, 'docs', 'quick-entry.md'), 'utf8');
  const examples = examplesIn(page);

  it.each(examples.map(({ locale, line, reading }) => [locale, line, reading] as const))(
    '%s: %s is read as %s',
    (locale, line, reading) => expect(written(read(line, { locale }))).toBe(reading),
  );

  it('has an example in every row, and each once', () => {
    const keys = examples.map(({ locale, line }) => `${locale} ${line}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(page.match(/^\| (?!-|line|language)/gm)?.length);
    expect(keys.length).toBeGreaterThan(100);
    expect(examples.filter(({ line }) => line === '')).toHaveLength(1);
  });
});
