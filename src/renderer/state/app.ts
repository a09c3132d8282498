import { createContext } from 'svelte';
import type { AddedRows } from '../lib/week';
import type { AccountSwitch } from './account-switch.svelte';
import type { ClientPages } from './client-pages.svelte';
import type { TickingClock } from './clock.svelte';
import type { Commands } from './commands.svelte';
import type { Days } from './days.svelte';
import type { ElsewhereDrafts } from './elsewhere-drafts';
import type { EntryDrafts } from './entry-drafts.svelte';
import type { Expenses } from './expenses.svelte';
import type { InvoicePages } from './invoice-pages.svelte';
import type { LineAim } from './key-guard';
import type { MoveDraft } from './move.svelte';
import type { Navigation } from './navigation.svelte';
import type { PerAccount } from './per-account.svelte';
import type { ProjectDraft } from './project-draft.svelte';
import type { ProjectPages } from './project-pages.svelte';
import type { QuickEntryState } from './quick-entry.svelte';
import type { ReportView } from './report-view.svelte';
import type { SignInForms } from './sign-in-forms';
import type { SnapshotStore } from './snapshot.svelte';
import type { StrayKeys } from './stray-keys';

/** What every view may use. */
export interface AppContext {
  readonly store: SnapshotStore;
  readonly commands: Commands;
  readonly clock: TickingClock;
  readonly navigation: Navigation;
  readonly entry: QuickEntryState;
  readonly aim: LineAim;
  readonly stray: StrayKeys;
  readonly drafts: EntryDrafts;
  readonly elsewhere: ElsewhereDrafts;
  /** What the day and the week show. */
  readonly day: Days;
  readonly week: Days;
  readonly weekRows: PerAccount<AddedRows>;
  readonly expenses: Expenses;
  readonly reports: ReportView;
  readonly clients: ClientPages;
  readonly invoices: InvoicePages;
  readonly projects: ProjectPages;
  readonly projectDraft: ProjectDraft;
  readonly move: MoveDraft;
  readonly accounts: AccountSwitch;
  readonly signIns: SignInForms;
}

export const [useApp, provideApp] = createContext<AppContext>();
