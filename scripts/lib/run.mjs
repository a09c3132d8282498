// @ts-check
// Runs other programs. Plain Node only: `npm start` uses this before anything is installed.
import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [input] Written to the program's standard input, which is closed afterwards.
 * @property {boolean} [show] Also pass the program's output on to ours while it runs.
 * @property {number} [timeoutMs] End the program after this many milliseconds; its code is then null.
 */

/**
 * @typedef {object} RunResult
 * @property {number | null} code Null when a signal ended the program, or when it could not be started.
 * @property {string} output Standard output and standard error in the order they came.
 * @property {string} stdout
 */

/**
 * Runs a program to its end. Never throws: a program that cannot be started has code null and says why in `output`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let stdout = '';
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      stdout += text;
      if (options.show) process.stdout.write(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      if (options.show) process.stderr.write(text);
    });
    // A program that ends without reading its input must not end us.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: null, output: `${output}${error.message}\n`, stdout });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output, stdout });
    });
  });
}

/** Lines that are kept at each end of a long output. */
const KEPT_LINES = 25;

/**
 * @param {string} output
 * @returns {string} The beginning and the end of it, where a program says what went wrong.
 */
export function shortened(output) {
  const lines = output.trim().split('\n');
  if (lines.length <= 2 * KEPT_LINES) return lines.join('\n');
  return [...lines.slice(0, KEPT_LINES), '…', ...lines.slice(-KEPT_LINES)].join('\n');
}

/**
 * Runs a program that must succeed, and gives what it printed on standard output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export async function mustRun(command, args, options = {}) {
  const { code, output, stdout } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(
      `${[command, ...args].join(' ')} failed (${code ?? 'ended early'}):\n${shortened(output)}`,
    );
  }
  return stdout;
}

/**
 * The npm client that runs us, or the one on the path.
 *
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, platform?: string }} [from]
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(args, from = {}) {
  const env = from.env ?? process.env;
  const client = env['npm_execpath'];
  if (client !== undefined && /npm-cli\.[cm]?js$/.test(client)) {
    return { command: process.execPath, args: [client, ...args] };
  }
  if ((from.platform ?? process.platform) === 'win32') {
    // npm is a batch file there, and Node starts those through the shell only.
    return { command: env['ComSpec'] ?? 'cmd.exe', args: ['/d', '/s', '/c', 'npm', ...args] };
  }
  return { command: 'npm', args: [...args] };
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until there is an answer: anything but undefined, null and false.
 *
 * @template T
 * @param {string} what Named in the error when the time is over.
 * @param {() => T | undefined | null | false | Promise<T | undefined | null | false>} ask
 * @param {{ timeoutMs?: number, everyMs?: number }} [options] 10 seconds, every 50 ms.
 * @returns {Promise<T>}
 */
export async function until(what, ask, options = {}) {
  const { timeoutMs = 10_000, everyMs = 50 } = options;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
    await pause(everyMs);
  }
}

/**
 * Waits until a child process has ended.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
const ended = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
    else child.once('exit', () => resolve());
  });

/**
 * Sends a signal to the process group that a child (started with `detached: true`) leads.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the whole group has ended already, which is what was wanted.
  }
}

/**
 * Ends a child and everything in its process group: asks first, then forces.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [graceMs]
 * @returns {Promise<void>}
 */
export async function endGroup(child, graceMs = 2_000) {
  signalGroup(child, 'SIGTERM');
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await ended(child);
  clearTimeout(force);
  signalGroup(child, 'SIGKILL');
}
