// @ts-check
// Copied into the registry's Electron, which has no default app of its own: starts the app in the folder named
// by the first argument that is not a switch, as `electron FOLDER` does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

try {
  const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
  if (named === undefined) throw new Error('Usage: electron FOLDER');
  const folder = path.resolve(named);
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  // @ts-expect-error Electron's own default app calls it too; the published types leave it out.
  app.setAppPath(folder);
  app.setName(about.productName ?? about.name);
  // @ts-expect-error Likewise.
  app.setVersion(about.version);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), app.name));
  }
  Object.defineProperty(process, 'defaultApp', { value: true });
  // Awaited at the top level: Electron is not ready before this ends, so that an app may still register its
  // schemes and ask for its single-instance lock.
  await import(pathToFileURL(path.join(folder, about.main)).href);
} catch (error) {
  console.error(error);
  app.exit(1);
}
