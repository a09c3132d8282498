import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** `length` random letters and digits, fit for a secret. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) text += ALPHABET.charAt(randomInt(ALPHABET.length));
  return text;
}

/** A database id as Keito's look (reference: `cm…`): 25 letters and digits. */
export function newId(): string {
  return `cm${randomText(23)}`;
}
