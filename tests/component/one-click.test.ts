import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open, toSettings } from './support/app';
import { book, client, sending as held } from './support/clients';
import { otherAccount, snapshot } from './support/data';
import { expense, openExpenses, sending } from './support/expenses';
import { openAsked } from './support/idle';
import { moveSource } from './support/move';
import { offered } from './support/projects';

/** What moves up under the pointer is not what the second click of a double click was meant for. */

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const firstOf = (name: string | RegExp): HTMLElement =>
  screen.getAllByRole('button', { name })[0] ?? document.body;
const click = (element: HTMLElement, detail: 1 | 2): Promise<boolean> => fireEvent.click(element, { detail });

describe('a double click', () => {
  test('takes one expense back', async () => {
    const one = expense({ id: 'x1', notes: 'first', sending: { ...sending, id: 'c1' } });
    const two = expense({ id: 'x2', notes: 'second', sending: { ...sending, id: 'c2' } });
    const { bridge } = await openExpenses([one, two]);
    await screen.findAllByRole('button', { name: 'Take back' });
    await click(firstOf('Take back'), 1);
    bridge.expenses = { ...bridge.expenses, expenses: [two] };
    bridge.publish({});
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Take back' })).toHaveLength(1));
    await click(button('Take back'), 2);
    expect(bridge.inputsOf('withdrawCreation')).toEqual([{ id: 'c1' }]);
    await click(button('Take back'), 1);
    expect(bridge.inputsOf('withdrawCreation')).toEqual([{ id: 'c1' }, { id: 'c2' }]);
  });

  test('takes one client back', async () => {
    const { bridge, user } = await open();
    const waiting = (id: string, name: string) =>
      client({ id, localId: id, name, sending: held({ id, state: 'waiting' }) });
    const two = waiting('n2', 'Two');
    bridge.clientBook = { ...book, clients: [waiting('n1', 'One'), two] };
    await user.click(button('More'));
    await user.click(button(/^Clients/));
    await screen.findAllByRole('button', { name: /^Take back/ });
    await click(firstOf(/^Take back/), 1);
    bridge.clientBook = { ...book, clients: [two] };
    bridge.publish({});
    await waitFor(() => expect(screen.getAllByRole('button', { name: /^Take back/ })).toHaveLength(1));
    await click(button(/^Take back/), 2);
    expect(bridge.inputsOf('withdrawCreation')).toEqual([{ id: 'n1' }]);
  });

  test('signs out of one account', async () => {
    const others = [otherAccount({ id: 'a', company: 'Alpha' }), otherAccount({ id: 'b', company: 'Beta' })];
    const { bridge, user } = await open(snapshot({ otherAccounts: others }));
    await toSettings(user);
    await click(button(/^Sign out of Alpha/), 1);
    bridge.publish({ otherAccounts: others.slice(1) });
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Sign out of Alpha/ })).toBeNull());
    await click(button(/^Sign out of Beta/), 2);
    expect(bridge.inputsOf('signOut')).toHaveLength(1);
  });

  test('removes one piece of metadata', async () => {
    const { user, line } = await openExpenses();
    await user.type(line, '5 travel website');
    for (const name of ['one', 'two', 'three']) {
      await user.click(button('Add metadata'));
      await user.keyboard(name);
    }
    await user.dblClick(button('Remove “one”'));
    const names = screen.getAllByRole('textbox', { name: 'Name' });
    expect(names.map((field) => field instanceof HTMLInputElement && field.value)).toEqual(['two', 'three']);
  });

  test('removes one part of an absence', async () => {
    const { user } = await openAsked();
    await screen.findByRole('dialog');
    await user.keyboard('a');
    await screen.findByRole('textbox', { name: 'Duration of part 1' });
    const add = button('Split further');
    await user.click(add);
    await user.click(add);
    await click(button('Remove part 1'), 1);
    await click(button('Remove part 1'), 2);
    expect(screen.getAllByRole('textbox', { name: /^Duration of part/ })).toHaveLength(2);
  });

  test('on a task of a project starts one timer', async () => {
    const { bridge, user } = await open();
    bridge.catalogue = offered;
    bridge.publish({ catalogueRevision: 2 });
    await user.click(button('More'));
    await user.click(button('Projects'));
    await screen.findByRole('heading', { level: 1, name: 'Projects' });
    await user.click(button(/^Website/));
    await user.dblClick(await screen.findByRole('button', { name: 'Start: Admin' }));
    expect(bridge.inputsOf('startTimer')).toHaveLength(1);
  });

  test('on a client that is missing adds one', async () => {
    const { bridge, user } = await open();
    bridge.moveOffer = { count: 4, isNews: false };
    bridge.moveSource = moveSource;
    await toSettings(user);
    await user.click(await screen.findByRole('button', { name: /^Bring over time from this/ }));
    await screen.findByRole('checkbox', { name: /Fix the login/ });
    await user.click(button('Next'));
    await user.dblClick(await screen.findByRole('button', { name: 'Add client Globex' }));
    await waitFor(() => expect(bridge.inputsOf('addClient')).toHaveLength(1));
  });
});
