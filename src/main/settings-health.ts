import * as m from '../shared/i18n/messages';
import type { SettingsHealth } from './desktop/settings';
import type { Notices } from './notices';

/** Settings that were damaged are said to be restored, or lost. */
export function tellOfSettings(health: SettingsHealth, notices: Notices): void {
  if (health === 'good') return;
  notices.add(
    'settings',
    'warning',
    health === 'restored' ? m.main_settings_restored : m.main_settings_reset,
  );
}
