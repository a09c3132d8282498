import { screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open, quickEntry } from './support/app';
import { entry, stopped } from './support/data';

/** Time that counts twice is told, before it is logged and after. */

const first = entry({ id: 'first', notes: 'Checkout', startTime: '09:50', endTime: '11:58' });
const second = entry({
  ...{ id: 'second', notes: 'Call', startTime: '11:30', endTime: '12:30', seconds: 3_600 },
  projectId: 'retainer',
});

describe('on the day', () => {
  test('two entries that count the same time are named with it', async () => {
    await open(stopped({ entries: [second, first] }));
    expect(screen.getByText('“Checkout” and “Call” both count 11:30–11:58.')).toBeVisible();
  });

  test.each([
    [2, null],
    [3, '1 more time counts twice.'],
    [4, '2 more times count twice.'],
  ])('of %i the first two are named, and the others counted: %s', async (count, more) => {
    const others = Array.from({ length: count }, (_, index) => {
      const [startTime, endTime] = [`1${index}:00`, `1${index}:30`];
      return { ...second, id: `call-${index}`, notes: `Call ${index}`, startTime, endTime, seconds: 1_800 };
    });
    const long = { ...first, startTime: '09:50', endTime: '13:50', seconds: 4 * 3_600 };
    await open(stopped({ entries: [...others, long] }));
    expect(screen.getAllByText(/both count/)).toHaveLength(2);
    expect(screen.queryByText(/^\d+ more times? counts? twice/)?.textContent ?? null).toBe(more);
  });

  test.each(['11:57', '11:58', '12:10'])(
    'the minute in which one ends and the other begins is none: %s',
    async (startTime) => {
      await open(stopped({ entries: [{ ...second, startTime, endTime: '12:40' }, first] }));
      expect(screen.queryByText(/both count/)).not.toBeInTheDocument();
    },
  );

  test('what has a pause in it is not compared: nobody knows which time counts', async () => {
    await open(stopped({ entries: [second, { ...first, seconds: 3_600 }] }));
    expect(screen.queryByText(/both count/)).not.toBeInTheDocument();
  });

  test('what runs over midnight is compared on both of its days', async () => {
    const late = {
      ...first,
      startTime: '22:00',
      endTime: '02:00',
      seconds: 4 * 3_600,
      spentDate: '2026-05-21',
    };
    const call = { ...late, id: 'call', notes: 'Call', endTime: '01:30', seconds: 3.5 * 3_600 };
    await open(stopped({ entries: [late, call] }));
    expect(screen.getByText('“Checkout” and “Call” both count 0:00–1:30.')).toBeVisible();
  });

  test('what has no clock times is not compared', async () => {
    await open(stopped({ entries: [{ ...second, startTime: null, endTime: null }, first] }));
    expect(screen.queryByText(/both count/)).not.toBeInTheDocument();
  });
});

describe('in the line', () => {
  const typed = async (text: string): Promise<void> => {
    const { user } = await open(stopped({ entries: [first] }));
    await user.type(quickEntry(), text);
  };

  test.each([
    ['acme dev 9:50-11:58', '9:50–11:58'],
    ['acme dev 11:00-13:00', '11:00–11:58'],
    ['acme dev since 11:30', '11:30–11:58'],
  ])('it is said before it is logged: %s', async (text, range) => {
    await typed(text);
    expect(await screen.findByText(`${range} counts already in “Checkout”.`)).toBeVisible();
  });

  test('of several entries the one that has most of it is named, with all that counts twice', async () => {
    const { user } = await open(stopped({ entries: [second, first] }));
    await user.type(quickEntry(), 'acme dev 9-13');
    expect(
      await screen.findByText('9:50–11:58 counts already in “Checkout”, with others 2:40 in all.'),
    ).toBeVisible();
  });

  const before = { ...first, id: 'before', spentDate: '2026-05-21', notes: 'Audit' };

  test.each([
    ['acme dev yesterday 11:00-13:00', '11:00–11:58', 'Audit'],
    ['acme dev 11:00-13:00', '11:00–11:58', 'Checkout'],
  ])('of each day that is known: %s', async (text, range, title) => {
    const { bridge, user } = await open(stopped({ entries: [first] }));
    bridge.otherDays = [before];
    bridge.publish({ entries: [first] });
    await user.type(quickEntry(), text);
    expect(await screen.findByText(`${range} counts already in “${title}”.`)).toBeVisible();
  });

  test('of the day that is shown, and of today where the line says so', async () => {
    const { bridge, user } = await open(stopped({ entries: [first] }));
    bridge.otherDays = [before];
    await user.click(screen.getByRole('button', { name: 'Previous day' }));
    await screen.findByRole('button', { name: /^Edit: Audit/ });
    await user.type(quickEntry(), 'acme dev 11:00-13:00');
    expect(await screen.findByText('11:00–11:58 counts already in “Audit”.')).toBeVisible();
    await user.type(quickEntry(), ' today');
    expect(await screen.findByText('11:00–11:58 counts already in “Checkout”.')).toBeVisible();
  });

  test.each([
    ['acme dev 13:30-14:00', '13:30–14:00'],
    ['acme dev 13:00-13:20', '13:04–13:20'],
    ['acme dev since 13:00 30m', '13:04–13:30'],
    ['acme dev 13:45-now', '13:45–14:27'],
    ['acme dev 14:00-16:00', '14:00–14:27'],
  ])('what is logged counts in what goes on running, too: %s', async (text, range) => {
    const { user } = await open();
    await user.type(quickEntry(), text);
    expect(await screen.findByText(`${range} counts already in “Fix the login redirect”.`)).toBeVisible();
  });

  test.each(['acme dev since 13:30', 'acme dev call', 'acme dev 14:27-15:00', 'acme dev 13:00-13:04'])(
    'what runs ends where another one begins, and counts until now: %s',
    async (text) => {
      const { user } = await open();
      await user.type(quickEntry(), text);
      expect(await screen.findByText(/^Enter (logs|starts)/)).toBeVisible();
      expect(screen.queryByText(/counts already/)).not.toBeInTheDocument();
    },
  );

  test.each(['acme dev 11:58-13:00', 'acme dev 45m', 'acme dev yesterday 9:50-11:58'])(
    'of other time nothing is said: %s',
    async (text) => {
      await typed(text);
      expect(await screen.findByText(/^Enter (logs|starts)/)).toBeVisible();
      expect(screen.queryByText(/counts already/)).not.toBeInTheDocument();
    },
  );
});
