import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { mayRenew, open, type Opened, toSettings } from './support/app';
import { localAccount, otherAccount, remoteAccount, snapshot, stopped } from './support/data';
import { moveSource } from './support/move';
import { clearDate, typeDate } from './support/dates';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const box = (name: RegExp): HTMLElement => screen.getByRole('checkbox', { name });
const sum = (): HTMLElement => screen.getByText(/^\s*\d+ entr(y|ies) · /);
const title = (name: string) => screen.findByRole('heading', { level: 1, name });

async function toMove(before?: (opened: Opened) => void): Promise<Opened> {
  const opened = await open();
  opened.bridge.moveOffer = { count: 4, isNews: false };
  opened.bridge.moveSource = moveSource;
  before?.(opened);
  await toSettings(opened.user);
  await opened.user.click(await screen.findByRole('button', { name: /^Bring over time from this/ }));
  await title('Bring over time');
  await screen.findByRole('checkbox', { name: /Fix the login/ });
  return opened;
}

async function toPlaces(): Promise<Opened> {
  const opened = await toMove();
  await opened.user.click(button('Next'));
  await title('Where does it go?');
  return opened;
}

async function choose(user: UserEvent, place: RegExp, target: string): Promise<void> {
  await user.click(screen.getByLabelText(place));
  await user.click(await screen.findByRole('option', { name: target }));
}

test('is offered in a Keito account with something to bring, and nowhere else', async () => {
  const { bridge, user } = await open();
  bridge.moveOffer = { count: 1, isNews: false };
  await toSettings(user);
  expect(await screen.findByRole('button', { name: /^Bring over time/ })).toBeInTheDocument();
  for (const changes of [
    { account: localAccount },
    { accountState: 'signed-out' as const },
    { accountState: 'keyring-locked' as const },
  ]) {
    bridge.publish({ account: remoteAccount, accountState: 'ready', ...changes });
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Bring over/ })).not.toBeInTheDocument(),
    );
  }
  bridge.moveOffer = { count: 0, isNews: false };
  const other = otherAccount();
  bridge.publish({
    account: { ...remoteAccount, id: other.id, email: other.email },
    accountState: 'ready',
  });
  await waitFor(() => expect(bridge.inputsOf('moveOffer').length).toBeGreaterThan(2));
  expect(screen.queryByRole('button', { name: /^Bring over/ })).not.toBeInTheDocument();
});

test('is told of once, quietly: dismissed or followed, the notice is gone for good', async () => {
  const shown = stopped();
  const { bridge, user } = await open({ ...shown, account: localAccount });
  expect(screen.queryByText(/can be brought over/)).not.toBeInTheDocument();
  bridge.moveOffer = { count: 2, isNews: true };
  bridge.moveSource = moveSource;
  bridge.publish({ account: remoteAccount });
  expect(
    await screen.findByText(
      '2 entries that were tracked on this computer can be brought over to this account.',
    ),
  ).toBeInTheDocument();
  await user.click(button('Dismiss this message'));
  expect(screen.queryByText(/can be brought over/)).not.toBeInTheDocument();
  expect(bridge.inputsOf('dismissMove')).toHaveLength(1);

  bridge.publish({ account: localAccount });
  bridge.publish({ account: { ...remoteAccount, id: 'another' } });
  await user.click(await screen.findByRole('button', { name: 'Choose …' }));
  await title('Bring over time');
  expect(bridge.inputsOf('dismissMove')).toHaveLength(2);
});

test('new entries are chosen; others say why not, and one that looks alike waits to be chosen by hand', async () => {
  const { user } = await toMove();
  expect(box(/Fix the login/)).toBeChecked();
  expect(box(/ACME › website/)).toBeChecked();
  expect(box(/Looks alike/)).not.toBeChecked();
  expect(box(/Looks alike/)).toHaveAccessibleDescription(/brought over already/);
  for (const [name, why] of [
    [/Still at it/, /stop it on this computer first/],
    [/Refused/, /Needs you on this computer/],
    [/Long since there/, /Brought over/],
  ] as const) {
    expect(box(name)).toBeDisabled();
    expect(box(name)).not.toBeChecked();
    expect(box(name)).toHaveAccessibleDescription(why);
  }
  expect(sum()).toHaveTextContent('3 entries · 4:00');
  await user.click(box(/Looks alike/));
  expect(sum()).toHaveTextContent('4 entries · 5:30');
  await user.click(button('Choose none'));
  expect(sum()).toHaveTextContent('0 entries');
  expect(button('Next')).toBeDisabled();
  await user.click(button('Choose all'));
  expect(sum()).toHaveTextContent('3 entries · 4:00');
});

test('days outside of the chosen ones are not brought over', async () => {
  const { user } = await toMove();
  await typeDate(user, 'From', '05212026');
  expect(sum()).toHaveTextContent('2 entries · 2:30');
  await typeDate(user, 'To', '05212026');
  expect(sum()).toHaveTextContent('2 entries · 2:30');
  await clearDate(user, 'From');
  await typeDate(user, 'To', '05202026');
  expect(sum()).toHaveTextContent('1 entry · 1:30');
});

test('equal names are filled in and said to be; the rest must be decided before it goes on', async () => {
  const { user } = await toPlaces();
  expect(screen.getByLabelText(/^ACME › website/)).toHaveValue('Acme › Website / Development');
  expect(screen.getByText(/Filled in by its name/)).toHaveTextContent('2 entries · 3:00');
  expect(screen.getByLabelText(/^Globex › Guide/)).toHaveValue('');
  await user.click(button('Next'));
  expect(screen.getByText('Choose where it goes, or leave it out.')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByLabelText(/^Globex/)).toHaveFocus());
  await choose(user, /^Globex/, 'Northwind › Retainer / Review');
  expect(screen.queryByText('Choose where it goes, or leave it out.')).not.toBeInTheDocument();
  await user.click(button('Next'));
  await title('Check');
});

test('what goes where is shown before anything is sent, and sent just so', async () => {
  const { bridge, user } = await toPlaces();
  await choose(user, /^Globex/, 'Northwind › Retainer / Review');
  await user.click(button('Next'));
  const rows = within(await screen.findByRole('table')).getAllByRole('row');
  const cells = rows.map((row) => [...row.children].map(({ textContent }) => textContent?.trim()));
  expect(cells).toEqual([
    ['Goes to', 'Entries', 'Time'],
    ['Acme › Website / Development', '2', '3:00'],
    ['Northwind › Retainer / Review', '1', '1:00'],
    ['Total', '3', '4:00'],
  ]);
  expect(bridge.actions).toEqual([]);
  await user.click(button('Bring over 3 entries'));
  await title('Brought over');
  expect(bridge.inputsOf('bringOver')).toEqual([
    {
      entryIds: ['login', 'own', 'sprint'],
      targets: [
        {
          from: { projectId: 'l-web', taskId: 'l-dev' },
          to: { projectId: 'website', taskId: 'website-development' },
        },
        {
          from: { projectId: 'l-own', taskId: 'l-write' },
          to: { projectId: 'retainer', taskId: 'retainer-review' },
        },
      ],
    },
  ]);
  expect(screen.getByText(/^3 entries \(4:00\) went to Acme GmbH/)).toBeInTheDocument();
});

test('two places can go to one, and what is left out stays here', async () => {
  const { bridge, user } = await toPlaces();
  await choose(user, /^Globex/, 'Acme › Website / Development');
  await user.click(button('Next'));
  expect((await screen.findAllByRole('row')).map((row) => row.textContent)).toContainEqual(
    expect.stringMatching(/Acme › Website \/ Development\s*3\s*4:00/),
  );
  await user.click(button('Back'));
  await user.click(button(/^Leave out: Globex/));
  expect(screen.getByText('Left out: stays on this computer only')).toBeInTheDocument();
  await user.click(button('Next'));
  expect(await screen.findByText('Stays on this computer only: 1 entry, 1:00.')).toBeInTheDocument();
  await user.click(button('Bring over 2 entries'));
  await title('Brought over');
  expect(bridge.inputsOf('bringOver')).toMatchObject([{ entryIds: ['login', 'sprint'] }]);
});

test('what is searched for and fits nothing holds up the next step, and keeps the place before from being meant', async () => {
  const { user } = await toPlaces();
  await choose(user, /^Globex/, 'Northwind › Retainer / Review');
  const picker = screen.getByRole('combobox', { name: /^Globex/ });
  await user.clear(picker);
  await user.type(picker, 'xyz');
  await user.click(button('Next'));
  expect(picker).toHaveAccessibleDescription(/No project or task fits “xyz”/);
  await waitFor(() => expect(picker).toHaveFocus());
  await user.keyboard('{Escape}');
  expect(picker).toHaveValue('Northwind › Retainer / Review');
  await user.click(button('Next'));
  await title('Check');
});

test('a client that the account does not have is added from here, and nothing else can be', async () => {
  const { bridge, user } = await toPlaces();
  expect(screen.getByText('Clients that Acme GmbH does not have')).toBeInTheDocument();
  expect(screen.getByText(/Projects and tasks cannot/)).toBeInTheDocument();
  bridge.moveSource = { ...moveSource, missingClients: [] };
  await user.click(button('Add client Globex'));
  expect(bridge.inputsOf('addClient')).toMatchObject([{ client: { name: 'Globex', currency: '' } }]);
  await waitFor(() => expect(screen.queryByText(/^Clients that/)).not.toBeInTheDocument());
});

test('leaving keeps the choices and changes nothing; Esc goes one step back', async () => {
  const { bridge, user } = await toPlaces();
  await user.click(button(/^Leave out: Globex/));
  await user.keyboard('{Escape}');
  await title('Bring over time');
  await user.click(box(/Fix the login/));
  await user.keyboard('{Escape}');
  await title('Settings');
  await user.click(button('Today'));
  await toSettings(user);
  await user.click(await screen.findByRole('button', { name: /^Bring over time/ }));
  expect(await screen.findByRole('checkbox', { name: /Fix the login/ })).not.toBeChecked();
  await user.click(button('Next'));
  expect(await screen.findByText('Left out: stays on this computer only')).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('choices keep the window from being made anew, and another account gets none of them', async () => {
  const { bridge, user } = await toMove();
  expect(mayRenew()).toBe(true);
  await user.click(box(/Fix the login/));
  await user.click(button('Today'));
  expect(mayRenew()).toBe(false);
  await toSettings(user);
  await user.click(await screen.findByRole('button', { name: /^Bring over time/ }));
  expect(await screen.findByRole('checkbox', { name: /Fix the login/ })).not.toBeChecked();
  bridge.publish({ account: { ...remoteAccount, id: 'another' } });
  await waitFor(() => expect(box(/Fix the login/)).toBeChecked());
  bridge.publish({ account: localAccount });
  await title('Settings');
  expect(mayRenew()).toBe(true);
});

test('what was refused is said, and the choices stay', async () => {
  const { bridge, user } = await toPlaces();
  bridge.fail('bringOver', { kind: 'changed', message: 'Look at the list again.' });
  await user.click(button(/^Leave out: Globex/));
  await user.click(button('Next'));
  await user.click(await screen.findByRole('button', { name: 'Bring over 2 entries' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Look at the list again.');
  bridge.recover('bringOver');
  await user.click(button('Bring over 2 entries'));
  await title('Brought over');
});

test('a computer that cannot be read says so', async () => {
  const { bridge, user } = await open();
  bridge.moveOffer = { count: 1, isNews: false };
  bridge.fail('moveSource', { kind: 'file', message: 'Cannot be read.' });
  await toSettings(user);
  await user.click(await screen.findByRole('button', { name: /^Bring over time/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Cannot be read.');
  expect(button('Next')).toBeDisabled();
});

test('many entries are shown a hundred at first, and chosen all the same', async () => {
  const entries = Array.from({ length: 130 }, (_, index) => ({
    ...{ ...moveSource.entries[0], projectId: 'l-web', taskId: 'l-dev', state: 'new' as const },
    ...{ id: `e${index}`, spentDate: '2026-05-21', seconds: 60, notes: `Fix the login ${index}` },
    ...{ startTime: null, endTime: null },
  }));
  const { user } = await open(snapshot()).then(async (opened) => {
    opened.bridge.moveOffer = { count: 130, isNews: false };
    opened.bridge.moveSource = { ...moveSource, entries };
    await toSettings(opened.user);
    await opened.user.click(await screen.findByRole('button', { name: /^Bring over time/ }));
    return opened;
  });
  await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(100));
  expect(sum()).toHaveTextContent('130 entries · 2:10');
  await user.click(button('Show all 130'));
  expect(screen.getAllByRole('checkbox')).toHaveLength(130);
});
