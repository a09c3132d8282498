/** Keys as Electron names them (https://www.electronjs.org/docs/latest/api/accelerator) and as people read them. */

const MODIFIER_KEYS = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'OS',
  'CapsLock',
  'Fn',
  'Dead',
  'Unidentified',
]);

/** Physical keys whose Electron name is not the character that they type. */
const NAMED_CODES: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  NumpadEnter: 'Return',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};

const FUNCTION_KEY = /^F([1-9]|1\d|2[0-4])$/;
/** Keys that no program expects: they may stand alone. */
const SPARE_KEY = /^F(1[3-9]|2[0-4])$/;

/** The parts of a KeyboardEvent that matter here. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export type RecordedKeys =
  | { readonly kind: 'accelerator'; readonly accelerator: string }
  /** Only modifiers so far. */
  | { readonly kind: 'incomplete' }
  /** A key that would be lost for typing everywhere, as it has no modifier. */
  | { readonly kind: 'needs-modifier' }
  /** Keys with a meaning of their own in most programs, such as Ctrl and C, which none of them would get any more. */
  | { readonly kind: 'needs-second'; readonly accelerator: string }
  /** A key that Electron has no name for. */
  | { readonly kind: 'unknown' };

function keyName(press: KeyPress): string | null {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  // By the character for letters, so that the label on the key counts on every layout; by the place elsewhere.
  if (letter !== undefined) return /^[a-z]$/i.test(press.key) ? press.key.toUpperCase() : letter;
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  const padDigit = /^Numpad(\d)$/.exec(press.code)?.[1];
  if (padDigit !== undefined) return `num${padDigit}`;
  if (FUNCTION_KEY.test(press.key)) return press.key;
  const named = NAMED_CODES[press.code];
  if (named !== undefined) return named;
  if (press.key === '+') return 'Plus';
  return /^[!-~]$/.test(press.key) ? press.key.toUpperCase() : null;
}

/**
 * Reads a pressed combination as an Electron accelerator. A hotkey is taken from every other program, so it needs two
 * modifiers, or with a function key one other than Shift.
 */
export function recordKeys(press: KeyPress, platform: string): RecordedKeys {
  if (MODIFIER_KEYS.has(press.key)) return { kind: 'incomplete' };
  const name = keyName(press);
  if (name === null) return { kind: 'unknown' };
  const onMac = platform === 'darwin';
  const parts = [
    ...(press.metaKey ? [onMac ? 'Command' : 'Super'] : []),
    ...(press.ctrlKey ? ['Control'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
  ];
  const isStrong = press.metaKey || press.ctrlKey || press.altKey;
  const isFunctionKey = FUNCTION_KEY.test(name);
  const accelerator = [...parts, name].join('+');
  if (parts.length >= 2 || (isFunctionKey && isStrong) || SPARE_KEY.test(name)) {
    return { kind: 'accelerator', accelerator };
  }
  return isStrong || isFunctionKey ? { kind: 'needs-second', accelerator } : { kind: 'needs-modifier' };
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  CmdOrCtrl: '⌘',
  Command: '⌘',
  Cmd: '⌘',
  Super: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Ctrl: '⌃',
  Alt: '⌥',
  Option: '⌥',
  Shift: '⇧',
};

const OTHER_NAMES: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  CmdOrCtrl: 'Ctrl',
  Control: 'Ctrl',
  Meta: 'Super',
};

const KEY_SIGNS: Readonly<Record<string, string>> = {
  Plus: '+',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Return: '⏎',
};

/** The keys of an accelerator as they are called on the person's machine; empty when there is none. */
export function acceleratorKeys(accelerator: string, platform: string): readonly string[] {
  if (accelerator === '') return [];
  const names = platform === 'darwin' ? MAC_SIGNS : OTHER_NAMES;
  return accelerator.split('+').map((part) => names[part] ?? KEY_SIGNS[part] ?? part);
}

/** Whether two accelerators are the same keys on the person's machine, however they are spelled. */
export function areSameKeys(one: string, other: string, platform: string): boolean {
  const spelled = (accelerator: string): string =>
    acceleratorKeys(accelerator, platform).toSorted().join(' ');
  return spelled(one) === spelled(other);
}
