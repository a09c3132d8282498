import { dateIn } from '../calendar';
import { MAX_NOTES_LENGTH } from '../model';
import type { RecentView } from '../snapshot';
import { searchAgain } from './again';
import type { IndexedChoice } from './catalogue-index';
import { pieces } from './fold';
import type { Fitting } from './fitting';
import { textOf } from './line';
import type { When } from './line';
import { guess, MOST_LEADING_WORDS, readLeadingRun, toSuggestion } from './match';
import { rank } from './rank';
import type {
  AgainMatch,
  ChoiceSource,
  LinePart,
  Problem,
  QuickEntryContext,
  QuickEntryReading,
  Suggestion,
} from './types';
import { halfDoubts } from './half-doubts';
import { longLineRemarks } from './long-line';
import { minutesDoubts } from './minutes-doubts';
import { cataloguedFor, namedInNote, namesProject, placeRemark } from './named-in-note';
import type { NamedInNote } from './named-in-note';
import { readLine } from './read-line';
import { dayDoubts } from './day-doubts';
import { numberDoubts } from './number-doubts';
import { saidTimes } from './said-times';
import { stopProblem } from './stops';
import { unreadIn } from './unread';
import type { LineWord } from './phrase';

const MOST_SUGGESTIONS = 6;
const MOST_AGAIN = 3;
/** Of those that the note names the best leave room for others. */
const MOST_NAMED = 3;
/** Only the first pieces of a long note look for something similar. */
const AGAIN_PIECES = 12;

interface Chosen {
  readonly choice: IndexedChoice | null;
  readonly from: ChoiceSource | null;
  readonly problem: Problem | null;
}

/** Never a dead end while there is any project: what is typed first, before anything was tracked, must work. */
function fallBack({ index, recents }: QuickEntryContext): Chosen {
  for (const recent of recents) {
    const choice = index.find(recent.projectId, recent.taskId);
    if (choice) return { choice, from: 'recent', problem: null };
  }
  const [first, second] = index.choices;
  if (!first) return { choice: null, from: null, problem: { code: 'no-projects' } };
  return { choice: first, from: second ? 'first' : 'only', problem: null };
}

function choose(
  context: QuickEntryContext,
  best: IndexedChoice | undefined,
  again: RecentView | null,
): Chosen {
  const { pinned, index } = context;
  const meant = pinned ?? again;
  if (meant) {
    const choice = index.find(meant.projectId, meant.taskId);
    if (choice) return { choice, from: pinned ? 'pinned' : 'recent', problem: null };
    return { choice: null, from: null, problem: { code: 'pinned-gone' } };
  }
  return best ? { choice: best, from: 'words', problem: null } : fallBack(context);
}

/** What is offered below the line, best first, and what found it: null where no word did. */
interface Offer {
  readonly choices: readonly IndexedChoice[];
  readonly fitting: Fitting | null;
}

const NO_OFFER: Offer = { choices: [], fitting: null };

/** What to offer where no word says anything: what was used lately, then what is used most, then the catalogue's first. */
function unasked(context: QuickEntryContext): Offer {
  const used = [...context.recents, ...context.frequent.slice(0, MOST_SUGGESTIONS)].flatMap(
    ({ projectId, taskId }) => context.index.find(projectId, taskId) ?? [],
  );
  const choices = new Set([...used, ...context.index.choices.slice(0, MOST_SUGGESTIONS)]);
  return { choices: [...choices].slice(0, MOST_SUGGESTIONS), fitting: null };
}

/** What to offer for a line whose leading words fit nothing. */
function guessed(context: QuickEntryContext, words: readonly string[]): Offer {
  const fitting = guess(context.index, words);
  if (!fitting) return unasked(context);
  return { choices: rank(fitting, context.index, context.frequent, MOST_SUGGESTIONS).best, fitting };
}

/** What the note names comes first, but for a choice that the words before it made. */
function offeredFirst(
  named: NamedInNote | null,
  isChosen: boolean,
  asked: readonly Suggestion[],
  context: QuickEntryContext,
): readonly Suggestion[] {
  const fitting = named?.fitting;
  if (!fitting) return asked;
  const first = rank(fitting, context.index, context.frequent, MOST_NAMED).best.map((choice) =>
    toSuggestion(choice, fitting, context.index),
  );
  const labels = new Set(first.map(({ label }) => label));
  const kept = asked.filter(({ label }, place) => (isChosen && place === 0) || !labels.has(label));
  const chosen = isChosen ? 1 : 0;
  return [...kept.slice(0, chosen), ...first, ...kept.slice(chosen)].slice(0, MOST_SUGGESTIONS);
}

function againFor(
  { recents, index }: QuickEntryContext,
  notes: readonly string[],
  fitting: Fitting | null,
): readonly AgainMatch[] {
  const typed = notes.slice(0, AGAIN_PIECES).flatMap(pieces).slice(0, AGAIN_PIECES);
  if (typed.length > 0) return searchAgain(recents, typed).slice(0, MOST_AGAIN);
  const isMeant = ({ projectId, taskId }: RecentView): boolean => {
    const choice = index.find(projectId, taskId);
    return choice !== undefined && (fitting?.choices.includes(choice) ?? true);
  };
  return (fitting ? recents.filter(isMeant) : recents)
    .slice(0, MOST_AGAIN)
    .map((recent) => ({ recent, marks: [] }));
}

/** `projectWords`: how many of the words that are no time are the project's. */
function partsOf(words: readonly LineWord[], projectWords: number, isAgain: boolean): readonly LinePart[] {
  let others = 0;
  return words.map(({ text, start, end, time }) => {
    if (time) return { text, start, end, kind: time.kind };
    others += 1;
    return { text, start, end, kind: isAgain ? 'again' : others <= projectWords ? 'project' : 'note' };
  });
}

/** The entry that the line goes on with: it says `again`, perhaps with how long or when, or it says nothing. */
function goneOnWith(
  words: readonly LineWord[],
  rest: readonly LineWord[],
  context: QuickEntryContext,
): RecentView | null {
  const saysAgain = rest.length === 1 && context.lexicon.sayingOf(rest[0]?.text ?? '')?.kind === 'again';
  if (context.pinned || !(saysAgain || words.length === 0)) return null;
  return context.recents[0] ?? null;
}

function problemsOf(
  when: When,
  chosen: Chosen,
  notes: string,
  parts: readonly LinePart[],
  context: QuickEntryContext,
): readonly Problem[] {
  const isForTimer = context.runningSince !== null && context.pinned === null;
  const stop = isForTimer ? stopProblem(parts) : null;
  if (stop) return [stop];
  const problems = [...when.problems];
  if (chosen.problem) problems.push(chosen.problem);
  if (
    when.date !== null &&
    when.date !== context.today &&
    when.seconds === null &&
    when.start === null &&
    when.problems.length === 0
  ) {
    problems.push({ code: 'day-without-time', date: when.date });
  }
  if (notes.length > MAX_NOTES_LENGTH) {
    problems.push({ code: 'note-too-long', length: notes.length, most: MAX_NOTES_LENGTH });
  }
  return problems;
}

/**
 * Reads one line: durations, ranges and days wherever they stand; of the other words the longest leading run that some
 * project and task has words for names it, and the rest is the note (experience, "Quick entry").
 * Never throws; whatever cannot be carried out is in `problems`, and `action` is then `none`.
 */
export function readQuickEntry(text: string, context: QuickEntryContext): QuickEntryReading {
  const { words, when } = readLine(text, context);
  const rest = words.filter((word) => word.time === null);
  const last = goneOnWith(words, rest, context);
  // `again 45m` is the last entry's work, but another time: only without any time the entry is simply gone on with.
  const isContinue = last !== null && rest.length === words.length;
  const restTexts = last ? [] : rest.slice(0, MOST_LEADING_WORDS + AGAIN_PIECES).map((word) => word.text);

  const run = readLeadingRun(context.index, context.pinned ? [] : restTexts, context.lexicon);
  const ranked = run.fitting && rank(run.fitting, context.index, context.frequent, MOST_SUGGESTIONS);
  const asked = ranked ? { choices: ranked.best, fitting: run.fitting } : guessed(context, restTexts);
  const offered = context.pinned ? NO_OFFER : asked;
  const chosen = choose(context, ranked?.best[0], isContinue ? null : last);
  const parts = partsOf(words, run.length, last !== null);
  const isPlaced =
    last !== null ||
    context.pinned !== null ||
    (run.fitting !== null &&
      chosen.choice !== null &&
      namesProject(context.index, run.fitting, chosen.choice));
  const named =
    isPlaced || chosen.choice === null
      ? null
      : namedInNote(context.index, restTexts.slice(run.length), chosen.choice, context.lexicon);
  // Which of two days it is says nothing of whether it is one.
  const remarked = new Set(
    when.remarks.flatMap(({ code, text }) => (code === 'day-either-way' ? [] : [text])),
  );
  const said = saidTimes(words, parts);
  const numbers = numberDoubts(said, isLongAgo(when, context), context.lexicon);
  const doubted = new Set(numbers.map(({ text }) => text));
  const doubts = [
    ...numbers,
    ...(when.problems.length > 0 ? [] : minutesDoubts(said, parts.at(-1)?.text ?? '')).filter(
      ({ text }) => !doubted.has(text),
    ),
    ...halfDoubts(said, parts, doubted, context.lexicon),
    ...dayDoubts(said, parts, context.today, context.lexicon),
    ...unreadIn(when, parts, context, cataloguedFor(context, chosen.choice)),
    ...(named && chosen.choice && when.problems.length === 0 ? [placeRemark(named, chosen.choice)] : []),
  ];
  const suggestions = offered.choices.map((choice) => toSuggestion(choice, offered.fitting, context.index));
  const isEmpty = words.length === 0 && !context.pinned;
  const notes = last ? (isContinue ? '' : last.notes) : notesOf(text, words, run.length);
  const problems = isContinue || isEmpty ? [] : problemsOf(when, chosen, notes, parts, context);
  const ownDoubts = doubts.filter((one) => !remarked.has(one.text));
  const remarks = [...when.remarks, ...ownDoubts, ...longLineRemarks(text)];
  const start = when.seconds === null ? 'start' : 'log';
  const begun = when.startedAt === null ? null : dateIn(context.zone, when.startedAt);

  return {
    text,
    action: isContinue ? 'continue' : isEmpty || problems.length > 0 ? 'none' : start,
    choice: chosen.choice && { project: chosen.choice.project, task: chosen.choice.task },
    choiceFrom: chosen.from,
    alternatives: ranked?.equals ?? 0,
    suggestions: offeredFirst(named, chosen.from === 'words', suggestions, context),
    again: againFor(context, restTexts.slice(run.length), run.fitting),
    notes,
    seconds: when.seconds,
    start: when.start,
    startedAt: when.startedAt,
    spentDate: begun ?? when.date ?? (when.seconds === null ? context.today : context.logDay),
    isDayNamed: when.date !== null,
    startTime: when.range?.startTime ?? null,
    endTime: when.range?.endTime ?? null,
    isOverMidnight: when.range?.isOverMidnight ?? false,
    problems,
    remarks: problems[0]?.code === 'stop' ? [] : remarks,
    parts,
  };
}

/** Longer ago than most people work in one go, with what they had for lunch. */
const LONG_AGO_MS = 8 * 3_600_000;

function isLongAgo({ startedAt }: When, { clock }: QuickEntryContext): boolean {
  return startedAt !== null && clock() - startedAt > LONG_AGO_MS;
}

function notesOf(text: string, words: readonly LineWord[], projectWords: number): string {
  let others = 0;
  const isNote = ({ time }: LineWord): boolean => time === null && (others += 1) > projectWords;
  return textOf(text, words, isNote, ({ noteStart }) => noteStart);
}

/** The line without its project words: what stays in the field when a suggestion is taken and pinned. */
export function textAfterPinning({ text, parts }: QuickEntryReading): string {
  return textOf(text, parts, (part) => part.kind !== 'project');
}
