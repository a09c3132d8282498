/**
 * What a desktop of the freedesktop.org kind starts at login: a desktop entry in its `autostart` folder
 * (https://specifications.freedesktop.org/autostart-spec/latest/,
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html).
 */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Keito Bar',
    `Exec=${escaped(command.map(quoted).join(' '))}`,
    'Icon=keito-bar',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an entry is started: desktops switch one off by a key, and leave the file where it is. */
export function isAutostartOn(entry: string): boolean {
  const off = [/^Hidden\s*=\s*true\s*$/m, /^X-GNOME-Autostart-enabled\s*=\s*false\s*$/m];
  return !off.some((pattern) => pattern.test(entry));
}

/** One argument, quoted for `Exec`; a percent sign would begin a field code. */
const quoted = (argument: string): string =>
  `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;

/** The general escapes of values come on top of the quoting. */
const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
