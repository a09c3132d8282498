import { untrack } from 'svelte';
import type { Snapshot } from '../../shared/snapshot';

/**
 * Calls `retry` when Keito is in reach and the key is there, and whenever they are again: what failed for want of them is
 * not left as it is. For the script of a component.
 */
export function whenReachable(
  snapshot: () => Pick<Snapshot, 'sync' | 'accountState'>,
  retry: () => void,
): void {
  const isReachable = $derived(snapshot().sync.state !== 'offline' && snapshot().accountState === 'ready');
  $effect(() => {
    if (isReachable) untrack(retry);
  });
}
