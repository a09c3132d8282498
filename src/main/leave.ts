import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { Workspace } from './workspace';

/** Whether the open account may be left: a timer of one that is not open would run on where nobody sees it. */
export const mayLeave = (open: Pick<Workspace, 'running'>): Result<null> =>
  open.running() === null ? ok(null) : fail('running', m.main_stop_first());

/** Whether the key of an account may be forgotten: nothing that is unsent is given up without a word. */
export function mayForget({ unsent }: Pick<Workspace, 'unsent'>): Result<null> {
  const count = unsent.waiting + unsent.refused;
  return count === 0 ? ok(null) : fail('unsent', m.main_unsent({ count }));
}

/** Whether the open account may be left, and its key forgotten then. */
export function mayLeaveForGood(open: Pick<Workspace, 'running' | 'unsent'>): Result<null> {
  const left = mayLeave(open);
  return left.ok ? mayForget(open) : left;
}
