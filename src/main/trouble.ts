import * as m from '../shared/i18n/messages';
import type { KeitoErrorKind } from './keito/errors';

/** Why not everything is sent and fresh, in words. */
export function troubleWith(kind: KeitoErrorKind): string {
  switch (kind) {
    case 'offline':
    case 'timeout':
      return m.main_sync_offline();
    case 'rate-limited':
      return m.main_sync_rate_limited();
    case 'forbidden':
      return m.main_sync_forbidden();
    default:
      return m.main_sync_server();
  }
}
