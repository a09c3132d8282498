const LONGEST_MS = 90_000;
const POLL_MS = 10;

/** Until the condition holds; rejects when it does not within a minute and a half. For what other processes do. */
export async function eventually(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`It never came to this: ${what}`);
    await passing(POLL_MS);
  }
}

/** So many ms of the wall. */
export function passing(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
