import { isDeepStrictEqual } from 'node:util';
import type { Absence } from '../../src/main/core/absence';
import { IdleWatch } from '../../src/main/idle-watch';
import { dateIn } from '../../src/shared/calendar';
import type { IdleAnswer } from '../../src/shared/inputs';
import type { TimeEntry } from '../../src/shared/model';
import { Acting } from './acting';
import { Dead } from './mortal';
import { HOUR, MINUTE } from './world';

const LONG_HOURS = 10;
/** Seconds. */
const THRESHOLD = 300;
const ANSWERS = ['stop', 'leave-out', 'elsewhere', 'keep'] as const;

/** Somebody who leaves with the timer on, and whose computer ends before they come back. */
export abstract class Forgetting extends Acting {
  #ids: string[] = [];

  /** They leave, it ends by force, and they are back hours later. Answers whether they are asked about it. */
  async forget(m: number): Promise<boolean> {
    this.noticeClock();
    const { workspace } = this.world;
    const running = workspace.running();
    const left = this.world.act().at;
    if (!running || (running.startedAt ?? Infinity) > left) return false;
    // The app notes that they are there. One that ends in it has noted nothing.
    const here = this.#watch();
    here.close();
    const asked = here.absence?.entryId === running.id ? here.absence : null;
    const hours = 8 + (m % 9);
    await this.world.restart(() => undefined, hours * HOUR);
    const still = this.world.workspace.running();
    if (still?.id !== running.id || still.startedAt !== running.startedAt) return false;
    this.#watched((watch) => this.#check(watch.absence, still, left, asked));
    return true;
  }

  /** They answer, minutes after, and the app may have ended once more before, or ends in it. */
  async answerForgotten(n: number, m: number): Promise<void> {
    if (m % 2 === 0) await this.world.restart();
    await this.world.advance((m % 7) * MINUTE);
    const { at } = this.world.act();
    const now = this.now;
    const running = this.world.workspace.running();
    const watch = this.#watch();
    const { absence } = watch;
    watch.close();
    const [first, last] = [absence?.spans[0], absence?.spans.at(-1)];
    // It was stopped elsewhere meanwhile, and the app has heard of it.
    if (!absence || !running || !first || !last) return;
    const real = (instant: number): number => now - (at - instant);
    const { spans } = absence;
    const away = spans.map(({ from, to }) => wholeSeconds(from, to));
    const worked = spans.slice(1).map(({ from }, before) => wholeSeconds(spans[before]?.to ?? from, from));
    const seconds = away.reduce((sum, one) => sum + one, 0);
    const row = { kind: 'entry' as const, ...this.place(m), notes: this.note(), seconds };
    const kind = ANSWERS[n % ANSWERS.length] ?? 'keep';
    const answer: IdleAnswer = kind === 'elsewhere' ? { kind, rows: [row] } : { kind };
    const before = this.acknowledged;
    const others = this.world.workspace.ledger.allRunning().filter(({ id }) => id !== running.id);
    this.#ids = [];
    if (m % 3 === 0) this.world.process.endAt(1 + (m % 4), m % 5 < 2 ? 'before' : 'after');
    await this.act(
      () => {
        const answering = this.#watch();
        answering.close();
        return answering.answer(absence.id, answer, 'window');
      },
      this.counting(running.id),
      () => {
        if (kind === 'keep') return;
        this.told.end(kind === 'stop' ? [running, ...others] : [running], real(first.from));
        worked.forEach((between) =>
          this.told.logged(this.#ids.shift() ?? '', { ...running, seconds: between }),
        );
        const goesOn = this.#ids.shift();
        if (goesOn !== undefined) this.told.begun(goesOn, real(last.to), running, running.notes);
        this.#ids.forEach((id, place) => this.told.logged(id, { ...row, seconds: away[place] ?? 0 }));
      },
    );
    if (this.acknowledged === before) return;
    this.#watched(({ absence: asked }) => {
      if (asked) throw new Error(`It was answered, and is asked again: ${JSON.stringify(asked)}`);
    });
  }

  /**
   * What is asked is all of the time that nobody was there, to the minute in which they were last seen. What they were
   * `asked` already, and have not answered, stays part of it: of one span where they left again at once.
   */
  #check(
    absence: Absence | null,
    { id, startedAt, seconds }: Pick<TimeEntry, 'id' | 'startedAt' | 'seconds'>,
    left: number,
    asked: Absence | null,
  ) {
    const { at } = this.world.act();
    const { zone } = this.world.workspace;
    const began = startedAt ?? left;
    const isForgotten =
      dateIn(zone, began) !== dateIn(zone, at) || at - began + seconds * 1000 >= LONG_HOURS * HOUR;
    const before = asked?.spans ?? [];
    const last = before.at(-1);
    const [spans, span] = [absence?.spans ?? [], absence?.spans.at(-1)];
    const isApart =
      isDeepStrictEqual(spans.slice(0, -1), before) && span?.to === at && Math.abs(span.from - left) < MINUTE;
    // Less than a minute after the last input that was noted, and that may lie a minute back.
    const isJoined =
      last !== undefined &&
      left - last.to < 2 * MINUTE &&
      isDeepStrictEqual(spans, [...before.slice(0, -1), { from: last.from, to: Math.max(last.to, at) }]);
    const isRight =
      absence?.entryId === id &&
      absence.kind === (isForgotten || asked?.kind === 'forgotten' ? 'forgotten' : 'away') &&
      (isApart || isJoined);
    if (!isRight)
      throw new Error(
        `Asked before: ${JSON.stringify(asked)}, left at ${left}, back at ${at}, asked: ${JSON.stringify(absence)}`,
      );
  }

  /** A look that the process may end in is none. */
  #watched(look: (watch: IdleWatch) => void): void {
    try {
      const watch = this.#watch();
      watch.close();
      look(watch);
    } catch (error) {
      if (!(error instanceof Dead)) throw error;
    }
  }

  /** As the app begins to watch, with somebody there. */
  #watch(): IdleWatch {
    const { workspace } = this.world;
    return new IdleWatch({
      workspace,
      clock: () => this.world.act().at,
      newId: () => {
        const id = `forgotten-${this.book.next()}`;
        this.#ids.push(id);
        return id;
      },
      schedule: () => () => undefined,
      idleSeconds: () => 0,
      fresh: (work) => work(),
      choices: () => ({
        ...{ thresholdSeconds: THRESHOLD, longHours: LONG_HOURS },
        policies: { idle: 'ask', sleep: 'ask', lock: 'ask', shutdown: 'ask' },
      }),
      onQuestion: () => undefined,
      onLeftOut: () => undefined,
      onSettled: () => undefined,
      onSeen: () => undefined,
    });
  }
}

const wholeSeconds = (from: number, to: number): number => Math.floor((to - from) / 1000);
