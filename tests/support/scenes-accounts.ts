import { m } from '../../src/shared/i18n/messages';
import { NOW, otherAccount, tokenAccount } from '../component/support/data';
import { full, press, saying } from './scene-parts';
import type { Scene } from './stage';

const SOON = NOW + 30 * 3_600_000;

/** What is seen of several accounts. */
export const ACCOUNT_SCENES: readonly Scene[] = [
  {
    name: 'Settings, several accounts',
    told: () =>
      full({
        account: tokenAccount(SOON),
        otherAccounts: [
          otherAccount({ company: 'Northwind', unsent: 3 }),
          otherAccount({ id: 'long', company: 'Donaudampfschifffahrtsgesellschaft Wien', keyExpiresAt: NOW }),
        ],
      }),
    act: (page, locale) => press(page, saying(locale)(m.nav_settings)),
  },
  { name: 'A token that runs out', told: () => full({ account: tokenAccount(SOON) }) },
];
