import type { ProcessAct } from './orders';
import type { Place } from './service';

interface Thought {
  /** Ids of what is there to be changed, oldest first. */
  readonly there: readonly string[];
  readonly running: string | null;
}

/** Decides what is done next, by what has been done if all of it counts. Every id, note and number is given once. */
export class Person {
  readonly #draw: () => number;
  readonly #places: readonly Place[];
  #sure: Thought = { there: [], running: null };
  #thought = this.#sure;
  #n = 0;

  constructor(draw: () => number, places: readonly Place[]) {
    this.#draw = draw;
    this.#places = places;
  }

  next(): ProcessAct {
    const kind = this.#draw();
    const id = this.#pick();
    if (kind < 0.32 || id === undefined) return this.start();
    if (kind < 0.5) return this.#log();
    if (kind < 0.65) return this.stop();
    const n = this.#number();
    if (kind < 0.8) return this.#did({ do: 'edit-notes', n, id, notes: `changed ${n}` });
    if (kind < 0.92) return this.#did({ do: 'edit-seconds', n, id, seconds: 1_000 + n });
    return this.#did({ do: 'delete', n, id });
  }

  start(): ProcessAct {
    const n = this.#number();
    const ends = this.#thought.running;
    return this.#did({ do: 'start', n, id: `process-${n}`, ...this.#place(), notes: `timer ${n}`, ends });
  }

  stop(): ProcessAct {
    const id = this.#thought.running;
    return id === null ? this.#log() : this.#did({ do: 'stop', n: this.#number(), id });
  }

  /** Of all that was done since this was told last, only these acts have come about. */
  remember(acts: readonly ProcessAct[]): void {
    this.#sure = acts.reduce(after, this.#sure);
    this.#thought = this.#sure;
  }

  #log(): ProcessAct {
    const n = this.#number();
    const seconds = 20_000 + n;
    return this.#did({ do: 'log', n, id: `process-${n}`, ...this.#place(), notes: `logged ${n}`, seconds });
  }

  #did(act: ProcessAct): ProcessAct {
    this.#thought = after(this.#thought, act);
    return act;
  }

  #number(): number {
    return (this.#n += 1);
  }

  /** Mostly something of late: what is still on its way. */
  #pick(): string | undefined {
    const { there } = this.#thought;
    const back = Math.floor(this.#draw() ** 2 * there.length);
    return there[there.length - 1 - back];
  }

  #place(): Place {
    return this.#places[Math.floor(this.#draw() * this.#places.length)] ?? { projectId: '', taskId: '' };
  }
}

function after({ there, running }: Thought, act: ProcessAct): Thought {
  switch (act.do) {
    case 'start':
      return { there: [...there, act.id], running: act.id };
    case 'log':
      return { there: [...there, act.id], running };
    case 'stop':
      return { there, running: null };
    case 'delete':
      return { there: there.filter((id) => id !== act.id), running: running === act.id ? null : running };
    case 'edit-notes':
    case 'edit-seconds':
      return { there, running };
  }
}
