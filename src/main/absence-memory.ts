import { z } from 'zod';
import { PRESENT, type Absence, type AbsenceState, type Gone } from './core/absence';
import type { Ledger } from './ledger/ledger';

/** What lasts over the end of the app: who is away, and the open question. */
const STATE = 'idle';
/** When somebody was last seen here while a timer ran. */
const LAST_IN_USE = 'last-in-use';

const kind = z.enum(['idle', 'lock', 'sleep', 'shutdown']);
const question: z.ZodType<Absence> = z.object({
  id: z.string(),
  entryId: z.string(),
  spans: z.array(z.object({ from: z.number(), to: z.number() })).min(1),
  kind: z.enum(['away', 'forgotten']),
  policy: z.enum(['ask', 'stop', 'keep']),
  cause: kind,
});
const gone: z.ZodType<Gone> = z.object({ since: z.number(), kinds: z.array(kind), earliest: z.number() });
const state: z.ZodType<AbsenceState> = z.object({
  gone: gone.nullable(),
  barriers: z.array(z.enum(['asleep', 'locked', 'other-user'])),
  question: question.nullable(),
});

/** As it was kept before a question could hold several spans. */
const former = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('away'), since: z.number() }),
  z.object({
    kind: z.literal('asking'),
    absence: z.object({ id: z.string(), entryId: z.string(), from: z.number(), to: z.number() }),
    awaySince: z.number().nullable(),
  }),
]);

function fromFormer(json: unknown): AbsenceState {
  const { data } = former.safeParse(json);
  if (!data) return PRESENT;
  const since = data.kind === 'away' ? data.since : data.awaySince;
  const away: Gone | null = since === null ? null : { since, kinds: ['idle'], earliest: since };
  if (data.kind === 'away') return { ...PRESENT, gone: away };
  const { id, entryId, from, to } = data.absence;
  const asked: Absence = {
    ...{ id, entryId, spans: [{ from, to }], kind: 'away', policy: 'ask', cause: 'idle' },
  };
  return { ...PRESENT, gone: away, question: asked };
}

/** What is known of absences, in an account's journal. */
export class AbsenceMemory {
  readonly #ledger: Ledger;
  #lastInUse: number | null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#lastInUse = instantOf(ledger.fact(LAST_IN_USE));
  }

  read(): AbsenceState {
    const text = this.#ledger.fact(STATE);
    if (text === null) return PRESENT;
    const json = parsed(text);
    return state.safeParse(json).data ?? fromFormer(json);
  }

  write(next: AbsenceState): void {
    const isNothing = next.gone === null && next.question === null && next.barriers.length === 0;
    this.#ledger.setFact(STATE, isNothing ? null : JSON.stringify(next));
  }

  /** UTC ms; null: never, or not by an app that noted it. */
  get lastInUse(): number | null {
    return this.#lastInUse;
  }

  set lastInUse(instant: number | null) {
    this.#lastInUse = instant;
    this.#ledger.setFact(LAST_IN_USE, instant === null ? null : String(instant));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function instantOf(text: string | null): number | null {
  const instant = Number(text);
  return text === null || !Number.isFinite(instant) ? null : instant;
}
