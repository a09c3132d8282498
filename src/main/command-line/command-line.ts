import { formatDate, formatFullDate } from '../../shared/calendar';
import { formatDuration, secondsAt } from '../../shared/durations';
import * as m from '../../shared/i18n/messages';
import type { Catalogue } from '../../shared/model';
import {
  buildQuickEntryIndex,
  lexiconFor,
  orderOf,
  readQuickEntry,
  type QuickEntryReading,
} from '../../shared/quick-entry';
import { problemText, remarkText } from '../../shared/problem-text';
import { assertNever, type Result } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';
import type { LogChoice } from '../core/timer';
import type { Acts } from '../handlers';
import { EXIT, type Command, type Reply } from './protocol';
import { entryText, statusJson, statusText } from './status';

export interface CommandLineContext {
  readonly acts: Pick<Acts, 'start' | 'stop' | 'toggle' | 'continueEntry'>;
  readonly log: (choice: LogChoice) => Result<unknown>;
  readonly snapshot: () => Snapshot;
  readonly catalogue: () => Catalogue;
  /** UTC ms. */
  readonly clock: () => number;
  /** Opens the window with the cursor in the quick entry. */
  readonly open: () => void;
  /** Shows what a link asks for, or why it is refused; changes nothing. */
  readonly showLink: (url: string) => void;
}

const MOST_CANDIDATES = 6;

/** Carries out what the command line asks for, and says in words how it went. */
export class CommandLine {
  readonly #context: CommandLineContext;

  constructor(context: CommandLineContext) {
    this.#context = context;
  }

  carryOut(command: Command): Reply {
    const { acts, open, showLink, snapshot, clock } = this.#context;
    switch (command.kind) {
      case 'open':
      case 'new':
        open();
        return done(m.main_cli_opened());
      case 'toggle':
        return this.#told(() => acts.toggle('command-line'));
      case 'stop':
        return this.#told(() => acts.stop('command-line'));
      case 'start':
        return this.#start(command.line);
      case 'status': {
        const now = clock();
        return done(command.json ? JSON.stringify(statusJson(snapshot(), now)) : statusText(snapshot(), now));
      }
      case 'link':
        showLink(command.url);
        return done(m.main_cli_shown());
      default:
        return assertNever(command);
    }
  }

  #start(line: string): Reply {
    const snapshot = this.#context.snapshot();
    const { locale, preferences } = snapshot;
    const reading = readLine(line, snapshot, this.#context);
    const [problem] = reading.problems;
    if (problem) return refused(problemText(problem, preferences.formats, locale));
    const doubt = doubtAbout(reading, preferences.formats, locale);
    if (doubt !== null) return refused(doubt);
    if (reading.action === 'continue') return this.#goOn(snapshot);
    const order = orderOf(reading);
    if (order === null) return refused(m.main_cli_start_text());
    if (order.command === 'startTimer') {
      const { startedAt, ...choice } = order.input;
      return this.#told(() => this.#context.acts.start(choice, 'command-line', startedAt));
    }
    const { startTime = null, endTime = null, ...choice } = order.input;
    const logged = this.#context.log({ ...choice, startTime, endTime });
    if (!logged.ok) return refused(logged.failure.message);
    return done(
      m.main_cli_logged({
        date: formatDate(locale, choice.spentDate),
        entry: entryText(namesOf(reading)),
        duration: formatDuration(choice.seconds, preferences.formats.duration, locale),
      }),
    );
  }

  #goOn({ recents: [last] }: Snapshot): Reply {
    if (!last) return refused(m.main_nothing_to_continue());
    return this.#told(() => this.#context.acts.continueEntry(last.entryId, 'command-line'));
  }

  /** What came of an act, by what runs before and after it. */
  #told(act: () => Result<unknown>): Reply {
    const { snapshot, clock } = this.#context;
    const { running: before } = snapshot();
    const at = clock();
    const result = act();
    if (!result.ok) return refused(result.failure.message);
    const after = snapshot();
    if (after.running) return done(m.main_cli_started({ entry: entryText(after.running) }));
    if (!before) return done('');
    const counted = after.entries.find(({ id }) => id === before.id)?.seconds ?? secondsAt(before, at);
    const duration = formatDuration(counted, after.preferences.formats.duration, after.locale);
    return done(m.main_cli_stopped({ entry: entryText(before), duration }));
  }
}

function readLine(line: string, snapshot: Snapshot, context: CommandLineContext): QuickEntryReading {
  return readQuickEntry(line, {
    zone: snapshot.zone,
    today: snapshot.today,
    logDay: snapshot.today,
    clock: context.clock,
    runningSince: snapshot.running?.startedAt ?? null,
    awayUntil: snapshot.idle?.to ?? null,
    lexicon: lexiconFor(snapshot.locale, snapshot.preferences.formats.hours),
    index: buildQuickEntryIndex(context.catalogue().projects),
    recents: snapshot.recents,
    frequent: snapshot.frequent,
    pinned: null,
  });
}

/**
 * Why a line that could be carried out is not: the window shows before Enter what it took the line for, here nobody
 * would see it. So nothing is guessed: the words must name one project and task, and one day.
 */
function doubtAbout(
  reading: QuickEntryReading,
  formats: Snapshot['preferences']['formats'],
  locale: string,
): string | null {
  // Seconds are read as they stand: no doubt about them.
  const remark = reading.remarks.find(({ code }) => code !== 'duration-seconds');
  if (remark && remark.code !== 'day-either-way') return remarkText(remark, formats, locale);
  if (remark) {
    const [date, other] = [formatFullDate(locale, remark.date), formatFullDate(locale, remark.other)];
    return m.main_line_day({ text: remark.text, date, other });
  }
  if (reading.choice === null) return null;
  const isNamed =
    reading.choiceFrom === 'words' ||
    reading.choiceFrom === 'only' ||
    reading.parts.some(({ kind }) => kind === 'again');
  if (!isNamed) return m.main_line_no_project({ candidates: candidatesOf(reading, MOST_CANDIDATES, locale) });
  if (reading.choiceFrom !== 'words' || reading.alternatives === 0) return null;
  return m.main_line_ambiguous({ candidates: candidatesOf(reading, reading.alternatives + 1, locale) });
}

function candidatesOf({ suggestions }: QuickEntryReading, count: number, locale: string): string {
  const labels = suggestions.slice(0, count).map(({ label }) => label);
  const more = count > labels.length && labels.length === MOST_CANDIDATES ? ['…'] : [];
  return new Intl.ListFormat(locale, { type: 'unit' }).format([...labels, ...more]);
}

function namesOf({ choice, notes }: QuickEntryReading): Parameters<typeof entryText>[0] {
  return {
    clientName: choice?.project.clientName ?? '',
    projectName: choice?.project.name ?? '',
    taskName: choice?.task.name ?? '',
    notes,
  };
}

const done = (out: string): Reply => ({ exit: EXIT.done, out, err: '' });
const refused = (err: string): Reply => ({ exit: EXIT.refused, out: '', err });
