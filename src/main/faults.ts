let keep: (error: unknown) => void = () => undefined;

/** From now on each fault is handed to `note` too, which must not throw. */
export function keepBugs(note: (error: unknown) => void): void {
  keep = note;
}

/** A fault of our own, for whoever looks into it; the app goes on. */
export function reportBug(error: unknown): void {
  keep(error);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** A click, a key or the system asks: a fault of ours is reported, and the app goes on. */
export function safely(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    reportBug(error);
  }
}

/** Later, unless the answer is called before; ms. */
export function schedule(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** What an error says, for a sentence that is shown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
