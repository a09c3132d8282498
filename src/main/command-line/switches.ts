import { MAX_NOTES_LENGTH } from '../../shared/model';
import * as m from '../../shared/i18n/messages';
import { EXIT } from './protocol';
import type { Command } from './protocol';

/** The longest line and the longest link that are passed on at all, in UTF-16 units. */
export const MAX_LINE_LENGTH = 2 * MAX_NOTES_LENGTH;

/** What is told without any app. */
type About = { readonly kind: 'help' } | { readonly kind: 'version' };

/** What arguments ask for. `folder`: the user's data that is meant, where it is named. */
export type Asked = { readonly folder: string | null } & (
  | { readonly kind: 'command'; readonly command: Command }
  | About
  /** Why nothing is done, in words. */
  | { readonly kind: 'refused'; readonly message: string }
);

const LINK = /^keito:/i;
const FOLDER = '--user-data-dir';

/** Reads what follows `keito-bar`. Strict: whatever is not known is refused. */
export function readArguments(args: readonly string[]): Asked {
  return new Arguments(args).read();
}

/**
 * Reads the arguments of the app's own executable, in which Chromium's switches and the app's folder may stand too; null
 * where none of them is a command: the app just starts.
 */
export function readProcessArguments(args: readonly string[], isFolderNamed: boolean): Asked | null {
  const own = withoutForeign(args, isFolderNamed);
  const isCommand = own.some(
    (each) => each === '--' || (isOurs(each) && !each.startsWith(FOLDER) && each !== BACKGROUND),
  );
  return isCommand ? readArguments(own.filter((each) => each !== BACKGROUND)) : null;
}

/** Starts the app without showing its window, for a command that found none running. */
export const BACKGROUND = '--background';

const SWITCHES = ['--toggle', '--new', '--start', '--stop', '--status', '--json', '--help', '--version'];

const isOurs = (argument: string): boolean =>
  LINK.test(argument) ||
  argument === BACKGROUND ||
  SWITCHES.includes(argument) ||
  argument.startsWith('--start=') ||
  argument === FOLDER ||
  argument.startsWith(`${FOLDER}=`);

/** Families of Chromium's and Electron's switches, each of one word with its value after `=`. */
const FOREIGN =
  /^--?(?:(?:no|disable|enable|force|use|ozone|inspect|remote|lang|proxy|js|log|vmodule|allow|ignore|password|gtk|high|original|auto|host|trace|in|single|gpu|headless)\b.*|v(?:=.*)?)$/;

function withoutForeign(args: readonly string[], isFolderNamed: boolean): readonly string[] {
  const own: string[] = [];
  let isFolderToCome = isFolderNamed;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      // The system puts a link behind it; whatever else a link has smuggled in there is none of ours.
      const rest = args.slice(at + 1);
      return [...own, ...(rest.every((each) => LINK.test(each)) ? rest : ['--'])];
    }
    if (argument === '--start') {
      // Its text is taken as it is, whatever it looks like.
      own.push(...args.slice(at, at + 2));
      at += 1;
    } else if (isFolderToCome && !argument.startsWith('-')) isFolderToCome = false;
    else if (!FOREIGN.test(argument)) own.push(argument);
  }
  return own;
}

/** The arguments with which the app is started in the background instead, without its commands. */
export function argumentsToStart(args: readonly string[]): readonly string[] {
  const kept = args.filter(
    (each, at) => each !== '--' && args[at - 1] !== '--start' && (!isOurs(each) || each.startsWith(FOLDER)),
  );
  return [...kept, BACKGROUND];
}

class Arguments {
  readonly #args: readonly string[];
  #at = 0;
  #folder: string | null = null;
  #json = false;
  readonly #found: (Command | About)[] = [];

  constructor(args: readonly string[]) {
    this.#args = args;
  }

  read(): Asked {
    const problem = this.#readAll();
    const folder = this.#folder;
    if (problem !== null) return { kind: 'refused', message: problem, folder };
    const [found = { kind: 'open' } as const, second] = this.#found;
    if (second) return { kind: 'refused', message: m.main_cli_one_command(), folder };
    if (this.#json && found.kind !== 'status') return { kind: 'refused', message: m.main_cli_json(), folder };
    if (found.kind === 'help' || found.kind === 'version') return { kind: found.kind, folder };
    if (found.kind === 'status') return { kind: 'command', command: { ...found, json: this.#json }, folder };
    return { kind: 'command', command: found, folder };
  }

  /** The first problem, in words; null when all is understood. */
  #readAll(): string | null {
    while (this.#at < this.#args.length) {
      const problem = this.#readOne(this.#next() ?? '');
      if (problem !== null) return problem;
    }
    return null;
  }

  #next(): string | undefined {
    const argument = this.#args[this.#at];
    this.#at += 1;
    return argument;
  }

  #readOne(argument: string): string | null {
    switch (argument) {
      case '--toggle':
      case '--new':
      case '--stop':
        return this.#take({
          kind: argument === '--toggle' ? 'toggle' : argument === '--new' ? 'new' : 'stop',
        });
      case '--status':
        return this.#take({ kind: 'status', json: false });
      case '--help':
      case '--version':
        return this.#take({ kind: argument === '--help' ? 'help' : 'version' });
      case '--json':
        this.#json = true;
        return null;
      case '--start':
        return this.#takeLine(this.#next());
      case FOLDER:
        return this.#takeFolder(this.#next());
    }
    if (argument.startsWith('--start=')) return this.#takeLine(argument.slice('--start='.length));
    if (argument.startsWith(`${FOLDER}=`)) return this.#takeFolder(argument.slice(FOLDER.length + 1));
    if (LINK.test(argument)) return this.#takeLink(argument);
    const shown = JSON.stringify(argument.slice(0, 60));
    const isTooMany = !argument.startsWith('-') && this.#found.some(({ kind }) => kind === 'start');
    return isTooMany ? m.main_cli_quotes({ argument: shown }) : m.main_cli_unknown({ argument: shown });
  }

  #take(found: Command | About): null {
    this.#found.push(found);
    return null;
  }

  #takeLine(line: string | undefined): string | null {
    if (line === undefined || line.trim() === '') return m.main_cli_start_text();
    if (line.length > MAX_LINE_LENGTH) return m.main_cli_too_long({ most: MAX_LINE_LENGTH });
    return this.#take({ kind: 'start', line });
  }

  #takeLink(url: string): string | null {
    if (url.length > MAX_LINE_LENGTH) return m.main_cli_too_long({ most: MAX_LINE_LENGTH });
    return this.#take({ kind: 'link', url });
  }

  #takeFolder(folder: string | undefined): string | null {
    if (!folder) return m.main_cli_folder();
    this.#folder = folder;
    return null;
  }
}

/** What `--help` prints. */
export function helpText(): string {
  const switches: readonly (readonly [string, string])[] = [
    ['--toggle', m.main_cli_help_toggle()],
    ['--new', m.main_cli_help_new()],
    ['--start "acme dev"', m.main_cli_help_start()],
    ['--stop', m.main_cli_help_stop()],
    ['--status [--json]', m.main_cli_help_status()],
    ['keito://…', m.main_cli_help_link()],
    ['--user-data-dir=FOLDER', m.main_cli_help_folder()],
    ['--help', m.main_cli_help_help()],
    ['--version', m.main_cli_help_version()],
  ];
  const exits: readonly (readonly [number, string])[] = [
    [EXIT.done, m.main_cli_exit_done()],
    [EXIT.refused, m.main_cli_exit_refused()],
    [EXIT.usage, m.main_cli_exit_usage()],
    [EXIT.absent, m.main_cli_exit_absent()],
    [EXIT.silent, m.main_cli_exit_silent()],
  ];
  return [
    m.main_cli_help_intro(),
    '',
    ...switches.map(([name, says]) => `  keito-bar ${name.padEnd(24)}${says}`),
    '',
    m.main_cli_help_exit(),
    ...exits.map(([code, says]) => `  ${code}  ${says}`),
    '',
  ].join('\n');
}
