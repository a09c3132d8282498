import { expect, type Locator, type Page } from '@playwright/test';
import { addDays } from '../../src/shared/calendar';
import type { CommandInput } from '../../src/shared/contract';
import type { EntryView } from '../../src/shared/snapshot';
import type { Desktop } from './desktop';
import { quickEntry, type KeitoBar } from './keito-bar';
import type { KeitoServer, ServerTimeEntry } from './keito';

/** For what has to reach the server first. */
const SENT = { timeout: 20_000 };
const MINUTE_MS = 60_000;

/** A signed-in app with its server, and short words for what a test wants of them. */
export class Office {
  readonly bar: KeitoBar;
  readonly page: Page;
  readonly keito: KeitoServer;
  readonly desktop: Desktop;

  constructor(bar: KeitoBar, keito: KeitoServer, desktop: Desktop) {
    this.bar = bar;
    this.page = bar.page;
    this.keito = keito;
    this.desktop = desktop;
  }

  /** The day by so many days from today, in the work zone. */
  async day(by: number): Promise<string> {
    return addDays((await this.bar.snapshot()).today, by);
  }

  readonly button = (name: string | RegExp): Locator =>
    this.page.getByRole('button', { name, exact: typeof name === 'string' });

  readonly row = (title: string): Locator => this.button(new RegExp(`^Edit: ${title}`));

  /** Hides the popover and opens it by its hotkey: the cursor is in the empty line. */
  async reopen(): Promise<void> {
    await this.bar.send('hidePopover', {});
    await expect.poll(() => this.desktop.windowTitles()).not.toContain('Keito Bar');
    await this.desktop.key('ctrl+shift+j');
    await expect.poll(() => this.desktop.windowTitles()).toContain('Keito Bar');
    await expect(quickEntry(this.page)).toBeFocused();
  }

  /** Logs finished work: an hour on Acme › Website / Development today, unless said otherwise. */
  async log(notes: string, changes: Partial<CommandInput<'logEntry'>> = {}): Promise<void> {
    const what = await this.#place('Acme', 'Development');
    const spentDate = await this.day(0);
    const logged = await this.bar.send('logEntry', { ...what, notes, spentDate, seconds: 3600, ...changes });
    expect(logged.ok).toBe(true);
  }

  /** Lets a timer run that began so many minutes ago. */
  async run(notes: string, minutes: number): Promise<void> {
    const startedAt = Date.now() - minutes * MINUTE_MS;
    const what = await this.#place('Acme', 'Development');
    expect((await this.bar.send('startTimer', { ...what, notes, startedAt })).ok).toBe(true);
    await this.runs(notes);
  }

  async remove(notes: string): Promise<void> {
    const entry = (await this.bar.snapshot()).entries.find((candidate) => candidate.notes === notes);
    expect((await this.bar.send('deleteEntry', { entryId: entry?.id ?? '' })).ok).toBe(true);
    await expect(this.button('Undo')).toBeVisible();
  }

  /** Waits until the server has this timer running, and so many minutes of it if that is said. */
  async runs(notes: string, minutes?: number): Promise<void> {
    await expect.poll(async () => (await this.keito.running())?.notes, SENT).toBe(notes);
    if (minutes === undefined) return;
    const startedAt = (await this.bar.snapshot()).running?.startedAt ?? 0;
    const from = Date.now() - (minutes + 1) * MINUTE_MS;
    expect(startedAt).toBeGreaterThan(from);
    expect(startedAt).toBeLessThan(from + 2 * MINUTE_MS);
  }

  async nothingRuns(): Promise<void> {
    await expect.poll(() => this.keito.running(), SENT).toBeNull();
  }

  /** Waits until the server has an entry with this note that looks like this. */
  async has(notes: string, expected: Partial<ServerTimeEntry> = {}): Promise<void> {
    await expect.poll(() => this.#find(notes), SENT).toMatchObject(expected);
  }

  async hasNot(notes: string): Promise<void> {
    await expect.poll(() => this.#find(notes), SENT).toBeUndefined();
  }

  /** Waits until the server has an entry that is so long, in seconds. */
  async logged(seconds: number): Promise<void> {
    const durations = async () => (await this.keito.entries()).map((entry) => entry.duration_seconds);
    await expect.poll(durations, SENT).toContain(seconds);
  }

  async pinnedIs(...titles: readonly string[]): Promise<void> {
    await expect.poll(async () => (await this.bar.snapshot()).pins.map(({ notes }) => notes)).toEqual(titles);
  }

  /** Takes away all that was tracked and pinned, on both sides. */
  async clear(): Promise<void> {
    const { bar, keito } = this;
    if ((await bar.snapshot()).running) await bar.send('stopTimer', {});
    for (const { projectId, taskId, notes } of (await bar.snapshot()).pins)
      await bar.send('unpin', { projectId, taskId, notes });
    for (const { id } of await this.#entries())
      expect(await bar.send('deleteEntry', { entryId: id })).toMatchObject({ ok: true });
    await expect.poll(() => keito.entries(), SENT).toEqual([]);
    await this.saved();
  }

  async saved(): Promise<void> {
    await expect.poll(async () => (await this.bar.snapshot()).sync.state, SENT).toBe('saved');
  }

  async #entries(): Promise<readonly EntryView[]> {
    const answer = await this.bar.send('entriesBetween', { from: await this.day(-8), to: await this.day(8) });
    return answer.ok ? answer.value : [];
  }

  async #find(notes: string): Promise<ServerTimeEntry | undefined> {
    return (await this.keito.entries()).find((entry) => entry.notes === notes);
  }

  async #place(client: string, task: string): Promise<{ projectId: string; taskId: string }> {
    const answer = await this.bar.send('catalogue', {});
    const project = answer.ok && answer.value.projects.find(({ clientName }) => clientName === client);
    const found = project ? project.tasks.find(({ name }) => name === task) : undefined;
    if (!project || !found) throw new Error(`There is no ${client} / ${task}.`);
    return { projectId: project.id, taskId: found.id };
  }
}
