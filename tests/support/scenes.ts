import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { EntryView, IdleQuestion, Snapshot } from '../../src/shared/snapshot';
import { at, entry, localAccount, NOW, recentOf, review, running, stopped } from '../component/support/data';
import { away, day, full, openPill, planning, press, saying, toSettings } from './scene-parts';
import { ACCOUNT_SCENES } from './scenes-accounts';
import { CLIENT_SCENES, INVOICE_SCENES } from './scenes-clients';
import { DETAIL_SCENES, DRAFT_SCENE, EDITOR_SCENE, NEWS_SCENE, WEEK_SCENES } from './scenes-details';
import { MOVE_SCENES } from './scenes-move';
import { PAGE_SCENES } from './scenes-pages';
import { PROJECT_SCENES } from './scenes-projects';
import { REPORT_SCENES } from './scenes-reports';
import type { Scene } from './stage';

const PROMPTED = { ...DEFAULT_PREFERENCES.reminders, level: 'prompt' } as const;
const twiceAway: IdleQuestion = {
  ...away,
  spans: [
    { from: at(13, 52), to: at(14, 5) },
    { from: at(14, 11), to: at(14, 24) },
  ],
};
const forgotten: IdleQuestion = {
  ...{ ...away, kind: 'forgotten', from: at(-6, 42), to: at(8, 2), secondsBefore: 2_880 },
  ...{ spans: [{ from: at(-6, 42), to: at(8, 2) }], entry: { ...running, startedAt: at(-7, 54) } },
};
const reported = entry({ notes: 'Checkout form validation, with the words for each error', seconds: 7_200 });
const torn: EntryView = {
  ...reported,
  state: {
    kind: 'needs-you',
    reason: '',
    conflict: { fields: ['notes', 'time'], theirs: { ...entry(), startTime: '09:40', seconds: 8_280 } },
  },
};

/** An entry that Keito refused, in main's words for it. */
function refused(locale: Language): EntryView {
  const reason = m.main_refused({ words: 'Project is archived' }, { locale });
  return entry({ id: 'refused', state: { kind: 'needs-you', reason, conflict: null } });
}

const type = async (page: Page, locale: Language, line: string): Promise<void> => {
  await page.getByPlaceholder(m.entry_placeholder({}, { locale })).fill(line);
};

const toConnect = async (page: Page, locale: Language): Promise<void> => {
  await press(page, saying(locale)(m.signed_out_action));
};

const YESTERDAY: readonly EntryView[] = [
  entry({ id: 'y1', spentDate: '2026-05-21', startTime: '08:40', endTime: '11:55', seconds: 11_700 }),
  { ...review, id: 'y2', spentDate: '2026-05-21', startTime: '10:30', endTime: '11:10', seconds: 2_400 },
  { ...planning, id: 'y3', spentDate: '2026-05-21', startTime: '13:10', endTime: '16:30', seconds: 12_000 },
];
const PINS = [entry({ notes: 'Weekly call' }), planning].map(recentOf).map((recent) => ({
  ...recent,
  isAvailable: true,
}));

const BUDGET = {
  ...{ budgetSeconds: 144_000, usedSeconds: 100_000, readAt: NOW },
  ...{ isMonthly: false, isOwnOnly: false },
};

const toYesterday = (page: Page, locale: Language): Promise<void> =>
  press(page, saying(locale)(m.day_before));

const signedOut = (): Snapshot => full({ accountState: 'signed-out' });

const firstRun = (): Snapshot =>
  stopped({
    ...{ account: localAccount, isFirstRun: true, entries: [], recents: [], todaySeconds: 0 },
    week: { seconds: 0, capacitySeconds: null },
  });

/** Every view and state of the window. A new view joins the contact sheet and the checks of its look by a line here. */
export const SCENES: readonly Scene[] = [
  { name: 'Today, a timer runs', told: () => full({ budget: BUDGET }) },
  {
    name: 'Over budget',
    told: () => full({ budget: { ...BUDGET, usedSeconds: 151_200 } }),
  },
  {
    name: 'Today, nothing tracked',
    told: () =>
      stopped({ entries: [], todaySeconds: 0, week: { seconds: 61_200, capacitySeconds: 144_000 } }),
  },
  { name: 'Today, stopped', told: () => stopped({ todaySeconds: 10_080 }) },
  {
    name: 'Quick entry',
    told: () => full(),
    act: (page, locale) => type(page, locale, 'acme dev fix login 1h30 yesterday'),
  },
  {
    name: 'Quick entry, what is wrong',
    told: () => full(),
    act: (page, locale) => type(page, locale, 'acme dev fix login 25h'),
  },
  EDITOR_SCENE,
  DRAFT_SCENE,
  NEWS_SCENE,
  {
    name: 'Undo',
    told: () => stopped({ undo: { id: 'u', what: 'stop', until: NOW + 10_000, entry: running } }),
  },
  ...PAGE_SCENES,
  ...ACCOUNT_SCENES,
  ...REPORT_SCENES,
  ...PROJECT_SCENES,
  ...CLIENT_SCENES,
  ...INVOICE_SCENES,
  ...MOVE_SCENES,
  ...WEEK_SCENES,
  { name: 'Another day', told: () => full(), days: YESTERDAY, act: toYesterday },
  { name: 'Another day, nothing tracked', told: () => full(), act: toYesterday },
  { name: 'Pins', told: () => stopped({ pins: PINS, entries: [review], todaySeconds: 2_400 }) },
  { name: 'Reminder', told: () => stopped({ reminder: { since: at(13, 5) }, recents: day.map(recentOf) }) },
  { name: 'Idle', told: () => full({ idle: away }) },
  { name: 'Idle, twice away', told: () => full({ idle: twiceAway }) },
  { name: 'Forgotten', told: () => full({ idle: forgotten }) },
  {
    name: 'Idle, a test',
    told: () => full(),
    act: async (page, locale) => {
      await toSettings(page, locale);
      await page
        .getByRole('button', { name: saying(locale)(m.settings_show_test) })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'Put elsewhere',
    told: () => full({ idle: away }),
    act: async (page) => {
      await page.getByRole('dialog').getByRole('button').nth(3).click();
      await page.getByRole('combobox').first().waitFor();
    },
  },
  {
    name: 'Conflict',
    told: () => full({ entries: [running, review, torn, planning] }),
    act: async (page, locale) => {
      await page.getByRole('button', { name: `${saying(locale)(m.edit_entry)} Checkout` }).click();
      await page.getByRole('button', { name: saying(locale)(m.conflict_keep_mine) }).waitFor();
    },
  },
  {
    name: 'Needs you',
    told: (locale) =>
      full({
        entries: [running, review, refused(locale)],
        sync: { state: 'needs-you', waiting: 0, refused: 1, message: null },
      }),
    act: (page, locale) => openPill(page, locale, saying(locale)(m.sync_needs_you)),
  },
  {
    name: 'Offline, with other days',
    told: (locale) =>
      full({
        entries: [{ ...running, state: { kind: 'waiting' } }, review],
        otherDays: [entry({ id: 'old', spentDate: '2026-05-20', state: { kind: 'waiting' } })],
        sync: { state: 'offline', waiting: 2, refused: 0, message: m.main_sync_offline({}, { locale }) },
      }),
    act: (page, locale) => openPill(page, locale, saying(locale)(m.sync_offline)),
  },
  {
    name: 'Locked, and notices',
    told: (locale) =>
      full({
        entries: [running, { ...review, lock: 'approved' }, entry({ lock: 'billed' })],
        notices: [{ id: 'n', level: 'warning', text: m.main_keyring_none({}, { locale }) }],
      }),
    act: async (page, locale) => {
      await page.getByRole('button', { name: `${saying(locale)(m.edit_entry)} Sprint review` }).click();
    },
  },
  { name: 'First run', told: firstRun },
  { name: 'Signed out', told: signedOut },
  { name: 'Keyring locked', told: () => full({ accountState: 'keyring-locked' }) },
  { name: 'Sign in', told: signedOut, act: toConnect },
  {
    name: 'Sign in, where',
    told: firstRun,
    act: async (page, locale) => {
      await toSettings(page, locale);
      await press(page, saying(locale)(m.settings_connect));
    },
  },
  {
    name: 'Sign in, what is missing',
    told: signedOut,
    act: async (page, locale) => {
      await toConnect(page, locale);
      await press(page, saying(locale)(m.signin_submit));
    },
  },
  { name: 'Settings', told: () => full(), act: toSettings },
  {
    name: 'Settings, further down',
    told: () => full(),
    act: async (page, locale) => {
      await toSettings(page, locale);
      await page.getByRole('button', { name: saying(locale)(m.settings_quit) }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'Settings, reminders',
    told: () => full({ preferences: { ...DEFAULT_PREFERENCES, reminders: PROMPTED } }),
    act: async (page, locale) => {
      await toSettings(page, locale);
      await page.getByText(saying(locale)(m.settings_working_to), { exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'Settings, the menu bar of a Mac',
    told: () => full({ platform: 'darwin' }),
    act: async (page, locale) => {
      await toSettings(page, locale);
      await page.getByText(saying(locale)(m.settings_names_hint)).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'Self-test',
    told: () => full({ tray: 'xembed', idleSource: { kind: 'none', reason: 'nobody' } }),
    act: async (page, locale) => {
      await toSettings(page, locale);
      await press(page, saying(locale)(m.self_test_open));
      await page.getByRole('heading', { name: saying(locale)(m.self_test) }).waitFor();
    },
  },
  {
    name: 'Log',
    told: () => full(),
    faultLog: [
      {
        at: NOW - 3_600_000,
        text: 'Error: The notification could not be shown.\n    at show (notifications.js:41:11)',
      },
      { at: NOW - 90_000_000, text: 'Error: ENOSPC: no space left on device, write' },
    ],
    act: async (page, locale) => {
      await toSettings(page, locale);
      await press(page, saying(locale)(m.faults_open));
      await page.getByRole('heading', { name: saying(locale)(m.faults_title) }).waitFor();
    },
  },
  { name: 'Settings on this computer', told: () => full({ account: localAccount }), act: toSettings },
  {
    name: 'Signing out unsent',
    told: () => stopped({ sync: { state: 'offline', waiting: 2, refused: 0, message: null } }),
    refusal: { command: 'signOut', failure: { kind: 'unsent', message: '' } },
    act: async (page, locale) => {
      await toSettings(page, locale);
      await press(page, saying(locale)(m.settings_sign_out));
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'Keys',
    told: () => full(),
    act: async (page, locale) => {
      await press(page, saying(locale)(m.nav_more));
      await press(page, saying(locale)(m.keys_open));
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'Loading', told: () => 'silence' },
  {
    name: 'Error',
    told: (locale) => ({ kind: 'internal', message: m.main_internal_error({}, { locale }) }),
  },
  ...DETAIL_SCENES,
  { name: 'Today at 200 %', told: () => full(), zoom: 2 },
  { name: 'Settings at 200 %', told: () => full(), act: toSettings, zoom: 2 },
];
