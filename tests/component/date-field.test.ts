import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open, type Opened } from './support/app';
import { stopped } from './support/data';
import { clearDate, datePart, shownDate, typeDate } from './support/dates';

const LABELS = { en: 'Day', de: 'Tag', fr: 'Jour', es: 'Día', ja: '日付' } as const;

async function openEditor(locale = 'en-US'): Promise<Opened> {
  const opened = await open(stopped({ locale }));
  const row = screen.getAllByRole('button', { name: /Sprint review/ }).find((one) => one.matches('.main'));
  if (!row) throw new Error('The entry has no row.');
  await opened.user.click(row);
  return opened;
}

describe('a date', () => {
  test.each([
    ['en-US', '05/22/2026', LABELS.en],
    ['en-GB', '22/05/2026', LABELS.en],
    ['de-DE', '22.05.2026', LABELS.de],
    ['fr-FR', '22/05/2026', LABELS.fr],
    ['es-ES', '22/05/2026', LABELS.es],
    ['ja-JP', '2026/05/22', LABELS.ja],
  ])('is written as %s does', async (locale, text, label) => {
    await openEditor(locale);
    expect(shownDate(label)).toBe(text);
  });

  test('names its parts in the language of the window', async () => {
    await openEditor('de-DE');
    const parts = within(screen.getByRole('group', { name: 'Tag' })).getAllByRole('spinbutton');
    expect(parts.map((part) => part.getAttribute('aria-label'))).toEqual(['Tag', 'Monat', 'Jahr']);
  });

  test('is typed, moved by the arrows, and saved with Enter', async () => {
    const { bridge, user } = await openEditor();
    await typeDate(user, 'Day', '05202026');
    expect(shownDate('Day')).toBe('05/20/2026');
    datePart('Day', 'day').focus();
    await user.keyboard('{ArrowUp}{Enter}');
    expect(bridge.inputsOf('editEntry')).toEqual([
      { entryId: 'review', changes: { spentDate: '2026-05-21' } },
    ]);
  });

  test('takes no letters, and Esc is for the editor around it', async () => {
    const { bridge, user } = await openEditor();
    datePart('Day', 'year').focus();
    await user.keyboard('x?');
    expect(shownDate('Day')).toBe('05/22/2026');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Day' })).not.toBeInTheDocument());
    expect(bridge.actions).toEqual([]);
  });

  test('that is none says so and takes the focus', async () => {
    const { bridge, user } = await openEditor();
    await clearDate(user, 'Day');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const first = datePart('Day', 'month');
    expect(first).toHaveFocus();
    expect(first).toBeInvalid();
    expect(first).toHaveAccessibleDescription(/./);
    expect(bridge.actions).toEqual([]);
    datePart('Day', 'day').focus();
    await user.keyboard('21{Enter}');
    expect(bridge.inputsOf('editEntry')).toEqual([
      { entryId: 'review', changes: { spentDate: '2026-05-21' } },
    ]);
  });

  test.each([
    ['en-US', LABELS.en, 'month', '052026', '05/20/2026'],
    ['de-DE', LABELS.de, 'Tag', '200526', '20.05.2026'],
  ])('%s: two digits of a year are of this century, saved with Enter or left', async (...row) => {
    const [locale, label, first, typed, shown] = row;
    const { bridge, user } = await openEditor(locale);
    datePart(label, first).focus();
    await user.keyboard(typed);
    expect(shownDate(label)).toContain('0026');
    await user.tab();
    expect(shownDate(label)).toBe(shown);
    datePart(label, first).focus();
    await user.keyboard(`${typed}{Enter}`);
    expect(bridge.inputsOf('editEntry')).toEqual([
      { entryId: 'review', changes: { spentDate: '2026-05-20' } },
    ]);
  });

  test('of which the year comes first has it whole before the month is typed', async () => {
    const { user } = await openEditor('ja-JP');
    datePart(LABELS.ja, '年').focus();
    await user.keyboard('25{ArrowRight}');
    expect(shownDate(LABELS.ja)).toBe('2025/05/22');
  });

  test.each(['05202062', '05202002', '0520262', '05232036', '05202016'])(
    'more than ten years away is refused, and stays to be put right: %s',
    async (typed) => {
      const { bridge, user } = await openEditor();
      await typeDate(user, 'Day', `${typed}{Enter}`);
      expect(bridge.actions).toEqual([]);
      const first = datePart('Day', 'month');
      expect(first).toHaveFocus();
      expect(first).toHaveAccessibleDescription(/ is more than ten years away\.$/);
      await typeDate(user, 'Day', '05222036{Enter}');
      expect(bridge.inputsOf('editEntry')).toEqual([
        { entryId: 'review', changes: { spentDate: '2036-05-22' } },
      ]);
    },
  );
});
