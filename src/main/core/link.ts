import { z } from 'zod';

/** What a `keito://` link asks for. It is shown, and done only once the person has confirmed it. */
export type Link =
  { readonly kind: 'start' | 'new'; readonly text: string } | { readonly kind: 'stop' | 'open' };

/** Why a link is refused. */
export type LinkFault =
  'not-ours' | 'too-long' | 'unknown-action' | 'unknown-parameter' | 'unreadable' | 'no-text' | 'hidden';

export type LinkReading =
  { readonly ok: true; readonly link: Link } | { readonly ok: false; readonly fault: LinkFault };

export const MAX_LINK_LENGTH = 2_000;
export const MAX_LINK_TEXT_LENGTH = 500;

const SCHEME = /^keito:\/\//i;
const PARTS = /^([^?]*)(?:\?(.*))?$/s;
/** Controls, ends of lines, halves of characters and what is not seen or turns the writing round; joiners spell words. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

const action = z.enum(['start', 'new', 'stop', 'open']);
const text = z.string().max(MAX_LINK_TEXT_LENGTH);
/** All that each action takes. */
const parameters = {
  start: z.strictObject({ text }),
  new: z.strictObject({ text: text.optional() }),
  stop: z.strictObject({}),
  open: z.strictObject({}),
};

const fault = (name: LinkFault): LinkReading => ({ ok: false, fault: name });

/**
 * Reads a link: `keito://start?text=acme%20dev`, `keito://new`, `keito://stop`, `keito://open`, spaces as `%20` or `+`.
 * Whatever is more than that is refused: other schemes, names, ports, paths and fragments, unknown or repeated
 * parameters, texts that are not what they look like. Never throws.
 */
export function readLink(url: string): LinkReading {
  if (url.length > MAX_LINK_LENGTH) return fault('too-long');
  if (!SCHEME.test(url)) return fault('not-ours');
  const [, name = '', query] = PARTS.exec(url.replace(SCHEME, '')) ?? [];
  // Systems may write a host in small letters and put a slash behind it.
  const asked = action.safeParse(name.replace(/\/$/, '').toLowerCase());
  if (!asked.success) return fault('unknown-action');
  if (query?.includes('#')) return fault('unknown-parameter');
  const given = readQuery(query ?? '');
  if (typeof given === 'string') return fault(given);
  const decoded = parameters[asked.data].safeParse(given);
  if (!decoded.success) return fault(faultOf(given));
  const said = 'text' in decoded.data ? (decoded.data.text ?? '') : '';
  if (HIDDEN.test(said)) return fault('hidden');
  if (asked.data === 'start' && said.trim() === '') return fault('no-text');
  return { ok: true, link: linkOf(asked.data, said.trim()) };
}

function linkOf(kind: Link['kind'], said: string): Link {
  return kind === 'start' || kind === 'new' ? { kind, text: said } : { kind };
}

function faultOf(given: Readonly<Record<string, string>>): LinkFault {
  if (Object.keys(given).some((key) => key !== 'text')) return 'unknown-parameter';
  if (given['text'] === undefined) return 'no-text';
  return given['text'].length > MAX_LINK_TEXT_LENGTH ? 'too-long' : 'unknown-parameter';
}

/** The parameters by their names, each once. */
function readQuery(query: string): Readonly<Record<string, string>> | LinkFault {
  const found = new Map<string, string>();
  for (const pair of query === '' ? [] : query.split('&')) {
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = decode(at < 0 ? '' : pair.slice(at + 1));
    if (name === null || value === null) return 'unreadable';
    if (found.has(name)) return 'unknown-parameter';
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
