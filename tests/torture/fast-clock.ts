/**
 * A clock that shows `epoch` (UTC ms) at that instant of the wall and goes `speed` times as fast: all processes of a run
 * share it, timers last minutes, and the waits of a real day fit into a second.
 */
export function fastClock(epoch: number, speed: number): () => number {
  return () => Math.round(epoch + (Date.now() - epoch) * speed);
}
