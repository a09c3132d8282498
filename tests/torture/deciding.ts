import * as m from '../../src/shared/i18n/messages';
import type { Decision } from './creation-book';
import type { Desk } from './desk';
import type { Complaint } from './model';
import type { ProcessAct, Report } from './orders';
import type { Service } from './service';

interface Means {
  readonly complain: (complaint: Complaint) => void;
  readonly tell: (act: ProcessAct) => void;
  /** Until all that was told has been done and sent, as far as it can be. */
  readonly settled: () => Promise<Report>;
}

/** So often what was decided may wait for the person again. */
const MOST_ROUNDS = 6;

/**
 * The person decides on every creation that waits for them, until none does: of what Keito may have they look there. Waiting
 * may only what Keito has a reason to refuse, or what two could be. The answer: what was decided, and how often.
 */
export async function decideOn(
  { person, creations }: Desk,
  service: Service,
  { complain, tell, settled }: Means,
): Promise<Readonly<Record<string, number>>> {
  const decided: Partial<Record<Decision, number>> = {};
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const sent = (await settled()).creations;
    const waiting = sent.filter(({ state }) => state === 'blocked');
    if (waiting.length === 0) return decided;
    for (const one of waiting) {
      const kind = creations.kindOf(creations.markOf(one.id) ?? '');
      const isGone = one.reason === m.main_creation_client_gone();
      if (one.block === 'refused' && !isGone && !person.isWrong(one.id))
        complain(`waits without need: ${JSON.stringify(one)}`);
      const decision = creations.decisionOn(one, sent, await service.marks());
      decided[decision] = (decided[decision] ?? 0) + 1;
      if (decision === 'mend' && kind) tell(person.mend(one.id, kind, service.company));
      else if (decision === 'send-again') tell(person.resend(one.id));
      else tell(person.withdraw(one.id, decision === 'is-there'));
    }
  }
  complain(`the person decided ${MOST_ROUNDS} times, and it still waits`);
  return decided;
}
