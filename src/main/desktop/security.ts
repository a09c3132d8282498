import { app, type Session, type WebPreferences } from 'electron';
import { PAGE_ORIGIN } from './page';

/** What every window of the app is made with. */
export function secureWebPreferences(preload: string, session: Session): WebPreferences {
  const preferences: WebPreferences = {
    preload,
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  };
  assertSecure(preferences);
  return preferences;
}

/** Throws unless a window could be made with these: a switch turned by mistake must not open the machine. */
export function assertSecure(preferences: WebPreferences): void {
  const isSecure =
    preferences.sandbox === true &&
    preferences.contextIsolation === true &&
    preferences.nodeIntegration === false &&
    preferences.webSecurity === true &&
    preferences.webviewTag === false;
  if (!isSecure) throw new Error('A window without sandbox and isolation was asked for; it is not opened.');
}

/** No permission is ever needed, no other page is ever shown, no further window is ever opened. */
export function lockDown(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // A scheme of our own has no origin in Node's URL ('null'): the address itself is compared.
    contents.on('will-frame-navigate', (event) => {
      if (!event.url.startsWith(`${PAGE_ORIGIN}/`)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
