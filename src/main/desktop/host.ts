import { join } from 'node:path';
import { app, clipboard, dialog, session, shell, type Session } from 'electron';
import * as m from '../../shared/i18n/messages';
import type { SessionInput } from './session-facts';

/** Where the app is installed, and where it keeps the user's data. */
export function hostFolders(): { readonly root: string; readonly userData: string; readonly home: string } {
  return { root: app.getAppPath(), userData: app.getPath('userData'), home: app.getPath('home') };
}

/** Where the user looks for files that programs made. Throws where the system knows none. */
export function downloadsFolder(): string {
  return app.getPath('downloads');
}

/** The program that other programs call with a command: the app itself, or what a checkout has instead. */
export function commandProgram(): string {
  if (!app.isPackaged) return join(app.getAppPath(), 'bin', 'keito-bar.mjs');
  // An AppImage is mounted somewhere else at each start.
  return process.env['APPIMAGE'] ?? process.execPath;
}

/** Puts a text where it can be pasted from. */
export function copyText(text: string): void {
  clipboard.writeText(text);
}

/** Opens a web page with the person's own browser. Throws for any address but https: others may start programs. */
export async function openInBrowser(address: string): Promise<void> {
  if (new URL(address).protocol !== 'https:') throw new Error('Only web pages are opened in the browser.');
  await shell.openExternal(address);
}

/** The languages that the person set in the system, the best liked first. */
export function systemLanguages(): readonly string[] {
  return app.getPreferredSystemLanguages();
}

export function appVersion(): string {
  return app.getVersion();
}

/**
 * Electron's own fetch: it honours the system's proxy and certificates, Node's does not.
 *
 * Chromium silently sends a request again, a POST too, when a connection that was used before breaks without an answer
 * (HttpNetworkTransaction::ShouldResendRequest): a lost answer would make two entries. It never does on a new
 * connection, so every write gets one, in a session of its own where nothing else is in flight
 * (docs/decisions/0007-writes-on-new-connections.md, https://groups.google.com/a/chromium.org/g/net-dev/c/R0fkpCIC46U).
 */
export async function netFetch(url: string, init: RequestInit): Promise<Response> {
  if (init.method === undefined || init.method === 'GET')
    return session.fromPartition(READS).fetch(url, init);
  const writes = session.fromPartition(WRITES);
  await writes.closeAllConnections();
  return writes.fetch(url, init);
}

const READS = 'keito-reads';
const WRITES = 'keito-writes';

/** The window's session, in memory only: the window has nothing to keep. */
export function windowSession(): Session {
  return session.fromPartition('window');
}

/** What is known of this machine's session from the start. */
export function sessionInput(): SessionInput {
  return {
    ...{ platform: process.platform, variables: process.env },
    switchValue: (name) => app.commandLine.getSwitchValue(name),
    electronVersion: process.versions['electron'] ?? '',
  };
}

/** Says in words why there is no app. */
export function showStartFailure(words: string): void {
  dialog.showErrorBox('Keito Bar', m.main_start_failed({ words }));
}

export function quit(): void {
  app.quit();
}

const LAST_RESORT_MS = 2_000;

/** Lets `close` end before the app does, whoever asked it to quit. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
      // Asked by a signal (SIGTERM on Linux), Electron does not end at a second asking: everything is closed by now.
      setTimeout(() => app.exit(0), LAST_RESORT_MS);
    });
  });
}
