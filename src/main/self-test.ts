import { randomUUID } from 'node:crypto';
import type { SelfTestFacts } from '../shared/self-test';
import type { SecretReading, SecretWriting } from './desktop/secrets';

export interface SelfTestOptions {
  readonly readSecret: (account: string, wasKept: boolean) => Promise<SecretReading>;
  readonly writeSecret: (account: string, secret: string) => Promise<SecretWriting>;
  readonly removeSecret: (account: string) => Promise<boolean>;
  readonly notifications: () => Promise<SelfTestFacts['notifications']>;
}

/** Not an account: nothing of one is touched. */
const PROBE = 'self-test';

/** Finds out what can only be known by trying. Leaves nothing behind. */
export async function selfTest(options: SelfTestOptions): Promise<SelfTestFacts> {
  const [keychain, notifications] = await Promise.all([keychainOf(options), options.notifications()]);
  return { keychain, notifications };
}

async function keychainOf({
  readSecret,
  writeSecret,
  removeSecret,
}: SelfTestOptions): Promise<SelfTestFacts['keychain']> {
  const secret = randomUUID();
  const written = await writeSecret(PROBE, secret);
  if (written.kind !== 'kept') return written.kind;
  const read = await readSecret(PROBE, true);
  await removeSecret(PROBE);
  if (read.kind === 'locked') return 'locked';
  return read.kind === 'found' && read.secret === secret ? 'works' : 'none';
}
