import type { Handlers } from '../shared/contract';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { isAccount, isSameAccount, type Accounts } from './accounts';
import type { RemoteAccount } from './desktop/settings';
import type { CurrentAccount } from './current-account';
import { exportUnsent } from './export-unsent';
import { mayForget, mayLeave } from './leave';
import type { Clock } from './core/ports';

export interface AccountHandlersContext {
  readonly accounts: Accounts;
  readonly open: CurrentAccount;
  readonly clock: Clock;
  /** The user's folder for downloads; may throw where there is none. */
  readonly downloadsFolder: () => string;
}

/** What the window can ask for about accounts. */
export function accountHandlers({
  accounts,
  open,
  clock,
  downloadsFolder,
}: AccountHandlersContext): Pick<
  Handlers,
  'signIn' | 'unlock' | 'useAccount' | 'signOut' | 'exportUnsent' | 'useThisComputer'
> {
  const find = (id: string): RemoteAccount | undefined => accounts.signedIn.find((one) => one.id === id);
  const isOpen = (id: string): boolean => isAccount(open.account.stored, id);
  const mayLeaveOpen = (): Result<null> => mayLeave(open.account.workspace);
  return {
    signIn: (input) => open.signIn(input),
    unlock: async () => {
      await open.change();
      return open.account.keyring === 'locked' ? fail('keyring', m.main_keyring_locked()) : ok(null);
    },
    useAccount: async ({ accountId }) => {
      const stored = find(accountId);
      if (!stored) return fail('sign-in', m.main_not_signed_in());
      const left = isOpen(accountId) ? ok(null) : mayLeaveOpen();
      return left.ok ? open.use(stored) : left;
    },
    signOut: async ({ accountId, evenUnsent }) => {
      const stored = find(accountId);
      if (!stored) return fail('nothing-to-do', m.main_not_signed_in());
      const left = isOpen(accountId) ? mayLeaveOpen() : ok(null);
      if (!left.ok) return left;
      const forgotten = evenUnsent ? ok(null) : await open.read(stored, mayForget);
      return forgotten.ok ? open.remove(accountId, evenUnsent) : forgotten;
    },
    exportUnsent: async ({ accountId }) => {
      const stored = accountId === undefined ? undefined : find(accountId);
      if (!stored) return exportUnsent(open.account.workspace, clock(), downloadsFolder);
      return open.read(stored, (journal) => exportUnsent(journal, clock(), downloadsFolder));
    },
    useThisComputer: async ({ sample }) => {
      const stored = { kind: 'local', isSample: sample } as const;
      const left = isSameAccount(open.account.stored, stored) ? ok(null) : mayLeaveOpen();
      return left.ok ? open.change(stored) : left;
    },
  };
}
