import { app, net, session, type Session } from 'electron';

/** Where the app is installed, and where it keeps the user's data. */
export function hostFolders(): { readonly root: string; readonly userData: string } {
  return { root: app.getAppPath(), userData: app.getPath('userData') };
}

export function appVersion(): string {
  return app.getVersion();
}

/** Electron's own fetch: it honours the system's proxy and certificates, Node's does not. */
export function netFetch(url: string, init: RequestInit): Promise<Response> {
  return net.fetch(url, init);
}

/** The window's session, in memory only: the window has nothing to keep. */
export function windowSession(): Session {
  return session.fromPartition('window');
}

export function quit(): void {
  app.quit();
}

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
    });
  });
}
