import * as m from '../../shared/i18n/messages';
import type { Step } from '../core/outbox-plan';
import type { KeitoError } from '../keito/errors';
import type { Ledger } from '../ledger/ledger';

/**
 * What a failed request means for the rest of the round: `end` it, for the next one would fail as well; go on with the
 * others and try this entry `later`; or it is `answered`, by a refusal that stays in sight with its reason.
 */
export type AfterFailure = 'end' | 'later' | 'answered';

/** UTC ms: nothing is waited for that was sent then. */
const LONG_AGO = 0;

/**
 * Nothing was sent yet: nothing is refused either, and it is tried again. What is waited for in vain may be slow by
 * itself: where the whole service is, so are the next ones, and that many in a row end the round.
 */
export function afterReading({ kind }: KeitoError): AfterFailure {
  return kind === 'offline' || kind === 'rate-limited' || kind === 'unauthorised' ? 'end' : 'later';
}

/** Something was sent. A connection that broke over it may do so over this request alone, each time. */
export function afterSending(error: KeitoError): AfterFailure {
  return error.kind === 'offline' && error.maybeApplied ? 'later' : afterReading(error);
}

/**
 * Writes down what became of a step that failed. `now` is UTC ms. `isThere`: Keito had the entry when it was read just
 * before, so that what is "not found" is something that the change names, such as a project.
 */
export function settleFailure(
  ledger: Ledger,
  step: Step,
  error: KeitoError,
  now: number,
  isThere: boolean,
): AfterFailure {
  switch (error.kind) {
    case 'offline':
    case 'rate-limited':
    case 'unauthorised':
    case 'timeout':
    case 'server':
    case 'not-json':
    case 'bad-shape':
      keep(ledger, step, error, now);
      return step.kind === 'look-for' ? afterReading(error) : afterSending(error);
    case 'not-found':
      if (step.kind === 'change' && !isThere) {
        ledger.refuseGone(step.entryId, step.seqs, m.main_deleted_elsewhere(), now);
        return 'answered';
      }
      return refused(ledger, step, error, now);
    default:
      return refused(ledger, step, error, now);
  }
}

/**
 * All or nothing: a process that ended between the two would send what may have arrived again. What may have arrived is
 * unsure on the disk: the next process has no other proof of it.
 */
function keep(ledger: Ledger, step: Step, error: KeitoError, now: number): void {
  const { kind, seqs } = step;
  if (kind === 'look-for') return;
  const lostAt = doubtSince(step, error, now);
  ledger.atomically(() => {
    ledger.setState(seqs, 'queued', now);
    // Of a change another request may have been answered before.
    if (!error.maybeApplied && kind !== 'change') ledger.forgetSending(seqs);
    if (lostAt !== null) ledger.setState(seqs, 'unsure', lostAt);
  });
}

/** Since when (UTC ms) nobody knows whether a step arrived, all of it; null: it did not, or is told again as it is, as a deletion. */
function doubtSince(step: Step, error: KeitoError, now: number): number | null {
  if (step.kind === 'create') return error.maybeApplied ? now : null;
  if (step.kind !== 'change') return null;
  // A change that arrives late must not arrive after a newer one; what is over is not waited for.
  if (mayStillArrive(error)) return now;
  return error.maybeApplied || step.lostAt !== null ? LONG_AGO : null;
}

/** What Keito itself has answered is over; behind a gateway that gave up it may still be on its way. */
function mayStillArrive({ kind, status, maybeApplied }: KeitoError): boolean {
  if (!maybeApplied || kind === 'bad-shape' || kind === 'not-json') return false;
  return status === undefined || status === 408 || status === 502 || status === 504;
}

/** A look that is refused leaves the create in doubt: only "it is not there" may send it again. */
function refused(ledger: Ledger, step: Step, error: KeitoError, now: number): AfterFailure {
  if (step.kind === 'look-for') {
    ledger.setState(step.seqs, 'unsure', now);
    return 'later';
  }
  if (!(step.kind === 'delete' && ledger.keepAsBefore(step.entryId, step.seqs, now))) {
    const words = error.serverWords ?? m.main_no_words();
    ledger.refuse(step.entryId, step.seqs, m.main_refused({ words }), now);
  }
  return 'answered';
}
