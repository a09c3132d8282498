import type { AccountState, AccountView } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import type { OpenAccount } from './accounts';

/** How the window names an account. */
export function accountView({ stored, workspace }: OpenAccount): AccountView {
  if (stored.kind === 'local') return { kind: 'local', name: m.main_local_name(), isSample: stored.isSample };
  const { facts } = workspace;
  return {
    kind: 'remote',
    id: stored.id,
    name: facts?.userName ?? '',
    email: facts?.email ?? '',
    company: facts?.companyName ?? stored.companyName,
    server: stored.server,
    method: stored.method,
    companyId: stored.method === 'api-key' ? stored.companyId : '',
    keyExpiresAt: stored.keyExpiresAt,
  };
}

/** Whether time can be sent with the account as it is. */
export function accountState({ keyring, workspace }: OpenAccount): AccountState {
  if (keyring === 'locked') return 'keyring-locked';
  if (keyring === 'reading') return 'ready';
  return keyring === 'gone' || workspace.phase.kind === 'signed-out' ? 'signed-out' : 'ready';
}
