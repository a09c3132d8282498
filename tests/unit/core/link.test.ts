import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINK_LENGTH, readLink, type Link } from '../../../src/main/core/link';

const linkIn = (url: string): Link | string => {
  const reading = readLink(url);
  return reading.ok ? reading.link : reading.fault;
};

describe('a keito:// link', () => {
  it.each([
    ['keito://open', { kind: 'open' }],
    ['keito://open/', { kind: 'open' }],
    ['KEITO://Stop', { kind: 'stop' }],
    ['keito://new', { kind: 'new', text: '' }],
    ['keito://new?text=acme%20dev', { kind: 'new', text: 'acme dev' }],
    ['keito://start?text=acme+dev+.5%2B15m', { kind: 'start', text: 'acme dev .5+15m' }],
    ['keito://start?text=caf%C3%A9%20%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB', { kind: 'start', text: 'café 👩‍💻' }],
  ])('%s', (url, link) => expect(linkIn(url)).toEqual(link));

  it.each([
    ['https://keito.ai/start', 'not-ours'],
    ['javascript:alert(1)', 'not-ours'],
    [' keito://stop', 'not-ours'],
    ['keito:stop', 'not-ours'],
    ['keito:/stop', 'not-ours'],
    ['', 'not-ours'],
    ['keito://', 'unknown-action'],
    ['keito://delete', 'unknown-action'],
    ['keito://me:secret@stop', 'unknown-action'],
    ['keito://stop:80', 'unknown-action'],
    ['keito://stop/now', 'unknown-action'],
    ['keito://stop//', 'unknown-action'],
    ['keito://stop#now', 'unknown-action'],
    ['keito://stop\n', 'unknown-action'],
    ['keito://%73top', 'unknown-action'],
    ['keito://toString', 'unknown-action'],
    ['keito://stop?now=1', 'unknown-parameter'],
    ['keito://stop?', { kind: 'stop' }],
    ['keito://stop?&', 'unknown-parameter'],
    ['keito://open?text=a', 'unknown-parameter'],
    ['keito://start?text=a&confirm=0', 'unknown-parameter'],
    ['keito://start?text=a&text=b', 'unknown-parameter'],
    ['keito://start?text=a#b', 'unknown-parameter'],
    ['keito://start?Text=a', 'unknown-parameter'],
    ['keito://new?__proto__=a', 'unknown-parameter'],
    ['keito://start', 'no-text'],
    ['keito://start?text=', 'no-text'],
    ['keito://start?text=%20+', 'no-text'],
    ['keito://start?text=%', 'unreadable'],
    ['keito://start?text=%C3', 'unreadable'],
    ['keito://start?text=%ED%A0%80', 'unreadable'],
    ['keito://start?text=a%0Ab', 'hidden'],
    ['keito://start?text=a%0D', 'hidden'],
    ['keito://start?text=a%00b', 'hidden'],
    ['keito://start?text=a%09b', 'hidden'],
    ['keito://start?text=a%1B%5B2J', 'hidden'],
    ['keito://start?text=a%C2%85b', 'hidden'],
    ['keito://start?text=a%E2%80%A8b', 'hidden'],
    ['keito://start?text=a%E2%80%AEb', 'hidden'],
    ['keito://start?text=a%E2%80%8Bb', 'hidden'],
    ['keito://start?text=a%F3%A0%81%81b', 'hidden'],
    [`keito://start?text=${'a'.repeat(501)}`, 'too-long'],
    [`keito://new?text=${'a'.repeat(MAX_LINK_LENGTH)}`, 'too-long'],
  ])('%s', (url, expected) => expect(linkIn(url)).toEqual(expected));

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((rest) => `keito://${rest}`),
    fc
      .tuple(
        fc.constantFrom('start', 'new', 'stop', 'open', 'quit'),
        fc.string({ unit: 'binary', maxLength: 40 }),
      )
      .map(([action, rest]) => `keito://${action}?text=${rest}`),
    fc
      .tuple(fc.constantFrom('start', 'new', 'stop'), fc.uint8Array({ maxLength: 20 }))
      .map(([action, bytes]) => {
        const encoded = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
        return `keito://${action}?text=${encoded}`;
      }),
  );

  it('is read without ever throwing, and never into something with a second line or hidden characters', () => {
    fc.assert(
      fc.property(anything, (url) => {
        const reading = readLink(url);
        if (!reading.ok || !('text' in reading.link)) return;
        expect(
          [...reading.link.text].filter((char) => char < ' ' || (char >= '\x7f' && char <= '\x9f')),
        ).toEqual([]);
        expect(reading.link.text).not.toMatch(/[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
        expect(reading.link.text.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 2_000 },
    );
  });

  it('brings a text of one line as it was encoded, whichever way spaces were', () => {
    const visible = fc.string({ unit: fc.constantFrom(...'aZ9 é日+%&=#?/:@"\'<>;👍'), maxLength: 40 });
    fc.assert(
      fc.property(visible, (text) => {
        fc.pre(text.trim() !== '');
        const expected = { kind: 'start', text: text.trim() };
        expect(linkIn(`keito://start?text=${encodeURIComponent(text)}`)).toEqual(expected);
        expect(linkIn(`keito://start?${new URLSearchParams({ text }).toString()}`)).toEqual(expected);
      }),
    );
  });
});
