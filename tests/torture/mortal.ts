import type { Sqlite } from '../../src/main/ledger/database';

/** What a process that has ended finds where its journal was. */
export class Dead extends Error {
  constructor() {
    super('This process has ended.');
  }
}

/** Where in a commit the process ends: with nothing of it on the disk, or all of it. */
export type Moment = 'before' | 'after';

/** One run of the app, from its start to its end. */
export class Process {
  isAlive = true;
  #commitsLeft: number | null = null;
  #moment: Moment = 'after';

  /** It ends by itself at the `commits`th commit from now (1: the next). */
  endAt(commits: number, moment: Moment): void {
    this.#commitsLeft = commits;
    this.#moment = moment;
  }

  /** What happens in `work` is no moment for it to end. */
  spare(work: () => void): void {
    const left = this.#commitsLeft;
    this.#commitsLeft = null;
    work();
    this.#commitsLeft = left;
  }

  /** Every commit of the connection is one at which the process may end; of a dead process there is none. */
  mortal = (sqlite: Sqlite): Sqlite => {
    let depth = 0;
    const alive = (): void => {
      if (!this.isAlive) throw new Dead();
    };
    const commit = <T>(work: () => T): T =>
      sqlite.transaction(() => {
        const result = work();
        if (this.#isDue('before')) this.#end();
        return result;
      });
    const committed = (): void => {
      if (this.#isDue('after')) this.#end();
      if (this.#commitsLeft !== null) this.#commitsLeft -= 1;
    };
    return {
      ...sqlite,
      all: (sql, ...values) => {
        alive();
        return sqlite.all(sql, ...values);
      },
      get: (sql, ...values) => {
        alive();
        return sqlite.get(sql, ...values);
      },
      run: (sql, ...values) => {
        alive();
        if (depth > 0) return sqlite.run(sql, ...values);
        const result = commit(() => sqlite.run(sql, ...values));
        committed();
        return result;
      },
      transaction: (work) => {
        alive();
        if (depth > 0) return work();
        depth += 1;
        try {
          const result = commit(work);
          committed();
          return result;
        } finally {
          depth -= 1;
        }
      },
    };
  };

  #isDue(moment: Moment): boolean {
    return this.#commitsLeft === 1 && this.#moment === moment;
  }

  #end(): never {
    this.isAlive = false;
    throw new Dead();
  }
}
