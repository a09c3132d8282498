import { app } from 'electron';
import { z } from 'zod';
import { createApp } from './app';
import type { Command } from './command-line/protocol';
import { CommandServer } from './command-line/server';
import { showStartFailure } from './desktop/host';
import { claimLinks, watchLinks } from './desktop/links';
import { registerPageScheme } from './desktop/page';
import { reportBug } from './faults';

/** What a second start tells the first one. */
const startSchema = z.object({ link: z.string().nullable(), isShown: z.boolean() });

/** Starts the app, or has the running one do what this start is for. `link`: one that is to be shown. */
export function start(link: string | null, isShown: boolean): void {
  registerPageScheme();
  // What was done is on the disk: going on is safer for it than a dialog that ends the app.
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) process.on(fault, reportBug);

  if (!app.requestSingleInstanceLock({ link, isShown } satisfies z.infer<typeof startSchema>)) {
    // The running app does what this start was for.
    app.quit();
    return;
  }
  const started = app.whenReady().then(createApp);
  /** What is asked for before the app is there is done when it is. */
  const carryOut = (command: Command) => started.then((running) => running.command(command));
  const command = (asked: Command): void => void carryOut(asked).catch(reportBug);
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const told = startSchema.safeParse(data);
    if (told.success && told.data.link !== null) command({ kind: 'link', url: told.data.link });
    else if (!told.success || told.data.isShown) command({ kind: 'new' });
  });
  app.on('activate', () => command({ kind: 'new' }));
  watchLinks((url) => command({ kind: 'link', url }));
  if (link !== null) command({ kind: 'link', url: link });

  const server = new CommandServer({ folder: app.getPath('userData'), carryOut, onBug: reportBug });
  server.open().catch(reportBug);
  app.on('before-quit', () => void server.close());
  // The tray is the app: no window left is no reason to end.
  app.on('window-all-closed', () => undefined);
  if (process.platform === 'darwin') app.dock?.hide();
  started.then(claimLinks).catch((error: unknown) => {
    process.stderr.write(
      `Keito Bar could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    showStartFailure(error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
}
