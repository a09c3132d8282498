import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, labelOf, noteLine, oneLine } from '../../../src/main/desktop/tray-words';
import { names } from './support';

const family = '👩‍👩‍👧‍👦';
const count = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

describe('a label', () => {
  it('is one line: the first of the note that says anything, and the place', () => {
    expect(labelOf({ ...names, notes: ' \nfirst\r\nsecond ' })).toBe('first · Acme › Website / Dev');
    expect(labelOf({ ...names, notes: '  ' })).toBe('Acme › Website / Dev');
    expect(labelOf({ ...names, clientName: '', taskName: '', notes: '' })).toBe('Website');
    expect(labelOf({ notes: 'alone', clientName: '', projectName: '', taskName: '' })).toBe('alone');
    expect(labelOf({ ...names, notes: 'one\u2028two' })).toBe('one · Acme › Website / Dev');
  });

  it('cuts the note first, between letters as people count them', () => {
    const long = labelOf({ ...names, notes: family.repeat(80) });
    expect(long).toBe(`${family.repeat(24)}… · Acme › Website / Dev`);
    expect(count(long)).toBe(48);
  });

  it('leaves the note some room beside long names', () => {
    const long = labelOf({ ...names, clientName: 'c'.repeat(90), notes: 'n'.repeat(90) });
    expect(long).toBe(`${'n'.repeat(15)}… · ${'c'.repeat(28)}…`);
  });

  it('keeps words from right to left from turning those beside them', () => {
    expect(labelOf({ ...names, notes: 'שלום' })).toBe('\u2068שלום\u2069 · Acme › Website / Dev');
    expect(labelOf({ ...names, clientName: 'شركة', notes: '' })).toBe('\u2068شركة › Website / Dev\u2069');
  });

  it('leaves ampersands and underscores to whoever draws the menu', () => {
    expect(labelOf({ ...names, notes: 'R&D_x' })).toBe('R&D_x · Acme › Website / Dev');
  });

  it('of anything at all is one short line with closed isolates', () => {
    const strange = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('a', '\n', '\t', '\u202e', '\u2066', '\u200f', 'ש', '&', family, '\u0000'),
        maxLength: 90,
      }),
    );
    fc.assert(
      fc.property(strange, strange, strange, strange, (notes, clientName, projectName, taskName) => {
        const label = labelOf({ notes, clientName, projectName, taskName });
        expect(label).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066\u2067]/u);
        expect(label.match(/\u2068/g)?.length).toBe(label.match(/\u2069/g)?.length);
        expect(count(label.replaceAll(/[\u2068\u2069]/g, ''))).toBeLessThanOrEqual(48);
      }),
    );
  });
});

it('a line has no control characters and no blanks to spare', () => {
  expect(oneLine('  a\tb\u0007\u0000c \u00a0 d\u202e ')).toBe('a b c d');
  expect(noteLine('\n\t\n x \n y')).toBe('x');
  expect(noteLine('\n')).toBe('');
});

it('what is cut ends in dots, never in a blank', () => {
  expect(cut('abc def', 5)).toBe('abc…');
  expect(cut('abcde', 5)).toBe('abcde');
});
