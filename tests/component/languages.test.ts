import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatDate } from '../../src/shared/calendar';
import { GROUPINGS } from '../../src/shared/report';
import { showCost } from '../../src/renderer/lib/expenses';
import { showLocale } from '../../src/renderer/state/language.svelte';
import { teamReport } from '../support/report';
import { open, toSettings } from './support/app';
import { entry, snapshot, stopped } from './support/data';

beforeEach(() => showLocale('en-US'));
afterEach(() => showLocale('en-US'));

const decimal = { ...snapshot().preferences.formats, duration: 'decimal' as const };
const inLanguage = (locale: string) =>
  stopped({
    locale,
    otherDays: [entry({ id: 'old', notes: 'Old', spentDate: '2026-05-21', state: { kind: 'waiting' } })],
    preferences: { ...snapshot().preferences, formats: decimal },
  });

describe.each([
  ['en-GB', 'What are you working on?', 'Settings', 'Nothing is running', '2.13', 'Mon'],
  ['de-DE', 'Woran arbeiten Sie?', 'Einstellungen', 'Gerade läuft nichts', '2,13', 'Mo'],
  ['fr-FR', 'Sur quoi travaillez-vous ?', 'Réglages', 'Rien n’est en cours', '2,13', 'lun.'],
  ['es-ES', '¿En qué estás trabajando?', 'Ajustes', 'No hay nada en marcha', '2,13', 'lun'],
  ['ja-JP', '何に取り組んでいますか？', '設定', '進行中のタイマーはありません', '2.13', '月'],
])('in %s', (locale, question, settings, stoppedText, hours, monday) => {
  test('the window speaks it, with its figures, dates and weekdays', async () => {
    const { user } = await open(inLanguage(locale));
    const plain = question.replaceAll(' ', '\u00a0');
    expect(
      screen.getByPlaceholderText((text) => text.replaceAll(' ', '\u00a0') === plain),
    ).toBeInTheDocument();
    expect(screen.getByText(stoppedText)).toBeInTheDocument();
    expect(screen.getAllByText(hours)).not.toHaveLength(0);
    expect(screen.getByText((text) => text.includes(formatDate(locale, '2026-05-21')))).toBeInTheDocument();
    expect(document.documentElement.lang).toBe(locale);
    await user.keyboard('{Control>},{/Control}');
    expect(screen.getByRole('heading', { level: 1, name: settings })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: monday })).toBeInTheDocument();
  });
});

describe.each([
  ['en-GB', 'Reports', 'Mon, 18 May 2026', '31.88', '€1,843.75'],
  ['de-DE', 'Berichte', 'Mo., 18. Mai 2026', '31,88', '1.843,75 €'],
  ['fr-FR', 'Rapports', 'lun. 18 mai 2026', '31,88', '1 843,75 €'],
  ['es-ES', 'Informes', 'lun, 18 may 2026', '31,88', '1843,75 €'],
  ['ja-JP', 'レポート', '2026年5月18日(月)', '31.88', '€1,843.75'],
])('a report in %s', (locale, title, monday, total, amount) => {
  const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

  test('has the figures, dates and amounts of the language', async () => {
    const { bridge, user } = await open(inLanguage(locale));
    bridge.report = teamReport();
    await user.click(screen.getByRole('button', { name: title }));
    const table = await screen.findByRole('table');
    expect(plain(table.textContent ?? '')).toContain(total);
    expect(plain(table.textContent ?? '')).toContain(amount);
    const [, by] = screen.getAllByRole('combobox');
    await user.click(by ?? table);
    await user.click((await screen.findAllByRole('option'))[GROUPINGS.indexOf('day')] ?? table);
    expect(plain(screen.getByRole('table').textContent ?? '')).toContain(monday);
  });
});

test.each([
  ['en-GB', '1 unit', '2 units'],
  ['de-DE', '1 Einheit', '2 Einheiten'],
  ['fr-FR', '1 unité', '2 unités'],
  ['es-ES', '1 unidad', '2 unidades'],
  ['ja-JP', '1 個', '2 個'],
])('one unit is no several units in %s', (locale, one, two) => {
  showLocale(locale);
  const show = (units: number): string => showCost({ cost: null, units, currency: null });
  expect([show(1), show(2)]).toEqual([one, two]);
});

test('a change of the language shows at once, and takes nothing away that is being typed', async () => {
  const { bridge, user } = await open();
  const line = screen.getByRole('textbox', { name: /^Quick entry/ });
  await user.type(line, 'acme fix');
  bridge.publish({ locale: 'de-DE' });
  expect(await screen.findByRole('button', { name: 'Ausgaben' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Expenses' })).not.toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: /^Schnelleingabe/ })).toBe(line);
  expect(line).toHaveValue('acme fix');
  expect(line).toHaveFocus();
  expect(screen.getByText('Enter startet einen Timer')).toBeInTheDocument();
  expect(document.documentElement.lang).toBe('de-DE');
});

test('the languages are listed by their own names, each in its own language', async () => {
  const { bridge, user } = await open();
  await toSettings(user);
  await user.click(screen.getByLabelText(/^Language/));
  const list = await screen.findByRole('listbox');
  const names = within(list).getAllByRole('option');
  expect(names.map((option) => option.textContent?.trim())).toEqual([
    'Like the system',
    'English',
    'Deutsch',
    'Français',
    'Español',
    '日本語',
  ]);
  expect(within(list).getByText('Français')).toHaveAttribute('lang', 'fr');
  await user.click(within(list).getByRole('option', { name: '日本語' }));
  expect(bridge.inputsOf('changePreferences')).toEqual([{ language: 'ja' }]);
});

test('what was chosen is shown as chosen', async () => {
  const preferences = { ...snapshot().preferences, language: 'fr' as const };
  const { user } = await open(snapshot({ preferences, locale: 'fr' }));
  await user.keyboard('{Control>},{/Control}');
  expect(screen.getByLabelText(/^Langue/)).toHaveTextContent('Français');
});

describe('until main told anything', () => {
  afterEach(() => {
    history.replaceState(null, '', '/');
    vi.resetModules();
  });

  test.each([
    ['?locale=de-AT', 'de-AT', 'Erneut versuchen'],
    ['?locale=ja', 'ja', '再試行'],
    ['?locale=nonsense', 'en-US', 'Try again'],
    ['', 'en-US', 'Try again'],
  ])(
    'the window speaks what its address %s says, and else like the system',
    async (address, locale, again) => {
      history.replaceState(null, '', `/${address}`);
      vi.resetModules();
      const { shownLocale } = await import('../../src/renderer/state/language.svelte');
      const { m } = await import('../../src/shared/i18n/messages');
      expect(shownLocale()).toBe(locale);
      expect(m.try_again()).toBe(again);
    },
  );
});
