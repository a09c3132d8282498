import type { CommandInput } from '../contract';
import type { QuickEntryReading } from './types';

/** What a reading is carried out with: the same for the window's Enter and for the command line. */
export type LineOrder =
  | { readonly command: 'startTimer'; readonly input: CommandInput<'startTimer'> }
  | { readonly command: 'logEntry'; readonly input: CommandInput<'logEntry'> };

/** The command for a line that starts or logs; null for one that goes on with an entry, or does nothing. */
export function orderOf(reading: QuickEntryReading): LineOrder | null {
  const { action, choice, notes, spentDate, seconds, startedAt } = reading;
  if (choice === null) return null;
  const what = { projectId: choice.project.id, taskId: choice.task.id, notes };
  if (action === 'start') {
    const begun = startedAt === null ? {} : { startedAt };
    return { command: 'startTimer', input: { ...what, ...begun } };
  }
  if (action !== 'log' || seconds === null) return null;
  const { startTime, endTime, isOverMidnight } = reading;
  // An end past midnight has no clock time on the same date: there the start and the duration say all.
  const range = {
    ...(startTime !== null && { startTime }),
    ...(endTime !== null && !isOverMidnight && { endTime }),
  };
  return { command: 'logEntry', input: { ...what, spentDate, seconds, ...range } };
}
