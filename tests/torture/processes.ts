import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../src/local-keito/random';
import { bundleWorker, type Bundle } from './bundle';
import type { Child } from './child';
import { decideOn } from './deciding';
import { Counts, Desk } from './desk';
import { fastClock } from './fast-clock';
import type { Complaint } from './model';
import { ACCOUNT_FOLDER, type ProcessAct, type Report, type Settings } from './orders';
import { passing } from './patience';
import { Keeper } from './keeper';
import { KILLS, Kills, LOCAL_KILLS, type Kill } from './kills';
import { longLife } from './long-life';
import { Person } from './person';
import type { ProcessVerdict } from './process-book';
import type { ProcessReport } from './process-report';
import { bringOverAnew } from './second-life';
import { Service } from './service';
import { filesWithKey } from './sinks';

export { tellProcesses, type ProcessReport } from './process-report';

export interface ProcessOptions {
  /** How often a process of the app is ended by force. */
  readonly kills: number;
  readonly seed: number;
}

/** Forty seconds in one: the app's 16 s of patience take 400 ms, and a lost request is waited for 2.5 s. */
const SPEED = 40;
const TIMEOUT_MS = 400;
const SETTLE_MS = 2_500 * SPEED;

/**
 * The invariant with real processes: the app (without Electron) is ended by SIGKILL at random instants, its journal
 * opened anew each time, with a real socket and a bad line to a Keito in a box. Now and then it works on this computer's
 * own time instead, which is then brought over to the account. All draws come from the seed; what computers make of the
 * instants differs from run to run.
 */
export async function tortureProcesses({ kills, seed }: ProcessOptions): Promise<ProcessReport> {
  const run = await Run.open(seed);
  try {
    await run.begin();
    while (run.kills < kills) await run.untilKilled();
    return await run.verdict();
  } catch (error) {
    // Whatever never came about is the app's failure as much as a wrong row.
    return run.report({ complaints: [error instanceof Error ? error.message : String(error)] });
  } finally {
    await run.close();
  }
}

type Found = Pick<ProcessReport, 'complaints'> & Partial<ProcessReport>;

class Run {
  readonly #seed: number;
  readonly #draw: () => number;
  readonly #service: Service;
  readonly #bundle: Bundle;
  readonly #kills: Kills;
  /** Where the app keeps its data. */
  readonly #folder: string;
  readonly #complaints: Complaint[] = [];
  readonly #moments: Record<string, number> = {};
  readonly #counts = new Counts();
  readonly #newDesk: (account: Settings['account']) => Desk;
  readonly #keito: Desk;
  readonly #thisComputer: Desk;
  readonly #keeper: Keeper;

  private constructor(seed: number, service: Service, bundle: Bundle, epoch: number) {
    this.#seed = seed;
    this.#draw = seeded(seed);
    this.#service = service;
    this.#bundle = bundle;
    this.#folder = mkdtempSync(join(process.env['KEITO_BAR_SCRATCH'] ?? tmpdir(), 'keito-bar-processes-'));
    this.#kills = new Kills(service, this.#folder);
    const { apiKey: key, accountId } = service.credentials;
    let acts = 0;
    this.#newDesk = (account) =>
      new Desk(
        {
          ...{ folder: this.#folder, account, baseUrl: service.url, key, accountId, epoch, speed: SPEED },
          ...{ timeoutMs: TIMEOUT_MS, settleMs: SETTLE_MS },
        },
        new Person(this.#draw, () => (acts += 1), account === 'keito' ? service.company : null),
        this.#counts,
        (complaint) => this.#complaints.push(complaint),
      );
    this.#keito = this.#newDesk('keito');
    this.#keito.person.places = service.places;
    this.#keito.onCounted = (act) => this.#broughtOver(act);
    this.#thisComputer = this.#newDesk('this-computer');
    this.#keeper = new Keeper(bundle.program, this.#counts, this.#keito);
  }

  static async open(seed: number): Promise<Run> {
    const bundle = await bundleWorker();
    const epoch = Date.now();
    return new Run(seed, await Service.open(fastClock(epoch, SPEED)), bundle, epoch);
  }

  /** Nobody can put time on projects that the app has not heard of. */
  async begin(): Promise<void> {
    const hasPlaces = ({ places }: Report): boolean => places.length > 0;
    this.#keeper.desk = this.#thisComputer;
    const { places } = await this.#keeper.reported(
      await this.#keeper.running(),
      hasPlaces,
      'projects of this computer',
    );
    this.#thisComputer.person.places = places;
    await this.#keeper.quit();
    this.#keeper.desk = this.#keito;
    await this.#keeper.reported(await this.#keeper.running(), hasPlaces, 'projects');
    this.#service.disturb(this.#seed);
  }

  get kills(): number {
    return this.#counts.kills;
  }

  /** A person does some things, and in the middle of it the process is ended. */
  async untilKilled(): Promise<void> {
    if (!this.#keeper.isRunning && this.#draw() < 0.2) await this.#workOnThisComputer();
    await this.#workUntilKilled();
  }

  /** Where it may be ended as well. Nobody leaves it while its timer runs. */
  async #workOnThisComputer(): Promise<void> {
    this.#keeper.desk = this.#thisComputer;
    while (this.#draw() < 0.5) await this.#workUntilKilled();
    const child = await this.#keeper.running();
    const { desk } = this.#keeper;
    const { person } = desk;
    for (let left = Math.floor(this.#draw() * 4); left >= 0; left -= 1) desk.tell(child, person.log());
    if (person.runs) desk.tell(child, person.stop());
    await this.#keeper.quiet(child);
    if (this.#draw() < 0.5) await this.#keeper.quit();
    else {
      this.#countMoment('acknowledged');
      await this.#keeper.kill();
    }
    this.#keeper.desk = this.#keito;
  }

  async #workUntilKilled(): Promise<void> {
    const isMove = this.#canBringOver && this.#draw() < 0.6;
    const kill = isMove && this.#draw() < 0.25 ? 'in the copy' : this.#anyKill();
    this.#countMoment(kill);
    if (kill === 'beginning') return this.#keeper.killWhileBeginning(this.#draw);
    const child = await this.#keeper.running();
    const { desk } = this.#keeper;
    if (desk === this.#keito && this.#draw() < 0.4)
      desk.tell(child, desk.person.secondThought(this.#service.company));
    for (let left = Math.floor(this.#draw() * 5); left > 0; left -= 1) {
      desk.tell(child, desk.person.next());
      const next = this.#draw();
      if (next < 0.6) await this.#keeper.quiet(child);
      if (next < 0.3) await passing(this.#draw() * 250);
    }
    const onItsWay = 1 + Math.floor(this.#draw() * 3);
    const draw = this.#draw();
    const act = (): void => {
      if (isMove && this.#canBringOver) this.#bringOver(child, this.#keito);
      if (/creation/.test(kill)) desk.tell(child, desk.person.create(this.#service.company));
      for (let sent = 0; sent < onItsWay; sent += 1) desk.tell(child, desk.person.next());
    };
    if (kill === 'acknowledged') {
      act();
      await this.#keeper.quiet(child);
    } else {
      const account = desk === this.#keito ? ACCOUNT_FOLDER : 'this-computer';
      await this.#kills.carryOut(kill, draw, child, account, act);
    }
    await this.#keeper.kill();
  }

  #countMoment(kill: Kill): void {
    this.#moments[kill] = (this.#moments[kill] ?? 0) + 1;
  }

  #anyKill(): Kill {
    const kills = this.#keeper.desk === this.#keito ? KILLS : LOCAL_KILLS;
    return kills[Math.floor(this.#draw() * kills.length)] ?? 'at once';
  }

  get #canBringOver(): boolean {
    const { person } = this.#keito;
    return this.#keeper.desk === this.#keito && person.notBrought(this.#thisComputer.book.movable).length > 0;
  }

  /** Each of this computer's projects and tasks goes to one of the account. */
  #bringOver(child: Child, desk: Desk, movable = this.#thisComputer.book.movable): void {
    const { places } = this.#service;
    const [first = { projectId: '', taskId: '' }] = places;
    const targets = this.#thisComputer.person.places.map((from, index) => ({
      from,
      to: places[index % places.length] ?? first,
    }));
    desk.tell(child, desk.person.bringOver(movable, targets));
  }

  #broughtOver(act: ProcessAct): void {
    if (act.do !== 'bring-over') return;
    this.#counts.moves += 1;
    this.#counts.brought += act.fresh.length;
    this.#keito.book.take(act.fresh, this.#thisComputer.book, act.targets);
  }

  /** All that can arrive arrives, and it is judged. */
  async verdict(): Promise<ProcessReport> {
    await longLife(await this.#keeper.running(), this.#keito, this.#service.company);
    await this.#service.calm();
    await this.#everythingOfThisComputer();
    const child = await this.#keeper.running();
    const { person, book, creations } = this.#keito;
    if (this.#canBringOver) this.#bringOver(child, this.#keito);
    this.#keito.tell(child, this.#draw() < 0.5 ? person.stop() : person.start());
    await this.#keeper.quiet(child);
    const isDone = ({ isCalm, open }: Report): boolean => isCalm && open.length === 0;
    await this.#keeper.reported(child, isDone, 'everything to be sent');
    const decided = await decideOn(this.#keito, this.#service, {
      complain: (complaint) => this.#complaints.push(complaint),
      tell: (act) => this.#keito.tell(child, act),
      settled: async () => {
        await this.#keeper.quiet(child);
        return this.#keeper.reported(child, isDone, 'what was decided to be sent');
      },
    });
    child.tell({ do: 'refresh' });
    const last = await this.#keeper.reported(child, isDone, 'everything to be read');
    await this.#service.calm();
    const entries = book.judge({ ...last, rows: await this.#service.rows() });
    const created = creations.judge(last.creations, await this.#service.marks());
    await this.#keeper.quit();
    const there = new Set(book.movable);
    const broughtAnew = this.#thisComputer.book.oldMovable.filter((id) => there.has(id));
    const anew = await this.#bringOverAnew(broughtAnew);
    return this.report({
      lost: entries.lost + created.lost + anew.lost,
      duplicated: entries.duplicated + created.duplicated + anew.duplicated,
      setAside: last.blocked.length,
      complaints: [...entries.complaints, ...created.complaints, ...anew.complaints, ...this.#sinks()],
      ...{ decided, broughtAnew: broughtAnew.length },
    });
  }

  async #bringOverAnew(movable: readonly string[]): Promise<ProcessVerdict> {
    return bringOverAnew({
      ...{ keeper: this.#keeper, service: this.#service, folder: this.#folder, movable },
      seed: this.#seed + 1,
      desk: this.#newDesk('keito'),
      bringOver: (child, desk, ids) => this.#bringOver(child, desk, ids),
      endIn: async (child, act) => {
        const kill = this.#draw() < 0.5 ? 'at a request' : 'at an answer';
        this.#countMoment(kill);
        await this.#kills.carryOut(kill, this.#draw(), child, ACCOUNT_FOLDER, act);
      },
    });
  }

  /** What this computer's own time is in the end: nothing of it waits for anybody. */
  async #everythingOfThisComputer(): Promise<void> {
    if (this.#keeper.isRunning) await this.#keeper.quiet(await this.#keeper.running());
    await this.#keeper.quit();
    this.#keeper.desk = this.#thisComputer;
    const child = await this.#keeper.running();
    const { desk } = this.#keeper;
    desk.tell(child, desk.person.runs ? desk.person.stop() : desk.person.log());
    await this.#keeper.quiet(child);
    const isDone = ({ isCalm, open, blocked }: Report): boolean =>
      isCalm && open.length === 0 && blocked.length === 0;
    await this.#keeper.reported(child, isDone, 'everything on this computer to be kept');
    await this.#keeper.quit();
    this.#keeper.desk = this.#keito;
  }

  report({
    lost = 0,
    duplicated = 0,
    setAside = 0,
    broughtAnew = 0,
    decided = {},
    complaints,
  }: Found): ProcessReport {
    const { runs, kills, acts, whole, none, refused, tooLate, creations } = this.#counts;
    const { moves, brought, killedInMove, foundBrought, foundCreations } = this.#counts;
    return {
      ...{ seed: this.#seed, runs, kills, moments: this.#moments, acts, refused, lost, duplicated, setAside },
      unacknowledged: { whole, none },
      entries: this.#keito.book.entries + this.#thisComputer.book.entries - brought,
      faults: this.#service.faultCounts,
      complaints: [...this.#complaints, ...complaints],
      ...{ creations, tooLate, decided, moves, brought, killedInMove, broughtAnew },
      foundUnsent: { brought: foundBrought, creations: foundCreations },
      struck: this.#kills.struck,
    };
  }

  async close(): Promise<void> {
    await this.#keeper.kill();
    await this.#service.close();
    this.#bundle.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The key is in no file, and in nothing that a process wrote. */
  #sinks(): readonly Complaint[] {
    const { apiKey: key } = this.#service.credentials;
    const told = this.#keeper.written.includes(key) ? ['the key is in what a process wrote'] : [];
    return [...filesWithKey(this.#folder, key), ...told];
  }
}
