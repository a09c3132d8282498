import type { TimeEntry } from '../../src/shared/model';
import type { Result } from '../../src/shared/result';
import type { Book } from './book';
import { Dead } from './mortal';
import { TakingBack } from './taking-back';
import { Told } from './told';
import type { Place, World } from './world';

/** How somebody at this computer acts: what the app acknowledged counts, also where its process ended in the act. */
export abstract class Acting {
  protected readonly world: World;
  protected readonly book: Book;
  protected readonly told: Told;
  acknowledged = 0;
  /** Makes every text and length one of its kind. */
  protected unique = 0;
  /** The acts by the names under which the app offers to take them back, and the last operation of each. */
  protected readonly acts = new Map<string, { readonly seq: number; readonly back: TakingBack }>();

  constructor(world: World, book: Book) {
    this.world = world;
    this.book = book;
    this.told = new Told(world, book);
  }

  /** The app reads the clock before it does anything: a clock that was set moves what runs. */
  protected noticeClock(): void {
    this.world.act();
  }

  protected get now(): number {
    return this.world.time.clock();
  }

  protected base(id: string) {
    return this.world.workspace.ledger.entry(id)?.base ?? undefined;
  }

  protected has(id: string): boolean {
    return this.world.workspace.ledger.entry(id) !== null;
  }

  protected counting(id: string): () => boolean {
    const before = this.world.workspace.ledger.operationsOf(id).length;
    return () => this.world.workspace.ledger.operationsOf(id).length > before;
  }

  protected note(): string {
    return `note ${(this.unique += 1)}`;
  }

  protected place(n: number): Place {
    const { places } = this.world;
    return places[n % places.length] ?? { projectId: '', taskId: '' };
  }

  /** Everything that the window could show, by the clock as it is now. */
  protected seen(): readonly TimeEntry[] {
    this.noticeClock();
    const rows = this.world.workspace.ledger.between('0000-01-01', '9999-12-31');
    return rows.flatMap(({ view }) => (view ? [view] : []));
  }

  protected pick(n: number): TimeEntry | null {
    const seen = this.seen();
    return seen[n % Math.max(1, seen.length)] ?? null;
  }

  /** A refused act is none. One in which the process ended counts if the journal has it, whole. */
  protected async act(work: () => Result<unknown>, isThere: () => boolean, done: () => void): Promise<void> {
    const seen = this.book.allSeen();
    let isDone = false;
    try {
      isDone = work().ok;
    } catch (error) {
      if (!(error instanceof Dead)) throw error;
      // Asked before anything is heard of the server, by which the app may write operations of its own.
      await this.world.restart(() => (isDone = isThere()));
    }
    if (!isDone) return;
    // What the app began by itself after the act may have ended it.
    if (!this.world.process.isAlive) await this.world.restart();
    this.acknowledged += 1;
    this.book.goesOn = null;
    const back = new TakingBack(this.book, seen);
    done();
    back.done();
    const { entries, ledger } = this.world.workspace;
    const { undoable } = entries;
    const seq = ledger.latestOperations(1)[0]?.seq;
    // After an undo an older one is offered again.
    if (!undoable || seq === undefined || this.acts.has(undoable.id)) return;
    this.acts.set(undoable.id, { seq, back });
  }
}
