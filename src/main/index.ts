import { app } from 'electron';
import { createApp, type RunningApp } from './app';
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
  let running: RunningApp | null = null;
  app.on('second-instance', (_event, argv) => running?.command(argv));
  app.on('activate', () => running?.command([]));
  // The tray is the app: no window left is no reason to end.
  app.on('window-all-closed', () => undefined);
  if (process.platform === 'darwin') app.dock?.hide();
  app
    .whenReady()
    .then(createApp)
    .then((started) => {
      running = started;
    })
    .catch((error: unknown) => {
      process.stderr.write(
        `Keito Bar could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      showStartFailure(error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
}
