import type KeytarModule from 'keytar';

/** What the keyring answered. */
export type SecretReading =
  | { readonly kind: 'found'; readonly secret: string }
  /** It works and holds nothing under this name. */
  | { readonly kind: 'empty' }
  /** It holds the secret but does not give it out before it is unlocked. */
  | { readonly kind: 'locked' }
  /** This computer has no keyring that works. */
  | { readonly kind: 'none' };

export type SecretWriting =
  { readonly kind: 'kept' } | { readonly kind: 'none' } | { readonly kind: 'locked' };

const SERVICE = 'Keito Bar';
/** A locked keyring may wait for a prompt that nobody sees; ms. */
const PATIENCE_MS = 20_000;

type Keytar = typeof KeytarModule;

/** keytar's native part needs libsecret at load: where that is missing the import itself fails. */
async function keytar(): Promise<Keytar | null> {
  try {
    const loaded = await import('keytar');
    return loaded.default;
  } catch {
    return null;
  }
}

type Answer<T> =
  { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'locked' } | { readonly kind: 'none' };

/**
 * libsecret says "Cannot create an item in a locked collection", or waits for a prompt that unlocks it; without a
 * keyring at all it fails at once.
 */
async function ask<T>(question: (keyring: Keytar) => Promise<T>): Promise<Answer<T>> {
  const keyring = await keytar();
  if (!keyring) return { kind: 'none' };
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Answer<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'locked' }), PATIENCE_MS);
  });
  try {
    const answer = question(keyring).then((value): Answer<T> => ({ kind: 'answer', value }));
    return await Promise.race([answer, tooLong]);
  } catch (error) {
    return { kind: error instanceof Error && /locked/i.test(error.message) ? 'locked' : 'none' };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads an account's key. `wasKept` is the non-secret "signed in" mark of the settings: a locked Linux keyring answers
 * the same as an empty one, and only the mark tells the two apart.
 */
export async function readSecret(account: string, wasKept: boolean): Promise<SecretReading> {
  const reading = await ask((keyring) => keyring.getPassword(SERVICE, account));
  if (reading.kind !== 'answer') return reading;
  if (reading.value !== null) return { kind: 'found', secret: reading.value };
  return { kind: wasKept ? 'locked' : 'empty' };
}

/** Keeps an account's key, and reads it back before it says so. */
export async function writeSecret(account: string, secret: string): Promise<SecretWriting> {
  const written = await ask(async (keyring) => {
    await keyring.setPassword(SERVICE, account, secret);
    return keyring.getPassword(SERVICE, account);
  });
  if (written.kind !== 'answer') return written;
  return { kind: written.value === secret ? 'kept' : 'locked' };
}

/** Forgets an account's key; one that is not there is fine. False: the keyring is locked or absent, and keeps it. */
export async function removeSecret(account: string): Promise<boolean> {
  const removed = await ask((keyring) => keyring.deletePassword(SERVICE, account));
  if (removed.kind !== 'answer') return false;
  // A locked keyring answers as an empty one does: what can still be found was not removed.
  return removed.value || (await readSecret(account, true)).kind !== 'found';
}
