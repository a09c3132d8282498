import { app } from 'electron';
import { createApp, isCommand, type RunningApp } from './app';
import { showStartFailure } from './desktop/host';
import { registerPageScheme } from './desktop/page';

registerPageScheme();
// What was done is on the disk: going on is safer for it than a dialog that ends the app.
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
}

if (!app.requestSingleInstanceLock()) {
  // The running app does what this start was for.
  app.quit();
} else {
  /** What other starts ask for before the app is there is done when it is. */
  const waiting: (readonly string[])[] = [];
  let running: RunningApp | null = null;
  const command = (argv: readonly string[]): void => {
    if (running) running.command(argv);
    else waiting.push(argv);
  };
  app.on('second-instance', (_event, argv) => command(argv));
  app.on('activate', () => command([]));
  if (isCommand(process.argv)) command(process.argv);
  // The tray is the app: no window left is no reason to end.
  app.on('window-all-closed', () => undefined);
  if (process.platform === 'darwin') app.dock?.hide();
  app
    .whenReady()
    .then(createApp)
    .then((started) => {
      running = started;
      waiting.forEach(started.command);
    })
    .catch((error: unknown) => {
      process.stderr.write(
        `Keito Bar could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      showStartFailure(error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
}
