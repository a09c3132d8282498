import { app } from 'electron';

/** The scheme of the app's links. */
const SCHEME = 'keito';

/**
 * Has the system hand `keito://` links to this app. Not from a checkout: what is being worked on must not take the links
 * of the installed app. On Linux the desktop asks for a `.desktop` file too (docs/command-line.md).
 */
export function claimLinks(): void {
  // What a link holds must never be read as one of Chromium's switches: nothing behind `--` is.
  if (app.isPackaged) app.setAsDefaultProtocolClient(SCHEME, process.execPath, ['--']);
}

/** Where macOS hands links over; elsewhere they come as the argument of a start. */
export function watchLinks(onLink: (url: string) => void): void {
  app.on('open-url', (event, url) => {
    event.preventDefault();
    onLink(url);
  });
}
