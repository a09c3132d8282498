import type { Child } from './child';
import { CreationBook } from './creation-book';
import type { Complaint } from './model';
import type { Answer, ProcessAct, Settings, Trace } from './orders';
import type { Person } from './person';
import { ProcessBook } from './process-book';

/** What was counted over all processes of a run. */
export class Counts {
  runs = 0;
  kills = 0;
  acts = 0;
  /** Not acknowledged when the process was ended: found whole in the journal, or not at all. */
  whole = 0;
  none = 0;
  refused = 0;
  tooLate = 0;
  creations = 0;
  moves = 0;
  brought = 0;
  /** Processes that were ended before they had acknowledged a move. */
  killedInMove = 0;
  /** Processes that found something brought over, or created, that was still to be sent. */
  foundBrought = 0;
  foundCreations = 0;
}

/** One of the two accounts that the person works in, as it is known from outside: what was done in it, and what of it counts. */
export class Desk {
  readonly settings: Settings;
  readonly person: Person;
  readonly book = new ProcessBook();
  readonly creations = new CreationBook();
  readonly #counts: Counts;
  readonly #complain: (complaint: Complaint) => void;
  /** What else is to be done when an act counts. */
  onCounted: (act: ProcessAct) => void = () => undefined;
  /** Sent and not acknowledged yet, in order. */
  #waiting: ProcessAct[] = [];
  /** Acknowledged since the journal was compared last. */
  #acknowledged: ProcessAct[] = [];

  constructor(settings: Settings, person: Person, counts: Counts, complain: (complaint: Complaint) => void) {
    this.settings = settings;
    this.person = person;
    this.#counts = counts;
    this.#complain = complain;
  }

  /** Every act so far was acknowledged. */
  get isQuiet(): boolean {
    return this.#waiting.length === 0;
  }

  get isMoving(): boolean {
    return this.#waiting.some((act) => act.do === 'bring-over');
  }

  tell(child: Child, act: ProcessAct): void {
    this.#waiting.push(act);
    child.tell(act);
  }

  hear(answer: Answer): void {
    if (answer.told === 'bug') this.#complain(`a fault of ours: ${answer.text}`);
    if (answer.told !== 'done') return;
    const act = this.#waiting.shift();
    if (act?.n !== answer.n) this.#complain(`answered out of its turn: ${answer.n}`);
    else if (answer.outcome === 'ok') this.#acknowledge(act, answer.trace);
    else if (answer.outcome === 'refused') this.#counts.refused += 1;
    else this.#counts.tooLate += 1;
  }

  /** What was acknowledged is in the reopened journal; what was not is there whole or not at all, in its order. */
  async recall(child: Child): Promise<void> {
    const acts = [...this.#acknowledged, ...this.#waiting];
    const firstUnsure = this.#acknowledged.length;
    child.tell({ do: 'recall', acts });
    const { traces, unsent } = await child.answer('recalled');
    let isCut = false;
    acts.forEach((act, index) => {
      const trace = traces[index];
      const told = JSON.stringify(act);
      if (!trace || trace.there === 'torn') this.#complain(`half of it is in the journal: ${told}`);
      else if (index < firstUnsure) {
        if (trace.there === 'none') this.#complain(`acknowledged and not in the journal: ${told}`);
      } else if (trace.there === 'whole') {
        if (isCut) this.#complain(`is in the journal without what was done before it: ${told}`);
        this.#counts.whole += 1;
        this.#write(act, trace);
      } else {
        isCut = true;
        this.#counts.none += 1;
      }
    });
    this.person.remember(acts.filter((_, index) => traces[index]?.there === 'whole'));
    this.#waiting = [];
    this.#acknowledged = [];
    if (unsent.brought > 0) this.#counts.foundBrought += 1;
    if (unsent.creations > 0) this.#counts.foundCreations += 1;
  }

  #acknowledge(act: ProcessAct, trace: Trace): void {
    this.#counts.acts += 1;
    this.#acknowledged.push(act);
    this.#write(act, trace);
    if (trace.there !== 'whole') this.#complain(`acknowledged, and ${trace.there}: ${JSON.stringify(act)}`);
  }

  #write(act: ProcessAct, trace: Trace): void {
    if (act.do === 'create') {
      this.#counts.creations += 1;
      this.creations.created(act.kind, act.mark, act.id);
    } else if (act.do === 'rewrite') this.creations.rewritten(act.kind, act.mark, act.id);
    else if (act.do === 'withdraw') this.creations.withdrawn(act.id, act.isThere);
    else this.book.write(act, trace);
    this.onCounted(act);
  }
}
