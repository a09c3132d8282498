import { describe, expect, it } from 'vitest';
import type { SecretReading, SecretWriting } from '../../src/main/desktop/secrets';
import type { SelfTestFacts } from '../../src/shared/self-test';
import { selfTest } from '../../src/main/self-test';

const notifications = { isThere: true, hasActions: false, name: 'Panel' };

function keyring(written: SecretWriting['kind'], readAs: (secret: string) => SecretReading) {
  const kept = new Map<string, string>();
  const facts = selfTest({
    writeSecret: async (account, secret) => {
      kept.set(account, secret);
      return { kind: written };
    },
    readSecret: async (account) => readAs(kept.get(account) ?? ''),
    removeSecret: async (account) => kept.delete(account),
    notifications: async () => notifications,
  });
  return { facts, kept };
}

describe('the self-test', () => {
  const ANSWERS: readonly [
    SelfTestFacts['keychain'],
    SecretWriting['kind'],
    (secret: string) => SecretReading,
  ][] = [
    ['works', 'kept', (secret: string) => ({ kind: 'found', secret })],
    ['none', 'kept', () => ({ kind: 'found', secret: 'another' })],
    ['none', 'kept', () => ({ kind: 'empty' })],
    ['locked', 'kept', () => ({ kind: 'locked' })],
    ['locked', 'locked', () => ({ kind: 'empty' })],
    ['none', 'none', () => ({ kind: 'none' })],
  ];
  it.each(ANSWERS)('says that the keychain %s, of one that answers %s', async (keychain, written, readAs) => {
    const { facts } = keyring(written, readAs);
    expect(await facts).toEqual({ keychain, notifications });
  });

  it('leaves nothing in the keychain', async () => {
    const { facts, kept } = keyring('kept', (secret) => ({ kind: 'found', secret }));
    await facts;
    expect(kept.size).toBe(0);
  });
});
