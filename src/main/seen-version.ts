import type { SettingsStore } from './desktop/settings';

type Store = Pick<SettingsStore, 'get' | 'set'>;

/** Was the app updated since the person last saw what is new? To somebody new all of it is. */
export function isUpdated(settings: Store, version: string): boolean {
  const { seenVersion, isFirstRun } = settings.get();
  return !isFirstRun && seenVersion !== version;
}

/** The person has seen what is new in this version, or has begun with it. */
export function rememberVersion(settings: Store, version: string): void {
  if (settings.get().seenVersion !== version) settings.set({ seenVersion: version });
}
