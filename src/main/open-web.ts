import * as m from '../shared/i18n/messages';
import { fail, ok, type Result } from '../shared/result';

/**
 * Where Keito can be looked at with a browser: the origin of the account's server, and nothing else of its address. Null
 * where that is not https: what a browser is told to open must not be anything but a web page.
 */
export function webAddress(server: string): string | null {
  const url = URL.canParse(server) ? new URL(server) : null;
  return url?.protocol === 'https:' ? `${url.origin}/` : null;
}

/** Opens Keito with the person's own browser. */
export async function openWeb(
  account: { readonly kind: 'local' } | { readonly kind: 'remote'; readonly server: string },
  open: (address: string) => Promise<void>,
): Promise<Result<null>> {
  const address = account.kind === 'remote' ? webAddress(account.server) : null;
  if (address === null) return fail('nothing-to-do', m.main_no_web());
  await open(address);
  return ok(null);
}
