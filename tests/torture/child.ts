import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { answerSchema, type Answer, type Order, type Settings } from './orders';
import { eventually } from './patience';

/** One process of the app, seen from outside: orders go in, answers come out, and it can be ended by force. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #onAnswer: (answer: Answer) => void;
  #answers: Answer[] = [];
  #isReady = false;
  #hasExited = false;
  #wasKilled = false;
  #isEnding = false;
  /** All that it wrote to either stream. */
  output = '';

  constructor(program: string, settings: Settings, onAnswer: (answer: Answer) => void) {
    this.#onAnswer = onAnswer;
    this.#process = spawn(process.execPath, [program], { stdio: 'pipe' });
    const { stdin, stdout, stderr } = this.#process;
    createInterface({ input: stdout }).on('line', (line) => this.#hear(line));
    stderr.on('data', (data: Buffer) => (this.output += data.toString()));
    // What was on its way in when it ended.
    stdin.on('error', () => undefined);
    // `close`: both streams have been read to their ends, so that no acknowledgement is missed.
    this.#process.on('close', () => (this.#hasExited = true));
    this.#write(settings);
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** It ended although nobody ended it. */
  get hasDied(): boolean {
    return this.#hasExited && !this.#wasKilled && !this.#isEnding;
  }

  tell(order: Order): void {
    this.#write(order);
  }

  /** The next answer of a kind; rejects when the process has died, or is silent for long. */
  async answer<K extends Answer['told']>(told: K): Promise<Extract<Answer, { told: K }>> {
    const isTold = (answer: Answer): answer is Extract<Answer, { told: K }> => answer.told === told;
    await eventually(() => this.#hasExited || this.#answers.some(isTold), `an answer: ${told}`);
    const found = this.#answers.find(isTold);
    if (!found) throw new Error(`The process ended without an answer: ${told}. ${this.output.slice(-800)}`);
    this.#answers = this.#answers.filter((answer) => answer !== found);
    return found;
  }

  async ready(): Promise<void> {
    await eventually(() => this.#isReady || this.#hasExited, 'a process to begin');
    if (!this.#isReady) throw new Error(`The process did not begin. ${this.output.slice(-800)}`);
  }

  /** Ends it at once, wherever it is. {@link gone} tells when it is so. */
  kill(): void {
    this.#wasKilled = true;
    this.#process.kill('SIGKILL');
  }

  gone(): Promise<void> {
    return eventually(() => this.#hasExited, 'the end of a process');
  }

  /** Ends it as a person does who quits. */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#write({ do: 'end' });
    await this.gone();
  }

  #write(message: Settings | Order): void {
    this.#process.stdin.write(`${JSON.stringify(message)}\n`);
  }

  #hear(line: string): void {
    this.output += `${line}\n`;
    const answer = read(line);
    // The last line of a process that was ended may be half a line: that was told to nobody.
    if (!answer) return;
    if (answer.told === 'ready') this.#isReady = true;
    if (answer.told === 'report' || answer.told === 'recalled') this.#answers.push(answer);
    this.#onAnswer(answer);
  }
}

function read(line: string): Answer | null {
  try {
    return answerSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
