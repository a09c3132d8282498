import { untrack } from 'svelte';
import type { Snapshot } from '../../shared/snapshot';

/**
 * Calls `retry` when Keito is in reach, and whenever it is again: what failed for want of it is not left as it is. For the
 * script of a component.
 */
export function whenReachable(snapshot: () => Pick<Snapshot, 'sync'>, retry: () => void): void {
  const isReachable = $derived(snapshot().sync.state !== 'offline');
  $effect(() => {
    if (isReachable) untrack(retry);
  });
}
