// @ts-check
/**
 * @typedef {object} StartOptions
 * @property {boolean} verbose
 * @property {readonly string[]} appArguments
 */

/**
 * @param {readonly string[]} args What follows `npm start --`.
 * @returns {StartOptions}
 */
export const parseStartArguments = (args) => ({
  verbose: args.includes('--verbose'),
  appArguments: args.filter((each) => each !== '--verbose'),
});

/**
 * @param {(line: string) => void} say Is told each step's time, and the time since the start.
 * @param {() => number} [clock] In ms.
 */
export function stopwatch(say, clock = () => performance.now()) {
  const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
  // The clock of `performance` begins with the process, so that Node's own start is counted too.
  /**
   * @template T
   * @param {string} name
   * @param {Promise<T>} step
   * @returns {Promise<T>}
   */
  return async (name, step) => {
    const from = clock();
    const result = await step;
    say(`  ${name}: ${seconds(clock() - from)} (${seconds(clock())} since the start)`);
    return result;
  };
}
