/** What the keyring answered. */
export type SecretReading =
  | { readonly kind: 'found'; readonly secret: string }
  /** It works and holds nothing under this name. */
  | { readonly kind: 'empty' }
  /** It holds the secret but does not give it out before it is unlocked. */
  | { readonly kind: 'locked' }
  /** This computer has no keyring that works. */
  | { readonly kind: 'none' };

export type SecretWriting = { readonly kind: 'kept' } | { readonly kind: 'none' } | { readonly kind: 'locked' };

const SERVICE = 'Keito Bar';
/** A locked keyring may wait for a prompt that nobody sees; ms. */
const PATIENCE_MS = 20_000;

type Keytar = typeof import('keytar');

/** keytar's native part needs libsecret at load: where that is missing the import itself fails. */
async function keytar(): Promise<Keytar | null> {
  try {
    const loaded = await import('keytar');
    return loaded.default;
  } catch {
    return null;
  }
}

async function ask<T>(question: (keyring: Keytar) => Promise<T>): Promise<{ readonly answer: T } | null> {
  const keyring = await keytar();
  if (!keyring) return null;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([question(keyring).then((answer) => ({ answer })), tooLong]);
  } catch {
    return null;
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
  if (!reading) return { kind: 'none' };
  if (reading.answer !== null) return { kind: 'found', secret: reading.answer };
  return { kind: wasKept ? 'locked' : 'empty' };
}

/** Keeps an account's key, and reads it back before it says so. */
export async function writeSecret(account: string, secret: string): Promise<SecretWriting> {
  const written = await ask(async (keyring) => {
    await keyring.setPassword(SERVICE, account, secret);
    return keyring.getPassword(SERVICE, account);
  });
  if (!written) return { kind: 'none' };
  return { kind: written.answer === secret ? 'kept' : 'locked' };
}

/** Forgets an account's key; one that is not there is fine. */
export async function removeSecret(account: string): Promise<void> {
  await ask((keyring) => keyring.deletePassword(SERVICE, account));
}
