import type { CalendarDate } from '../../shared/calendar';
import type { IdleQuestion } from '../../shared/snapshot';

/** The list of clients, one of them, and the forms of a client and of a contact. */
export type ClientPage = 'clients' | 'client' | 'client-form' | 'contact-form';

/** The list of invoices, one of them, and what could be one. */
export type InvoicePage = 'invoices' | 'invoice' | 'invoice-draft';

/** The list of projects and tasks, and a project. */
export type ProjectPage = 'projects' | 'project';
/** Bringing time over from this computer: what, where to, a last look, and what was done. */
export type MovePage = 'move' | 'move-places' | 'move-check' | 'move-done';

export type View =
  | 'today'
  | 'week'
  | 'more'
  | 'reports'
  | ClientPage
  | InvoicePage
  | ProjectPage
  | MovePage
  | 'activity'
  | 'expenses'
  | 'whats-new'
  | 'settings'
  | 'self-test'
  | 'fault-log'
  | 'sign-in'
  | 'connect'
  | 'add-account'
  | 'this-computer';

/** Where Esc and the arrow lead from the views that are steps of something. */
const STEP_BACK: Partial<Record<View, View>> = {
  connect: 'sign-in',
  'add-account': 'settings',
  'this-computer': 'sign-in',
  'sign-in': 'today',
  more: 'today',
  projects: 'more',
  project: 'projects',
  clients: 'more',
  client: 'clients',
  'client-form': 'clients',
  'contact-form': 'client',
  invoices: 'more',
  invoice: 'invoices',
  'invoice-draft': 'invoices',
  activity: 'more',
  'whats-new': 'more',
  settings: 'more',
  'self-test': 'settings',
  'fault-log': 'settings',
  move: 'settings',
  'move-places': 'move',
  'move-check': 'move-places',
  'move-done': 'settings',
};

/** Whether a view is the list of further pages, one of them or a step of one. */
export function isUnderMore(view: View): boolean {
  const before = STEP_BACK[view];
  return view === 'more' || (before !== undefined && isUnderMore(before));
}

export function isAboutProjects(view: View): view is ProjectPage {
  return view === 'projects' || view === 'project';
}

export function isAboutInvoices(view: View): view is InvoicePage {
  return view === 'invoices' || view === 'invoice' || view === 'invoice-draft';
}

export function isAboutClients(view: View): view is ClientPage {
  return view === 'clients' || view === 'client' || view === 'client-form' || view === 'contact-form';
}

export function isAboutMove(view: View): view is MovePage {
  return view === 'move' || view === 'move-places' || view === 'move-check' || view === 'move-done';
}

/** Which view is shown, and whether the sheet of keys lies over it. */
export class Navigation {
  #view = $state.raw<View>('today');
  #day = $state.raw<CalendarDate | null>(null);
  #left: View | null = null;
  /** The week that is shown, by its first date; null for this one. */
  week = $state.raw<CalendarDate | null>(null);
  /** The month of expenses that is shown (YYYY-MM); null for this one. */
  month = $state.raw<string | null>(null);
  /** What waits for the person and is on its way to be shown, by its id: its place takes the focus as soon as it is there. */
  #sought = $state.raw<string | null>(null);
  isKeysSheetOpen = $state(false);
  /** A question that is shown only to see what it looks like: its answers change nothing. */
  idleTest = $state.raw<IdleQuestion | null>(null);
  /** UTC ms since when nothing was tracked, says a reminder that is shown only to see what it looks like. */
  reminderTest = $state.raw<number | null>(null);
  /** A link asks to stop this timer; `askedAt` UTC ms. */
  linkStop = $state.raw<{ readonly entryId: string; readonly askedAt: number } | null>(null);
  /** Of which token the end was told and dismissed, and in which state it was. */
  seenExpiry = $state.raw<string | null>(null);
  /** Counts the wishes for the cursor to be in the quick entry; the entry focuses itself at each. */
  #entryFocus = $state(0);

  get view(): View {
    return this.#view;
  }

  /** The view from which one step back led to this one; null where it was come to otherwise. */
  get left(): View | null {
    return this.#left;
  }

  /** The day that is shown; null for today, whatever the date. */
  get day(): CalendarDate | null {
    return this.#day;
  }

  /** Tells what is shown from whatever else could be. */
  get page(): string {
    return JSON.stringify([this.#view, this.#day, this.week]);
  }

  get entryFocus(): number {
    return this.#entryFocus;
  }

  go(view: View): void {
    this.#view = view;
    this.#left = null;
    this.#sought = null;
  }

  /** Shows a day; null for today. */
  goToDay(day: CalendarDate | null): void {
    this.go('today');
    this.#day = day;
  }

  /** The view that is shown has, or will have, the place of this creation or entry: that is looked for. */
  seek(id: string): void {
    this.#sought = id;
  }

  /** Whether it is looked for; whoever is told so has it, and is the only one. */
  takeSought(id: string): boolean {
    if (this.#sought !== id) return false;
    this.#sought = null;
    return true;
  }

  showReminderTest(since: number): void {
    this.reminderTest = since;
    this.goToDay(null);
  }

  /** Goes one step back; false where there is none. */
  back(): boolean {
    const left = this.#view;
    const before = STEP_BACK[left];
    if (before === undefined) return false;
    this.go(before);
    this.#left = left;
    return true;
  }

  focusQuickEntry(): void {
    this.go('today');
    this.#entryFocus += 1;
  }
}
