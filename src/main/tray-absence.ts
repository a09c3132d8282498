import type { TrayPlace } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import type { SettingsStore } from './desktop/settings';
import type { Notices } from './notices';

/** Says once, with the cure, that this desktop has no place for the icon; takes it back when there is one. */
export function tellOfTray(
  place: TrayPlace | null,
  settings: Pick<SettingsStore, 'get' | 'set'>,
  notices: Pick<Notices, 'add' | 'remove'>,
): void {
  if (place !== 'none') return notices.remove(NOTICE);
  if (settings.get().isToldNoTray) return;
  settings.set({ isToldNoTray: true });
  notices.add(NOTICE, 'info', () => m.main_no_tray());
}

const NOTICE = 'no-tray';
