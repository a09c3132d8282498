// @ts-check
// Remembers what was made of which sources, so that a second start does not make it again.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} place A file, or a folder with everything below it.
 * @param {(file: string) => boolean} wanted
 * @returns {string[]} Files, in an order that is the same everywhere.
 */
function filesUnder(place, wanted) {
  if (!wanted(place) || !existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name), wanted));
}

/**
 * @param {string} root
 * @param {readonly string[]} places Files and folders inside `root`; those that are missing count as empty.
 * @param {readonly string[]} [left] Files and folders inside `root` to leave out.
 * @param {readonly string[]} [facts] Anything else that what is made depends on.
 * @returns {string} Another text whenever a name or a byte is another.
 */
export function fingerprint(root, places, left = [], facts = []) {
  const leftOut = left.map((place) => path.join(root, place));
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const file of places.flatMap((place) =>
    filesUnder(path.join(root, place), (each) => !leftOut.includes(each)),
  )) {
    const content = readFileSync(file);
    hash
      .update(`\n${path.relative(root, file).split(path.sep).join('/')}\n${content.length}\n`)
      .update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} stamp The file that keeps the fingerprint.
 * @param {string} print
 * @returns {boolean}
 */
export function isFresh(stamp, print) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === print;
}

/**
 * Makes something unless its stamp says that it is made already. A making that fails leaves no stamp.
 *
 * @param {string} stamp
 * @param {string} print
 * @param {() => Promise<void>} make
 * @returns {Promise<void>}
 */
export async function makeOnce(stamp, print, make) {
  if (isFresh(stamp, print)) return;
  rmSync(stamp, { force: true });
  await make();
  writeFileSync(stamp, `${print}\n`);
}
