import type { BlockedCreation } from '../../shared/creation-view';
import { m } from '../../shared/i18n/messages';
import type { EntryView, Snapshot } from '../../shared/snapshot';
import { titleOf } from '../lib/labels';
import type { AppContext } from './app';
import { accountKey } from './days.svelte';
import type { View } from './navigation.svelte';

/** Something that waits for the person. */
export interface Need {
  readonly id: string;
  /** What kind of thing it is, in words. */
  readonly kind: string;
  /** Empty where nothing names it. */
  readonly name: string;
  /** Shows it, with the focus on what can be done about it. */
  readonly show: () => void;
}

type Ways = Pick<AppContext, 'clients' | 'invoices' | 'navigation'>;

/** All that waits for the person and the ways there, entries first. */
export function needsOf(snapshot: Snapshot, ways: Ways): readonly Need[] {
  const { entries, otherDays, running, blockedCreations } = snapshot;
  // What runs is among today's entries, unless it began on another day.
  const isElsewhere = running && !entries.some(({ id }) => id === running.id);
  return [
    ...[...entries, ...otherDays, ...(isElsewhere ? [running] : [])]
      .filter(({ state }) => state.kind === 'needs-you')
      .map((entry) => entryNeed(entry, ways)),
    ...blockedCreations.map((creation) => creationNeed(snapshot, creation, ways)),
  ];
}

/** The creations that wait for the person on a page of the list of pages, or on one that it leads to. */
export function blockedOn(view: View, { blockedCreations }: Snapshot): readonly BlockedCreation[] {
  return blockedCreations.filter(({ kind }) => PAGE_OF[kind] === view);
}

/** Opens a page of the list of pages, so that what waits for the person there is in sight. */
export function openPage(view: View, snapshot: Snapshot, { invoices, navigation }: Ways): void {
  const [first] = blockedOn(view, snapshot);
  if (view === 'expenses') navigation.month = first?.kind === 'expense' ? shownMonth(first, snapshot) : null;
  if (view === 'invoices' && first) invoices.state = 'draft';
  navigation.go(view);
}

const PAGE_OF: Readonly<Record<BlockedCreation['kind'], View>> = {
  ...{ expense: 'expenses', client: 'clients', contact: 'clients', invoice: 'invoices' },
};

function entryNeed(entry: EntryView, { navigation }: Ways): Need {
  const show = (): void => {
    navigation.goToDay(null);
    navigation.seek(entry.id);
  };
  return { id: entry.id, kind: m.need_entry(), name: titleOf(entry), show };
}

function creationNeed(snapshot: Snapshot, creation: BlockedCreation, ways: Ways): Need {
  const { id, name } = creation;
  const show = (): void => {
    goTo(creation, snapshot, ways);
    ways.navigation.seek(id);
  };
  return { id, kind: kindName(creation.kind), name, show };
}

function goTo(creation: BlockedCreation, snapshot: Snapshot, { clients, invoices, navigation }: Ways): void {
  const account = accountKey(snapshot.account);
  switch (creation.kind) {
    case 'expense':
      navigation.month = shownMonth(creation, snapshot);
      return navigation.go('expenses');
    case 'client':
    case 'contact': {
      // Whoever asks for an account for the first time forgets what was shown: it is asked for before something is.
      clients.ask(account);
      const clientId = creation.kind === 'client' ? creation.id : creation.clientId;
      if (clientId !== null) return clients.show(clientId);
      clients.query = '';
      return navigation.go('clients');
    }
    case 'invoice':
      invoices.ask(account);
      return invoices.show(creation.id);
  }
}

const shownMonth = ({ month }: { readonly month: string }, { today }: Snapshot): string | null =>
  today.startsWith(month) ? null : month;

function kindName(kind: BlockedCreation['kind']): string {
  switch (kind) {
    case 'expense':
      return m.need_expense();
    case 'client':
      return m.need_client();
    case 'contact':
      return m.need_contact();
    case 'invoice':
      return m.need_invoice();
  }
}
