import type { EntryId } from '../shared/model';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { differingFields, withTheirs } from './core/conflict';
import { planAnew } from './core/log-anew';
import { fromServer } from './core/operation';
import type { NewId, WorkContext } from './core/ports';
import type { Act, Choice } from './core/timer';
import type { Ledger } from './ledger/ledger';

/** What an answer of the person's is written with. */
export interface Answering {
  readonly ledger: Ledger;
  readonly context: WorkContext;
  readonly newId: NewId;
  readonly act: Act;
}

/** Sends a refused entry once more as it is; one that is no longer in Keito is logged anew, under a new id. */
export function sendOnceMore({ ledger, context, newId, act }: Answering, entryId: EntryId): Result<null> {
  const blocked = ledger.operationsOf(entryId).filter(({ state }) => state === 'blocked');
  if (blocked.length === 0) return fail('not-found', m.main_entry_gone());
  const entry = ledger.entry(entryId);
  if (entry?.isGone && entry.view) {
    ledger.replace(entryId, planAnew(context, entry.view, newId(), act), act.at);
  } else {
    ledger.sendAgain(
      blocked.map(({ seq }) => seq),
      act.at,
    );
  }
  return ok(null);
}

/** Of a conflict the other side's values stand; what was changed here in other fields is sent. */
export function takeTheirs({ ledger, context, act }: Answering, entryId: EntryId): Result<null> {
  const entry = ledger.entry(entryId);
  const clashing = ledger.operationsOf(entryId).filter(({ block }) => block === 'conflict');
  if (!entry?.view || !entry.base || clashing.length === 0) return fail('not-found', m.main_entry_gone());
  const theirs = fromServer(entryId, entry.base, entry.trueStart);
  const rest = withTheirs(clashing, differingFields(clashing, entry.view, theirs), theirs);
  const { at, cause } = act;
  ledger.giveUp(
    clashing.map(({ seq }) => seq),
    rest.map((body) => ({ entryId, body, at, zone: context.zone, cause })),
    at,
  );
  return ok(null);
}

/** Where an entry's work goes; null: as it was, and the server says what is wrong with it. */
export type PlaceOf = (projectId: string, taskId: string) => Pick<Choice, 'projectId' | 'taskId'> | null;

/** The server was lost: every entry is logged anew, oldest first, under a new id, on the place that `placeOf` gives. */
export function logAllAnew({ ledger, context, newId, act }: Answering, placeOf: PlaceOf): void {
  for (const { id, view } of [...ledger.between('0000-01-01', '9999-12-31')].reverse()) {
    if (!view) continue;
    const entry = { ...view, ...placeOf(view.projectId, view.taskId) };
    ledger.replace(id, planAnew(context, entry, newId(), act), act.at);
  }
}
