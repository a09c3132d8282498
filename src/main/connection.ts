import { randomUUID } from 'node:crypto';
import type { AccountsOptions } from './accounts';
import { appVersion, netFetch } from './desktop/host';
import { isOnline } from './desktop/network';
import { readSecret, removeSecret, writeSecret } from './desktop/secrets';
import { reportBug, schedule } from './faults';
import { guardOffline } from './keito/offline-guard';

const REQUEST_TIMEOUT_MS = 15_000;
/** A lost create may still arrive for as long as its request could last, and a little more. */
const SETTLE_MS = REQUEST_TIMEOUT_MS + 5_000;

/** The system's keyring. */
export const keyring = { readSecret, writeSecret, removeSecret };

/** The edges that every account is reached by. */
export type Connection = Omit<AccountsOptions, 'folder' | 'settings' | 'clock' | 'onChange' | 'onNotice'>;

/** The real ones: Electron's network, the system's keyring, and chance. */
export const connection = (): Connection => ({
  ...{ ...keyring, schedule },
  fetch: guardOffline(netFetch, isOnline),
  newId: randomUUID,
  random: Math.random,
  timeoutMs: REQUEST_TIMEOUT_MS,
  settleMs: SETTLE_MS,
  userAgent: `KeitoBar/${appVersion()}`,
  onBug: reportBug,
});
