import { fieldsSetBy, movesBegin } from '../../src/main/core/conflict';
import { midnightsBetween, planNewDays } from '../../src/main/core/midnight';
import { planIdleAnswer } from '../../src/main/core/idle-policy';
import type { TimeEntry } from '../../src/shared/model';
import { dateIn, timeIn } from '../../src/shared/calendar';
import { MAX_ENTRY_SECONDS } from '../../src/shared/durations';
import type { IdleAnswer } from '../../src/shared/inputs';
import { ok, type Result } from '../../src/shared/result';
import { sameText, text } from './book';
import { giveUp } from './model';
import { carryOut, lineFor } from './commands';
import { writeDecided } from './decided';
import { absenceOf } from './absence';
import { Ranging } from './ranging';
import { HOUR, MINUTE, SECOND, type Place } from './world';

/** A person at this computer. Every act that the app acknowledged is written into the book. */
export class Here extends Ranging {
  /** `earlierMs`: it is said to have begun so long ago. */
  async start(n: number, earlierMs = 0, via: 'window' | 'command-line' = 'window'): Promise<void> {
    const place = this.place(n);
    const notes = this.note();
    const { at } = this.world.act();
    await this.#begin({ ...place, notes }, earlierMs, () =>
      via === 'window'
        ? this.world.workspace.entries.start({ ...place, notes }, this.world.act(), at - earlierMs)
        : carryOut(this.world, { kind: 'start', line: lineFor(this.world, place, notes) }),
    );
  }

  /** Goes on with what some row says, in a timer of its own. */
  async goOn(n: number): Promise<void> {
    const view = this.pick(n);
    if (!view || view.startedAt !== null) return;
    await this.#begin(view, 0, () => this.world.workspace.entries.continueEntry(view.id, this.world.act()));
  }

  async #begin(
    what: Place & Pick<TimeEntry, 'notes'>,
    earlierMs: number,
    work: () => Result<unknown>,
  ): Promise<void> {
    const id = this.world.nextId;
    this.noticeClock();
    const running = this.world.workspace.ledger.allRunning();
    const now = this.now - earlierMs;
    await this.act(
      work,
      () => this.has(id),
      () => {
        this.told.end(running, now);
        this.told.begun(id, now, what, what.notes);
      },
    );
  }

  async stop(command: 'stop' | 'toggle' | null = null): Promise<void> {
    this.noticeClock();
    const running = this.world.workspace.ledger.allRunning();
    const [first] = running;
    if (!first) return;
    const now = this.now;
    await this.act(
      () =>
        command === null
          ? this.world.workspace.entries.stop(this.world.act())
          : carryOut(this.world, { kind: command }),
      this.counting(first.id),
      () => this.told.end(running, now),
    );
  }

  /** `keito-bar --toggle`: stops, or goes on with the last entry. */
  async toggle(): Promise<void> {
    this.noticeClock();
    const { workspace } = this.world;
    if (workspace.running()) return this.stop('toggle');
    const last = workspace.ledger.recent(1, dateIn(workspace.zone, this.world.act().at))[0]?.view;
    const id = this.world.nextId;
    const now = this.now;
    await this.act(
      () => carryOut(this.world, { kind: 'toggle' }),
      () => this.has(id),
      () => last && this.told.begun(id, now, last, last.notes),
    );
  }

  async log(n: number, m: number): Promise<void> {
    const place = this.place(n);
    const notes = this.note();
    const seconds = 600 + (m % 100) * 60 + this.unique;
    const id = this.world.nextId;
    const spentDate = dateIn(this.world.workspace.zone, this.world.act().at);
    await this.act(
      () =>
        this.world.workspace.entries.log(
          { ...place, notes, spentDate, seconds, startTime: null, endTime: null },
          this.world.act(),
        ),
      () => this.has(id),
      () => {
        this.told.logged(id, { ...place, notes, seconds });
      },
    );
  }

  async editNotes(n: number): Promise<void> {
    const view = this.pick(n);
    if (!view) return;
    const notes = this.note();
    const entry = this.book.of(view.id);
    const knew = this.book.knows(entry.notes, this.base(view.id)?.notes, sameText);
    await this.edit(view, { notes }, () => this.book.write('here', entry.notes, notes, knew));
  }

  async editPlace(n: number, m: number): Promise<void> {
    const view = this.pick(n);
    if (!view) return;
    const place = this.place(m);
    if (text(place) === text(view)) return;
    const entry = this.book.of(view.id);
    const base = this.base(view.id);
    const knew = this.book.knows(entry.place, base && text(base), sameText);
    await this.edit(view, place, () => this.book.write('here', entry.place, text(place), knew));
  }

  /** Another duration for what is finished; another begin for what runs. */
  async editTime(n: number, m: number): Promise<void> {
    const view = this.pick(n);
    if (!view) return;
    const entry = this.book.of(view.id);
    if (view.startedAt === null) return this.#setDuration(view);
    const earlier = (1 + (m % 50)) * MINUTE + (m % 60) * SECOND;
    const now = this.now;
    const startedAt = this.world.act().at - earlier;
    // Where both set the same begin, an undo here takes both back (docs/sync.md, Limits).
    const { zone } = this.world;
    const isSame = entry.begin !== null && timeIn(zone, entry.begin) === timeIn(zone, now - earlier);
    if (entry.isMovedThere && isSame) return;
    await this.edit(view, { startedAt }, () => (entry.begin = now - earlier));
  }

  async #setDuration(view: TimeEntry, more = 0): Promise<void> {
    const entry = this.book.of(view.id);
    const seconds = 9_000 + (this.unique += 1) * 11 + more;
    const knew = this.book.knows(entry.duration, this.base(view.id)?.seconds, this.world.isTold);
    // Of a begin that came too late nothing is left for who then says how long it took, with another one in sight.
    const isBeginLost = this.world.workspace.ledger
      .openOperationsOf(view.id)
      .some(({ block, body }) => block === 'refused' && movesBegin(body));
    await this.edit(view, { seconds }, () => {
      this.book.write('here', entry.duration, seconds, knew);
      if (isBeginLost) entry.begin = null;
    });
  }

  async delete(n: number): Promise<void> {
    const view = this.pick(n);
    if (!view) return;
    const entry = this.book.of(view.id);
    const knew = this.book.knowsAll(entry);
    await this.act(
      () => this.world.workspace.entries.delete(view.id, this.world.act()),
      this.counting(view.id),
      () => this.book.delete(entry, knew),
    );
  }

  /** What a person answers after an absence that ended just now. */
  async answerIdle(n: number, m: number): Promise<void> {
    const { at } = this.world.act();
    const running = this.world.workspace.running();
    const ran = running?.startedAt ? at - running.startedAt : 0;
    if (!running || ran < 2 * MINUTE) return;
    const now = this.now;
    const away = Math.floor(ran / 2 / SECOND) * SECOND;
    const absence = absenceOf(running.id, at - away, at);
    const first = this.world.nextId;
    const row = { kind: 'entry' as const, ...this.place(m), notes: this.note(), seconds: away / 1000 };
    const answers: readonly IdleAnswer[] = [
      { kind: 'stop' },
      { kind: 'leave-out' },
      { kind: 'elsewhere', rows: [row] },
    ];
    const answer = answers[n % answers.length] ?? { kind: 'keep' };
    const { workspace } = this.world;
    const others = workspace.ledger.allRunning().filter(({ id }) => id !== running.id);
    const ids: string[] = [];
    const newId = (): string => {
      const id = `${first}-${ids.length}-${this.book.next()}`;
      ids.push(id);
      return id;
    };
    await this.act(
      () => {
        const act = this.world.act();
        const planned = planIdleAnswer(workspace.context, running, others, absence, answer, act, newId);
        if (planned.ok) workspace.entries.carryOut('idle', running, planned.value);
        return planned;
      },
      this.counting(running.id),
      () => {
        this.told.end(answer.kind === 'stop' ? [running, ...others] : [running], now - away);
        const [goesOn, elsewhere] = ids;
        if (goesOn) this.told.begun(goesOn, now, running, running.notes);
        if (elsewhere) this.told.logged(elsewhere, row);
      },
    );
  }

  /** A new day has begun over a timer: it goes on in an entry of that day. */
  async newDay(): Promise<void> {
    const { at } = this.world.act();
    const { workspace } = this.world;
    const running = workspace.running();
    const midnights = running?.startedAt ? midnightsBetween(workspace.zone, running.startedAt, at) : [];
    const [midnight] = midnights;
    if (!running || midnight === undefined || midnights.length > 1) return;
    const id = `${this.world.nextId}-day-${this.book.next()}`;
    const then = this.now - (at - midnight);
    await this.act(
      () => {
        const act = this.world.act();
        const planned = planNewDays(workspace.context, running, midnights, act, () => id);
        return ok(workspace.entries.carryOut('split', running, planned));
      },
      () => this.has(id),
      () => {
        this.told.end([running], then);
        this.told.begun(id, then, running, running.notes);
      },
    );
  }

  /** What was to come in the place of an entry that stays: both shall stand, or (`isGivenUp`) only that one. */
  async #decideBeside(id: string, isGivenUp: boolean): Promise<void> {
    const { workspace } = this.world;
    const entry = this.book.of(id);
    if (isGivenUp) {
      const remove = () => workspace.entries.delete(id, this.world.act());
      return this.act(remove, this.counting(id), () => this.book.delete(entry, true));
    }
    await this.act(
      () => workspace.answers.retry(id),
      () => !workspace.ledger.heldBack().has(id),
      () => this.book.haveBoth(entry),
    );
  }

  /** Answers what waits for the person: this side's values stand (or, `theirs`, the other side's). */
  async decide(n: number, theirs: boolean): Promise<void> {
    const { ledger } = this.world.workspace;
    const beside = [...ledger.heldBack()].find(([, { why }]) => why === 'still-there');
    if (beside) return this.#decideBeside(beside[0], theirs);
    const blocked = [
      ...new Set(ledger.openOperations().flatMap((o) => (o.state === 'blocked' ? [o.entryId] : []))),
    ];
    const id = blocked[n % Math.max(1, blocked.length)];
    const row = id === undefined ? null : ledger.entry(id);
    if (id === undefined || !row) return;
    const entry = this.book.of(id);
    if (
      ledger.openOperationsOf(id).some(({ block }) => block === 'uncertain') &&
      this.book.isThere(entry, await this.world.server())
    ) {
      await this.act(
        () => this.world.workspace.entries.delete(id, this.world.act()),
        this.counting(id),
        () => (entry.isGivenUp = true),
      );
      return;
    }
    const isConflict = ledger.openOperationsOf(id).some(({ block }) => block === 'conflict');
    const { base, view } = row;
    // What waits is decided on, and nothing else.
    const open = ledger.openOperationsOf(id).filter(({ state }) => state === 'blocked');
    const decided = open.flatMap(({ body }) => fieldsSetBy(body));
    // No entry can be longer, or is as long, where Keito rounds unsaid: only another duration helps.
    const isRounded = this.world.hidesRounding && !isConflict && !row.isGone && decided.includes('time');
    if (view?.startedAt === null && (view.seconds > MAX_ENTRY_SECONDS || isRounded))
      return this.#setDuration(view, isRounded ? HOUR / SECOND : 0);
    const anew = row.isGone ? this.world.nextId : null;
    const knew = this.book.knowsAll(entry);
    await this.act(
      () =>
        theirs && isConflict
          ? this.world.workspace.answers.takeTheirs(id)
          : this.world.workspace.answers.retry(id),
      () => this.world.workspace.ledger.openOperationsOf(id).every(({ state }) => state !== 'blocked'),
      () => {
        if (anew !== null && this.has(anew)) return this.told.moved(id, anew);
        // Whoever chooses between two values keeps it; else it is deleted again, with what came from elsewhere in sight.
        if (isConflict) this.book.keep(entry);
        else if (entry.deletedHere) this.book.delete(entry, knew);
        const seqs = open.map(({ seq }) => seq);
        if (theirs && isConflict) giveUp(entry, seqs);
        if (!base || !view) return;
        const stands = theirs && isConflict ? base : view;
        writeDecided(this.book, entry, stands, decided, theirs && isConflict);
        // Whichever side's begin was chosen, the book does not know it; one that came too late is given up.
        const isBeginLost = base.startedAt === null && open.some(({ body }) => movesBegin(body));
        if (isBeginLost || (isConflict && (theirs || entry.duration.length === 0))) entry.isFuzzy = true;
      },
    );
  }
}
