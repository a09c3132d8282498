import { untrack } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { timeIn, type CalendarDate } from '../../shared/calendar';
import { m } from '../../shared/i18n/messages';
import type { EntryId } from '../../shared/model';
import type { Result } from '../../shared/result';
import type { EntryView, Snapshot } from '../../shared/snapshot';
import type { Span } from '../../shared/entry-span';
import type { TickingClock } from './clock.svelte';
import { accountKey } from './days.svelte';
import type { Circumstances } from '../lib/draft-parts';
import { displayLocale } from '../lib/locale';
import type { Commands } from './commands.svelte';
import { EntryDraft } from './entry-draft.svelte';
import { LogDraft } from './log-draft.svelte';
import type { SnapshotStore } from './snapshot.svelte';

interface Edit {
  readonly draft: EntryDraft;
  readonly account: string;
  /** Its entry was there, and is not any more. */
  isGone: boolean;
}

/**
 * What is half typed about time entries, and which forms are open: one draft for each entry, and one for each day that an
 * entry is added to. It survives whatever else is shown, until it is saved or given up.
 */
export class EntryDrafts {
  readonly #clock: Pick<TickingClock, 'read'>;
  readonly #commands: Pick<Commands, 'report'>;
  readonly #store: Pick<SnapshotStore, 'catalogue'>;
  readonly #edits = new SvelteMap<EntryId, Edit>();
  /** By account and day. */
  readonly #additions = new SvelteMap<string, LogDraft>();
  /** The entries of which something is on its way from their editors: what comes of them meanwhile is by that. */
  readonly #sent = new SvelteSet<EntryId>();
  /** The entries that are being deleted in this window, or were: what was typed over them is known to be lost. */
  readonly #deleted = new SvelteMap<EntryId, 'asked' | 'done'>();
  /** By what clock, and in which language, times were shown last. */
  #shownBy = '';
  /** The entry whose editor is open. */
  editing = $state.raw<EntryId | null>(null);

  constructor(
    clock: Pick<TickingClock, 'read'>,
    commands: Pick<Commands, 'report'>,
    store: Pick<SnapshotStore, 'catalogue'>,
  ) {
    this.#clock = clock;
    this.#commands = commands;
    this.#store = store;
  }

  /** Whether nothing was typed in a form that can be seen again. */
  get isUntouched(): boolean {
    const edits = [...this.#edits.values()].flatMap(({ draft, isGone }) => (isGone ? [] : [draft]));
    return ![...edits, ...this.#additions.values()].some(({ isTouched }) => isTouched);
  }

  /** Takes in what became of today's entries, see {@link seeDay}, and how times are shown. */
  see(snapshot: Snapshot): void {
    untrack(() => {
      this.seeDay(snapshot.today, snapshot.entries, snapshot);
      this.#showAnew(snapshot);
    });
  }

  /** What is being added has its times, and what is wrong with them, by the clock and in the language that are chosen. */
  #showAnew(snapshot: Snapshot): void {
    const { zone, preferences } = snapshot;
    const shownBy = JSON.stringify([zone, preferences.formats, displayLocale()]);
    if (shownBy === this.#shownBy) return;
    this.#shownBy = shownBy;
    for (const date of this.daysAddedTo(snapshot)) {
      const draft = this.addition(date, snapshot)?.onto(this.#around(snapshot));
      if (draft) this.#additions.set(keyOf(date, snapshot), draft);
    }
  }

  /**
   * Takes in what became of the entries of a day that something is typed over, from all of its entries. What was typed over
   * one that is gone was not saved and is told, so that it can be typed elsewhere; whoever deleted that very entry here
   * knows. Where that is taken back, it is there with it.
   */
  seeDay(date: CalendarDate, entries: readonly EntryView[], { account }: Snapshot): void {
    for (const [id, edit] of this.#edits) {
      const isOfDay = edit.account === accountKey(account) && edit.draft.spentDate === date;
      if (!isOfDay || this.#sent.has(id)) continue;
      const wasGone = edit.isGone;
      edit.isGone = !entries.some((entry) => entry.id === id);
      if (!edit.isGone) this.#isThere(id);
      else if (!wasGone && !this.#deleted.has(id)) this.#tellLost(edit.draft);
    }
  }

  #tellLost(draft: EntryDraft): void {
    const text = draft.unsaved(this.#store.catalogue.projects);
    if (text !== '') this.#commands.report({ kind: 'invalid', message: m.draft_lost({ text }) });
  }

  /** Deletes an entry. */
  async deleting(entryId: EntryId, sent: () => Promise<Result<null>>): Promise<Result<null>> {
    this.#deleted.set(entryId, 'asked');
    const result = await sent();
    if (result.ok) this.#deleted.set(entryId, 'done');
    else this.#deleted.delete(entryId);
    return result;
  }

  /** An entry that was deleted here has been brought back: it may go away by another hand the next time. */
  #isThere(entryId: EntryId): void {
    if (this.#deleted.get(entryId) === 'done') this.#deleted.delete(entryId);
  }

  /** Carries out what the editor of an entry asks for. */
  async sending<T>(entryId: EntryId, sent: () => Promise<T>): Promise<T> {
    this.#sent.add(entryId);
    const result = await sent();
    this.#sent.delete(entryId);
    return result;
  }

  /** Saves what is typed over an entry. Whether that is done with: not where it is refused, or more is typed by then. */
  async saving(entryId: EntryId, sent: () => Promise<Result<null>>): Promise<boolean> {
    this.#draft(entryId)?.beginSending();
    const result = await this.sending(entryId, sent);
    const isMore = this.#draft(entryId)?.endSending() === true;
    return result.ok && !isMore;
  }

  /** Whether something is typed in a form that is open on a day: the one of a new entry, or the editor of one of its own. */
  isTouchedOn(date: CalendarDate, snapshot: Snapshot): boolean {
    const draft = this.editing === null ? undefined : this.#draft(this.editing);
    const isEdited = draft?.spentDate === date && draft.isTouched;
    const addition = this.addition(date, snapshot);
    return isEdited || (addition?.isOpen === true && addition.isTouched);
  }

  /** Whether something is typed over an entry, and not saved. */
  isTouched(entryId: EntryId): boolean {
    return this.#draft(entryId)?.isTouched === true;
  }

  /** Begins to edit an entry as it is now, or goes on with what was typed before. */
  edit(entry: EntryView, snapshot: Snapshot): EntryDraft {
    const around = this.#around(snapshot);
    const draft = this.#draft(entry.id)?.onto(entry, around) ?? new EntryDraft(entry, around);
    this.#isThere(entry.id);
    this.#edits.set(entry.id, { draft, account: accountKey(snapshot.account), isGone: false });
    return draft;
  }

  /** The note of an entry as it is being edited: what was typed of it before, or else as it is now. */
  noteOf(entry: EntryView, snapshot: Snapshot): string {
    return this.#draft(entry.id)?.onto(entry, this.#around(snapshot)).notes ?? entry.notes;
  }

  /** Keeps a note that was typed elsewhere than in the entry's editor, which shows it when it is opened. */
  keepNote(entry: EntryView, notes: string, snapshot: Snapshot): void {
    if (notes.trim() === entry.notes.trim()) return this.settleNote(entry.id, entry.notes);
    const draft = this.#draft(entry.id) ?? this.edit(entry, snapshot);
    draft.notes = notes;
  }

  /** A note that was typed elsewhere than in the entry's editor was saved or given up: nothing typed of it is left. */
  settleNote(entryId: EntryId, notes: string): void {
    this.#draft(entryId)?.noteIs(notes);
  }

  /** Closes an entry's editor, and keeps what was typed in it. */
  close(entryId: EntryId): void {
    if (this.editing === entryId) this.editing = null;
  }

  /** What was typed over an entry was saved or given up. */
  forget(entryId: EntryId): void {
    this.#edits.delete(entryId);
  }

  /** What is being added to a day, whether its form is open or not; null: nothing is. */
  addition(date: CalendarDate, snapshot: Snapshot): LogDraft | null {
    return this.#additions.get(keyOf(date, snapshot)) ?? null;
  }

  /** The days of the account that is open to which something is being added. */
  daysAddedTo(snapshot: Snapshot): readonly CalendarDate[] {
    const dates = [...this.#additions.values()].map(({ times }) => times.spentDate);
    const ofAccount = dates.filter((date) => this.addition(date, snapshot) !== null);
    return ofAccount.filter((date, index) => ofAccount.indexOf(date) === index).sort();
  }

  /** Begins to add an entry to a day, to fill a gap where one is meant; what was typed before stays. */
  add(date: CalendarDate, gap: Span | null, snapshot: Snapshot): void {
    const { zone } = snapshot;
    const range = gap && { startTime: timeIn(zone, gap.from), endTime: timeIn(zone, gap.to) };
    const draft = this.addition(date, snapshot);
    if (!draft?.isTouched)
      return void this.#additions.set(
        keyOf(date, snapshot),
        new LogDraft(date, range, this.#around(snapshot)),
      );
    draft.isOpen = true;
    // What is typed over an entry that was logged goes with that into no other gap.
    if (range && draft.logged === null) draft.fill(range);
  }

  /** What was to be added was saved or given up. */
  drop({ origin }: LogDraft): void {
    for (const [key, kept] of this.#additions) if (kept.origin === origin) this.#additions.delete(key);
  }

  /**
   * Logs what is being added. Whether that is done with: not where it is refused, nor where more is typed by then, which is
   * typed over the entry that was logged.
   */
  async logging(
    draft: LogDraft,
    sent: () => Promise<Result<{ readonly entryId: EntryId }>>,
  ): Promise<boolean> {
    draft.beginSending();
    const result = await sent();
    // It may be shown otherwise by now, in a draft of its own.
    const now = [...this.#additions.values()].find(({ origin }) => origin === draft.origin);
    if (now) now.isBusy = false;
    if (!result.ok) {
      if (now && result.failure.kind === 'not-found') now.logged = null;
      return false;
    }
    if (now?.isMore === true) now.logged = result.value.entryId;
    else this.drop(draft);
    return now?.isMore !== true;
  }

  #draft(entryId: EntryId): EntryDraft | undefined {
    return this.#edits.get(entryId)?.draft;
  }

  #around({ zone, preferences }: Snapshot): Circumstances {
    return { zone, formats: preferences.formats, clock: () => this.#clock.read() };
  }
}

function keyOf(date: CalendarDate, { account }: Snapshot): string {
  return `${date} ${accountKey(account)}`;
}
