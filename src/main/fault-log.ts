import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LoggedFault } from '../shared/fault-log';
import type { Clock } from './core/ports';

export interface FaultLogOptions {
  /** The folder of the app's data. */
  readonly folder: string;
  readonly clock: Clock;
  /** The person's own folder, which is `~` in what is noted: it names them. */
  readonly home: string;
}

const FILE = 'faults.log';
/** As many are kept; twice as many may stand in the file. */
const MOST = 100;
const MOST_CHARACTERS = 2_000;

const faultSchema = z.object({ at: z.number(), text: z.string() });

/**
 * Notes what went wrong inside of the app, for whoever reports it. It is read and sent by nobody but the person, and holds
 * what errors say: no key and no token is ever part of that.
 */
export class FaultLog {
  readonly #options: FaultLogOptions;
  readonly #file: string;
  /** The oldest first. */
  #faults: readonly LoggedFault[];

  constructor(options: FaultLogOptions) {
    this.#options = options;
    this.#file = join(options.folder, FILE);
    this.#faults = this.#read();
  }

  /** The newest first. */
  get faults(): readonly LoggedFault[] {
    return this.#faults.slice(-MOST).reverse();
  }

  /** Never throws: a full disk is no reason to end anything, and the fault is known as long as the app runs. */
  note(error: unknown): void {
    const { clock, home } = this.#options;
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const text = said.replaceAll(home, '~').slice(0, MOST_CHARACTERS);
    const fault = { at: clock(), text };
    this.#faults = [...this.#faults, fault];
    try {
      if (this.#faults.length > 2 * MOST) this.#shorten();
      else appendFileSync(this.#file, `${JSON.stringify(fault)}\n`);
    } catch {
      // It stands in the list.
    }
  }

  #shorten(): void {
    this.#faults = this.#faults.slice(-MOST);
    const next = `${this.#file}.new`;
    writeFileSync(next, this.#faults.map((one) => `${JSON.stringify(one)}\n`).join(''));
    renameSync(next, this.#file);
  }

  /** A line that was cut or cannot be read says nothing. */
  #read(): readonly LoggedFault[] {
    try {
      return readFileSync(this.#file, 'utf8').split('\n').flatMap(faultOf).slice(-MOST);
    } catch {
      return [];
    }
  }
}

function faultOf(line: string): readonly LoggedFault[] {
  try {
    const read = faultSchema.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}
