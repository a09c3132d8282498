import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autostartEntry, isAutostartOn } from '../../../src/main/desktop/autostart';

/** Reads `Exec` back as the specification has it: first the escapes of values, then quotes, then field codes. */
function commandOf(entry: string): readonly string[] {
  const line = entry.split('\n').find((one) => one.startsWith('Exec='));
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', s: ' ', '\\': '\\' };
  const value = (line ?? '').slice('Exec='.length).replace(/\\(.)/g, (_, code: string) => {
    const meant = escapes[code];
    if (meant === undefined) throw new Error(`\\${code} means nothing.`);
    return meant;
  });
  const command: string[] = [];
  for (const [whole, inner = ''] of value.matchAll(/"((?:\\[\s\S]|[^"\\])*)"|\S/g)) {
    if (!whole.startsWith('"')) throw new Error(`${whole} is not quoted.`);
    command.push(inner.replace(/\\([\s\S])/g, '$1').replaceAll('%%', '%'));
  }
  return command;
}

describe('what is started at login', () => {
  it('is the app, by its command', () => {
    expect(autostartEntry(['/opt/Keito Bar/keito-bar'])).toContain('\nExec="/opt/Keito Bar/keito-bar"\n');
    expect(isAutostartOn(autostartEntry(['keito-bar']))).toBe(true);
  });

  it('is this very command, whatever the folder is called', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ minLength: 1 }),
            fc.constantFrom('a "b" $c', '\\', '100 %', '`x`', '%f', 'ü\tö'),
          ),
        ),
        (command) => {
          expect(commandOf(autostartEntry(command))).toEqual(command);
        },
      ),
    );
  });

  it('is one line of the entry: nothing in a name makes another key', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(autostartEntry([name, '\nHidden=true\n']).split('\n')).toHaveLength(8);
      }),
    );
  });

  it.each(['Hidden=true', 'Hidden = true', 'X-GNOME-Autostart-enabled=false'])('is off by %s', (line) => {
    expect(isAutostartOn(`[Desktop Entry]\nExec=keito-bar\n${line}\n`)).toBe(false);
    expect(isAutostartOn(`[Desktop Entry]\nExec=keito-bar\n# ${line}\n`)).toBe(true);
  });
});
