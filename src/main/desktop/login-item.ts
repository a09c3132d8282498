import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { autostartEntry, isAutostartOn } from './autostart';

/** Whether the system starts the app at login. The system keeps it, and may be told otherwise in its own settings. */
export function startsAtLogin(): boolean {
  if (process.platform !== 'linux') return app.getLoginItemSettings(started()).openAtLogin;
  const file = autostartFile();
  return existsSync(file) && isAutostartOn(readFileSync(file, 'utf8'));
}

/** Throws where the system does not take it. */
export function setStartsAtLogin(isOn: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ ...started(), openAtLogin: isOn });
    return;
  }
  if (!isOn) return rmSync(autostartFile(), { force: true });
  const { path, args } = started();
  mkdirSync(autostartFolder(), { recursive: true });
  writeFileSync(autostartFile(), autostartEntry([path, ...args]));
}

/** What has to be started; from a checkout the folder of the app as well. An AppImage runs from a folder that goes away. */
function started(): { path: string; args: string[] } {
  const path = process.env['APPIMAGE'] ?? process.execPath;
  return { path, args: app.isPackaged ? [] : [app.getAppPath()] };
}

function autostartFolder(): string {
  const config = process.env['XDG_CONFIG_HOME'];
  return join(config === undefined || config === '' ? join(homedir(), '.config') : config, 'autostart');
}

const autostartFile = (): string => join(autostartFolder(), 'keito-bar.desktop');
