import type { MoveOffer } from '../../shared/move';
import type { Snapshot } from '../../shared/snapshot';
import { useApp } from './app';
import { accountKey } from './days.svelte';

/**
 * What of this computer's time can be brought over to the account that is open, asked for while the component is there;
 * `current` is null until it is known. Called while a component is set up.
 */
export function useMoveOffer(snapshot: () => Snapshot): { readonly current: MoveOffer | null } {
  const { move, store } = useApp();
  const account = $derived(accountKey(snapshot().account));
  const isReady = $derived(
    snapshot().account.kind === 'remote' &&
      snapshot().accountState === 'ready' &&
      store.catalogue.projects.length > 0,
  );
  $effect(() => {
    if (isReady) void move.askOffer(account);
  });
  return {
    get current() {
      return isReady ? move.offer : null;
    },
  };
}
