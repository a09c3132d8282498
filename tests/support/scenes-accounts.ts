import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import { NOW, otherAccount, remoteAccount, tokenAccount } from '../component/support/data';
import { full, toSettings } from './scene-parts';
import type { Scene } from './stage';

const SOON = NOW + 30 * 3_600_000;

const OTHERS = [
  otherAccount({ company: 'Northwind', unsent: 3 }),
  otherAccount({ id: 'long', company: 'Donaudampfschifffahrtsgesellschaft Wien', keyExpiresAt: NOW }),
];
const LONG = {
  ...remoteAccount,
  company: 'Rindfleischetikettierungsüberwachungsbehörde Mecklenburg-Vorpommern',
};

const openMenu = async (page: Page, locale: Language): Promise<void> => {
  const [before = ''] = m.account_menu({ name: '\n' }, { locale }).split('\n');
  await page.getByRole('button', { name: before }).click();
  await page.getByRole('menuitemradio').first().waitFor();
};

/** What is seen of several accounts. */
export const ACCOUNT_SCENES: readonly Scene[] = [
  {
    name: 'Settings, several accounts',
    told: () =>
      full({
        account: tokenAccount(SOON),
        otherAccounts: OTHERS,
      }),
    act: toSettings,
  },
  {
    name: 'Today, several accounts',
    told: () => full({ account: LONG, otherAccounts: OTHERS }),
    act: openMenu,
  },
  {
    name: 'Today at 200 %, several accounts',
    told: () => full({ account: LONG, otherAccounts: OTHERS }),
    act: openMenu,
    zoom: 2,
  },
  {
    name: 'Stop and switch',
    told: () => full({ otherAccounts: OTHERS }),
    refusal: {
      command: 'useAccount',
      failure: { kind: 'running', message: m.main_stop_first({}, { locale: 'en' }) },
    },
    act: async (page, locale) => {
      await openMenu(page, locale);
      await page.getByRole('menuitemradio', { name: /^Northwind/ }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'A token that runs out', told: () => full({ account: tokenAccount(SOON) }) },
];
