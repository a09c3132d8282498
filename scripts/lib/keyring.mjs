// @ts-check
// The login keyring of a virtual desktop: locked and unlocked while its daemon runs, as a real session does it.
import net from 'node:net';
import path from 'node:path';
import { mustRun, run, until } from './run.mjs';

export const KEYRING_PASSWORD = 'x';

const SECRETS = 'org.freedesktop.secrets';
const LOGIN_COLLECTION = '/org/freedesktop/secrets/collection/login';

const UNLOCK_LIMIT_MS = 5_000;

/** The daemon's own control protocol, which a login uses: operation 1 unlocks the login keyring. */
const UNLOCK = 1;

/**
 * @param {NodeJS.ProcessEnv} env Of the desktop.
 * @returns {Promise<boolean | undefined>} Undefined when no keyring answers.
 */
export async function isLocked(env) {
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
  const { code, stdout } = await run(
    'dbus-send',
    [
      '--print-reply',
      `--dest=${SECRETS}`,
      LOGIN_COLLECTION,
      'org.freedesktop.DBus.Properties.Get',
      ...property,
    ],
    { env },
  );
  return code === 0 ? stdout.includes('boolean true') : undefined;
}

/** @param {NodeJS.ProcessEnv} env Of the desktop. */
export async function lockKeyring(env) {
  const lock = ['org.freedesktop.Secret.Service.Lock', `array:objpath:${LOGIN_COLLECTION}`];
  await mustRun('dbus-send', ['--print-reply', `--dest=${SECRETS}`, '/org/freedesktop/secrets', ...lock], {
    env,
  });
  await until('the keyring to be locked', () => isLocked(env));
}

/** @param {NodeJS.ProcessEnv} env Of the desktop. */
export async function unlockKeyring(env) {
  const password = Buffer.from(KEYRING_PASSWORD);
  // One byte that carries our credentials, then: length of all, operation, length of the password, password.
  const request = Buffer.alloc(13 + password.length);
  request.writeUInt32BE(request.length - 1, 1);
  request.writeUInt32BE(UNLOCK, 5);
  request.writeUInt32BE(password.length, 9);
  password.copy(request, 13);
  const control = net.connect(path.join(String(env['XDG_RUNTIME_DIR']), 'keyring', 'control'));
  await new Promise((resolve, reject) => {
    control.setTimeout(UNLOCK_LIMIT_MS, () => control.destroy(new Error('The keyring does not answer.')));
    control.on('error', reject).on('close', resolve).resume();
    control.write(request);
  });
  await until('the keyring to be unlocked', async () => (await isLocked(env)) === false);
}
