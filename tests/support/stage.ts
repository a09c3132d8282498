import type { Page } from '@playwright/test';
import type { ExpenseMonth } from '../../src/shared/expense';
import type { ActivityItem } from '../../src/shared/activity';
import { COMMAND_CHANNEL, EVENT_CHANNEL } from '../../src/shared/channels';
import type { ClientBookView } from '../../src/shared/clients';
import type { CommandName } from '../../src/shared/contract';
import type { InvoiceBookView, InvoiceDraft } from '../../src/shared/invoices';
import { LOCALE_PARAMETER, type Language } from '../../src/shared/language';
import type { Catalogue } from '../../src/shared/model';
import type { ProjectEntries, TaskBookView } from '../../src/shared/projects';
import type { MoveOffer, MoveView } from '../../src/shared/move';
import type { Report } from '../../src/shared/report';
import type { Failure } from '../../src/shared/result';
import type { LoggedFault } from '../../src/shared/fault-log';
import type { SelfTestFacts } from '../../src/shared/self-test';
import type { BudgetView, EntryView, Snapshot } from '../../src/shared/snapshot';
import { catalogue, NOW } from '../component/support/data';
import type { Desktop } from './desktop';
import { newProfile } from './electron';
import { openKeitoBar } from './keito-bar';
import { until } from '../../scripts/lib/run.mjs';

/** What main answers when the window asks for everything: a snapshot, a failure, or nothing at all. */
export type Told = Snapshot | Failure | 'silence';

/** A view in a certain state, as a person can come to it. */
export interface Scene {
  /** The caption of its picture. */
  readonly name: string;
  readonly told: (language: Language) => Told;
  /** What is done in the window until it shows the scene. */
  readonly act?: (page: Page, language: Language) => Promise<void>;
  /** What main tells once that was done. */
  readonly later?: (language: Language) => Snapshot;
  /** What the window shows when that has arrived. */
  readonly arrived?: (page: Page, language: Language) => Promise<void>;
  /** What was done, for the list of it. */
  readonly activity?: readonly ActivityItem[];
  readonly faultLog?: readonly LoggedFault[];
  /** What main has of this month's expenses. */
  readonly expenses?: Omit<ExpenseMonth, 'month'>;
  /** What main knows of clients and contacts. */
  readonly clientBook?: ClientBookView;
  readonly invoiceBook?: InvoiceBookView;
  readonly invoiceDraft?: InvoiceDraft;
  /** What time can be put on, and what main knows of it. */
  readonly catalogue?: Catalogue;
  readonly taskBook?: TaskBookView;
  readonly projectBudget?: BudgetView;
  readonly projectEntries?: ProjectEntries;
  /** What was tracked on this computer. */
  readonly moveSource?: MoveView;
  readonly moveOffer?: MoveOffer;
  /** What main has of other days. */
  readonly days?: readonly EntryView[];
  /** What main has of a report. */
  readonly report?: (language: Language) => Report;
  /** A command that main does not carry out. */
  readonly refusal?: { readonly command: CommandName; readonly failure: Failure };
  /** Enlarged as a person would, 2 for 200 %. */
  readonly zoom?: number;
}

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly language: Language;
}

/** The real window of the real app, in which any state can be had at once: main's answers are those of a scene. */
export interface Stage {
  readonly page: Page;
  /** Shows a scene in a window that was just opened; everything in it has come to rest. */
  show(scene: Scene, look: Look): Promise<void>;
  /** A further window, for a page of one's own. */
  newPage(size: { readonly width: number; readonly height: number }): Promise<Page>;
  close(): Promise<void>;
}

/** The window's size in pixels of the screen. */
const WINDOW = { width: 400, height: 640 };

const isSnapshot = (told: Told): told is Snapshot => typeof told === 'object' && 'revision' in told;

const NOW_MONTH = '2026-05';
const SELF_TEST: SelfTestFacts = {
  keychain: 'works',
  notifications: { isThere: true, hasActions: false, name: 'notification-daemon' },
};

const NO_INVOICES: InvoiceBookView = { invoices: [], readAt: NOW };
const NO_TASKS: TaskBookView = { tasks: [], readAt: NOW };
const NO_ENTRIES: ProjectEntries = { entries: [], hasMore: false, unread: null };
const NO_CLIENTS: ClientBookView = { clients: [], contacts: [], readAt: NOW };

/** Starts the app on a desktop with main's answers in our hands, at half past two on a Friday in May. */
export async function openStage(desktop: Desktop): Promise<Stage> {
  const profile = await newProfile();
  const bar = await openKeitoBar(desktop, { profile: profile.path, env: { KEITO_BAR_OPEN: '1' } });
  const { app, page } = bar;
  // The app behind the window goes on: a snapshot of its own, between two scenes, would be newer than theirs.
  await app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send = () => undefined;
  });
  await page.clock.setFixedTime(NOW);

  const answer = (told: Told, scene: Scene, language: Language): Promise<void> => {
    const {
      refusal,
      activity = [],
      days = [],
      expenses,
      report,
      clientBook = NO_CLIENTS,
      invoiceBook = NO_INVOICES,
      invoiceDraft = null,
      moveSource = { entries: [], places: [], missingClients: [] },
      moveOffer = { count: 0, isNews: false },
    } = scene;
    const value = JSON.stringify(isSnapshot(told) ? { ok: true, value: told } : { ok: false, failure: told });
    const lists: Record<string, string> = {
      catalogue: JSON.stringify(scene.catalogue ?? catalogue),
      taskBook: JSON.stringify(scene.taskBook ?? NO_TASKS),
      projectBudget: JSON.stringify(scene.projectBudget ?? null),
      projectEntries: JSON.stringify(scene.projectEntries ?? NO_ENTRIES),
      activity: JSON.stringify(activity),
      entriesBetween: JSON.stringify(days),
      selfTest: JSON.stringify(SELF_TEST),
      faultLog: JSON.stringify(scene.faultLog ?? []),
      ...(expenses && { expenses: JSON.stringify({ ...expenses, month: NOW_MONTH }) }),
      ...(report && { readReport: JSON.stringify(report(language)) }),
      clientBook: JSON.stringify(clientBook),
      invoiceBook: JSON.stringify(invoiceBook),
      draftInvoice: JSON.stringify(invoiceDraft),
      moveSource: JSON.stringify(moveSource),
      moveOffer: JSON.stringify(moveOffer),
      bringOver: JSON.stringify({ entries: 3, seconds: 14_400 }),
    };
    return app.evaluate(
      ({ ipcMain }, { channel, isSilent, refusedCommand, failure, snapshot, lists }) => {
        ipcMain.removeHandler(channel);
        ipcMain.handle(channel, (_event, name) => {
          // An answer that nobody will ever give must be kept: Electron says of one that was forgotten that it failed.
          if (isSilent) return new Promise((resolve) => setTimeout(resolve, 2 ** 31 - 1));
          if (name === refusedCommand) return { ok: false, failure };
          if (name === 'snapshot') return JSON.parse(snapshot);
          return { ok: true, value: name in lists ? JSON.parse(lists[name] ?? '') : null };
        });
      },
      {
        channel: COMMAND_CHANNEL,
        isSilent: told === 'silence',
        refusedCommand: refusal?.command ?? null,
        failure: refusal?.failure ?? null,
        snapshot: value,
        lists,
      },
    );
  };
  /** Past the silence of the app behind the window. */
  const tell = (news: Snapshot): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, { channel, event }) => {
        for (const { webContents } of BrowserWindow.getAllWindows())
          Object.getPrototypeOf(webContents).send.call(webContents, channel, JSON.parse(event));
      },
      { channel: EVENT_CHANNEL, event: JSON.stringify({ kind: 'snapshot', snapshot: news }) },
    );
  const addressIn = (language: Language): string => {
    const address = new URL(page.url());
    address.searchParams.set(LOCALE_PARAMETER, language);
    return address.href;
  };
  const session = await page.context().newCDPSession(page);
  /** Enlarged, the window holds fewer CSS pixels, each of them larger. */
  const zoom = async (factor: number): Promise<void> => {
    const size = { width: Math.round(WINDOW.width / factor), height: Math.round(WINDOW.height / factor) };
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...size,
      deviceScaleFactor: factor,
      mobile: false,
    });
  };

  return {
    page,
    async show(scene, { theme, language }) {
      const told = scene.told(language);
      const inLook = (one: Snapshot): Snapshot => ({
        ...one,
        locale: language,
        preferences: { ...one.preferences, theme, language },
      });
      await answer(isSnapshot(told) ? inLook(told) : told, scene, language);
      // A window without a snapshot knows no theme: it follows the system.
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await zoom(scene.zoom ?? 1);
      await page.goto(addressIn(language));
      if (isSnapshot(told)) await page.locator(`html[lang="${language}"][data-theme="${theme}"]`).waitFor();
      else await page.getByRole(told === 'silence' ? 'status' : 'alert').waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await scene.act?.(page, language);
      if (scene.later) await tell(inLook(scene.later(language)));
      await scene.arrived?.(page, language);
      await page.mouse.move(0, 0);
    },
    async newPage({ width, height }) {
      const known = app.windows().length;
      await app.evaluate(
        ({ BrowserWindow }, size) => new BrowserWindow(size).loadURL('about:blank').then(() => undefined),
        { width, height },
      );
      return until('the further window', () => app.windows()[known]);
    },
    async close() {
      await bar.close();
      await profile.remove();
    },
  };
}
