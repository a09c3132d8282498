import type { Cause, EntryId, TimeEntry } from '../shared/model';
import { timeIn } from '../shared/calendar';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { differingFields, setsLength, withTheirs } from './core/conflict';
import { replacedBy } from './core/held-back';
import { planAnew } from './core/log-anew';
import { fromServer, type Operation, type PlannedOperation } from './core/operation';
import type { NewId, WorkContext } from './core/ports';
import type { Act, Choice } from './core/timer';
import type { Ledger } from './ledger/ledger';

export interface AnswersOptions {
  readonly ledger: Ledger;
  readonly newId: NewId;
  readonly context: () => WorkContext;
  readonly act: (cause: Cause) => Act;
  /** Before what was answered is written: it can be taken back no more, and the answer says itself what comes of it. */
  readonly onAnswer: () => void;
  /** Something was written. */
  readonly onWritten: () => void;
}

/** Where an entry's work goes; null: as it was, and the server says what is wrong with it. */
export type PlaceOf = (projectId: string, taskId: string) => Pick<Choice, 'projectId' | 'taskId'> | null;

/** What a person answers where an entry waits for them. */
export class Answers {
  readonly #options: AnswersOptions;
  #tellReplaced: (entryId: EntryId, by: EntryId) => void = () => undefined;

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** `tell` is called at once, whenever an entry goes on under another id. */
  onReplaced(tell: (entryId: EntryId, by: EntryId) => void): void {
    this.#tellReplaced = tell;
  }

  /** Sends a refused entry once more as it is; one that is no longer in Keito is logged anew, under a new id. */
  retry(entryId: EntryId): Result<null> {
    const { ledger, act, onAnswer, onWritten } = this.#options;
    const blocked = ledger.operationsOf(entryId).filter(({ state }) => state === 'blocked');
    if (blocked.length === 0) return this.#letGo(entryId);
    onAnswer();
    const entry = ledger.entry(entryId);
    const { at, cause } = act('window');
    if (entry?.isGone && entry.view) {
      this.#logAnew(entry.view, { at, cause });
    } else {
      const ended = this.#endWithTime(blocked, { at, cause });
      ledger.atomically(() => {
        ledger.sendAgain(
          blocked.map(({ seq }) => seq),
          at,
        );
        ledger.commit(ended, at);
      });
    }
    onWritten();
    return ok(null);
  }

  /**
   * Of a conflict the other side's values stand; what was changed here in other fields is sent. Of what Keito has locked
   * all stands as it is there: nothing that waits can ever be sent, nor changed here.
   */
  takeTheirs(entryId: EntryId): Result<null> {
    const { ledger, context, act, onAnswer, onWritten } = this.#options;
    const entry = ledger.entry(entryId);
    const open = ledger.openOperationsOf(entryId);
    const clashing = open.filter(({ block }) => block === 'conflict');
    const isLocked = entry?.view?.lock !== null && open.some(({ state }) => state === 'blocked');
    if (!entry?.view || !entry.base || entry.isGone || (clashing.length === 0 && !isLocked))
      return fail('not-found', m.main_entry_gone());
    onAnswer();
    if (clashing.length === 0) {
      ledger.giveUp(
        open.map(({ seq }) => seq),
        [],
        act('window').at,
      );
      onWritten();
      return ok(null);
    }
    const theirs = fromServer(entryId, entry.base, entry.trueStart);
    const fields = differingFields(clashing, entry.view, theirs);
    // A stop that was held back meanwhile counts from my begin.
    const given = fields.includes('time')
      ? ledger.openOperationsOf(entryId).filter((one) => one.block === 'conflict' || one.body.kind === 'stop')
      : clashing;
    const rest = withTheirs(given, fields, theirs);
    const { at, cause } = act('window');
    ledger.giveUp(
      given.map(({ seq }) => seq),
      rest.map((body) => ({ entryId, body, at, zone: context().zone, cause })),
      at,
    );
    onWritten();
    return ok(null);
  }

  /** The server was lost: every entry is logged anew, oldest first, under a new id, on the place that `placeOf` gives. */
  logAllAnew(placeOf: PlaceOf): void {
    const { ledger, act, onAnswer } = this.#options;
    onAnswer();
    const now = act('elsewhere');
    for (const { view } of [...ledger.between('0000-01-01', '9999-12-31')].reverse()) {
      if (view) this.#logAnew({ ...view, ...placeOf(view.projectId, view.taskId) }, now);
    }
  }

  /**
   * What is held back by another entry: that one is sent again, of which a conflict is for the person to choose. Beside one
   * that stays in Keito this goes by itself.
   */
  #letGo(entryId: EntryId): Result<null> {
    const { ledger, onAnswer, onWritten } = this.#options;
    const held = ledger.heldBack().get(entryId);
    if (!held) return fail('not-found', m.main_entry_gone());
    const { by, why } = held;
    if (why === 'still-there') {
      onAnswer();
      ledger.sendBeside(entryId);
      onWritten();
      return ok(null);
    }
    const isConflict = ledger.openOperationsOf(by).some(({ block }) => block === 'conflict');
    const reason = m.main_changed_elsewhere();
    if (!isConflict) return this.retry(by);
    return fail(
      'invalid',
      why === 'split' ? m.main_split_waits({ reason }) : m.main_replacement_waits({ reason }),
    );
  }

  /** What was refused because the entry runs elsewhere, a time that it was given here, ends it with that time. */
  #endWithTime(blocked: readonly Operation[], { at, cause }: Act): readonly PlannedOperation[] {
    const refused = blocked.find(({ block, body }) => block === 'refused' && setsLength(body));
    const view = refused && this.#options.ledger.entry(refused.entryId)?.view;
    if (!view || view.startedAt === null) return [];
    const { zone } = this.#options.context();
    const { id: entryId, seconds, endTime } = view;
    const body = { kind: 'stop', stoppedAt: at, seconds, endTime: endTime ?? timeIn(zone, at) } as const;
    return [{ entryId, body, at, zone, cause }];
  }

  #logAnew(entry: TimeEntry, act: Act): void {
    const { ledger, newId, context } = this.#options;
    const by = newId();
    // One that waits for another to be gone goes on doing so.
    const [replaces = null] = ledger.operationsOf(entry.id).flatMap(({ body }) => replacedBy(body) ?? []);
    ledger.replace(entry.id, by, planAnew(context(), entry, { entryId: by, replaces }, act, newId), act.at);
    this.#tellReplaced(entry.id, by);
  }
}
