import type { AppContext } from './app';
import { accountKey } from './days.svelte';

/**
 * Remembers what is shown now. The answer tells whether the person has gone on to something else since, in the same account:
 * whoever leaves a page means to leave what they did there.
 */
export function pageLeftSince({
  navigation,
  store,
}: Pick<AppContext, 'navigation' | 'store'>): () => boolean {
  const account = (): string | null => store.snapshot && accountKey(store.snapshot.account);
  const [here, whose] = [navigation.page, account()];
  return () => navigation.page !== here && account() === whose;
}
