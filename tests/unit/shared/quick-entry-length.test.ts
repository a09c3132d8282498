import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('how long', () => {
  it.each([
    ['45m', 2700],
    ['1:30', 5400],
    ['1.5h', 5400],
    ['1h30', 5400],
    ['1h30m', 5400],
    ['.5+15m', 2700],
    ['0,25', 900],
    ['1h 30m', 5400],
    ['24h', 86400],
    ['24:00', 86400],
    ['.5 +15m', 2700],
    ['1h 30m +15m', 6300],
    ['+15m', 900],
    ['45m.', 2700],
    ['45m,', 2700],
    ['(45m)', 2700],
    ['(45 min)', 2700],
    ['45 min.', 2700],
    ['1h 30m.', 5400],
    ['1:30:00', 5400],
  ])('%s', (text, seconds) => {
    expect(read(`acme dev ${text} note`)).toMatchObject({
      seconds,
      notes: 'note',
      action: 'log',
      problems: [],
    });
    expect(read(`${text} acme dev note`)).toMatchObject({
      seconds,
      notes: 'note',
      action: 'log',
      problems: [],
    });
  });

  it.each(['2', '2026', 'h', '1h30x', '-20', '-x20m', '16:9', 'v1.5', '"45m"', '٤٥m'])(
    '%s is a word',
    (text) => {
      expect(read(`acme dev ${text}`)).toMatchObject({ seconds: null, notes: text, action: 'start' });
    },
  );

  it.each([
    ['25h', 'duration-too-long'],
    ['24:01', 'duration-too-long'],
    ['23h+61m', 'duration-too-long'],
    ['+25h', 'duration-too-long'],
    [`${'9'.repeat(400)}h`, 'duration-too-long'],
    ['0m', 'duration-zero'],
    ['0:00', 'duration-zero'],
    ['1:75', 'duration-impossible'],
    ['1h75', 'duration-impossible'],
    ['1:30:75', 'duration-impossible'],
    ['1h30m5', 'duration-impossible'],
  ])('%s is impossible', (text, code) => {
    const reading = read(`acme dev ${text}`);
    expect(reading).toMatchObject({ seconds: null, action: 'none', problems: [{ code, text }] });
  });

  it.each(['3.2,', '(3.2)', '2.', 'v3.2,', '45m...!'])('%s is the end of a sentence', (text) => {
    expect(read(`acme dev release ${text}`)).toMatchObject({ action: 'start', notes: `release ${text}` });
  });

  it.each([
    ['1h 30', 5400, '1h \\30'],
    ['1 h 30', 5400, '1 h \\30'],
    ['1h 05,', 3900, '1h \\05,'],
  ])('%s has its minutes without a unit, which it says', (text, seconds, note) => {
    expect(read(`acme dev x ${text}`)).toMatchObject({
      ...{ action: 'log', seconds, notes: 'x', remarks: [{ code: 'duration-or-note', text, seconds, note }] },
    });
    const kept = read(`acme dev x ${note}`);
    expect(kept).toMatchObject({
      action: 'log',
      seconds: 3600,
      notes: `x ${text.split(' ').at(-1)}`,
      remarks: [],
    });
  });

  it.each(['1h 5 mails', '1h 75 mails', '1h 30 - 40 mails', '1h 2026'])('%s counts something', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ seconds: 3600, notes: text.slice(3), remarks: [] });
  });

  it.each([
    ['1h30m15s', 5415],
    ['1:30:15', 5415],
    ['2m05s', 125],
  ])('%s names seconds, which it says', (text, seconds) => {
    expect(read(`acme dev ${text} x`)).toMatchObject({
      ...{ action: 'log', seconds, notes: 'x', remarks: [{ code: 'duration-seconds', text, seconds }] },
    });
  });

  it('will not choose between two', () => {
    expect(read('acme 1h fix 30m').problems).toEqual([{ code: 'duration-twice', texts: ['1h', '30m'] }]);
    expect(codes(read('acme 1h 2h'))).toEqual(['duration-twice']);
    expect(codes(read('acme 1h 30m 15m'))).toEqual(['duration-twice']);
    expect(read('acme .5 fix +15m')).toMatchObject({ seconds: 2700, notes: 'fix', problems: [] });
    expect(read('acme 24h 30m').problems).toEqual([{ code: 'duration-too-long', text: '24h 30m' }]);
  });
});

describe('figures alone that may be no duration', () => {
  it.each([
    ['fix 14:00', { code: 'duration-or-clock', seconds: 50_400, start: 'since 14:00', note: '\\14:00' }],
    [
      'yesterday 22:00',
      { code: 'duration-or-clock', seconds: 79_200, start: 'since 22:00', note: '\\22:00' },
    ],
    ['fix 10:00,', { code: 'duration-or-clock', text: '10:00,', start: 'since 10:00', note: '\\10:00,' }],
    ['fix １０：００', { code: 'duration-or-clock', start: 'since 10:00' }],
    ['fix 6:00', { code: 'duration-or-clock', seconds: 21_600, start: 'since 6:00', note: '\\6:00' }],
    ['fix 9:59 x', { code: 'duration-or-clock', seconds: 35_940, start: 'since 9:59', note: '\\9:59' }],
    ['fix 24:00', { code: 'duration-or-note', seconds: 86_400, note: '\\24:00' }],
    ['fix 10.5', { code: 'duration-or-note', seconds: 37_800, note: '\\10.5' }],
    ['fix 12,25 x', { code: 'duration-or-note', seconds: 44_100, note: '\\12,25' }],
    ['fix version 2.5 bug', { code: 'duration-or-note', seconds: 9000, note: '\\2.5' }],
    ['fix version 2,5 bug', { code: 'duration-or-note', seconds: 9000, note: '\\2,5' }],
  ])('%s says what else it may be', (text, remark) => {
    const reading = read(`acme dev ${text}`);
    expect(reading).toMatchObject({ action: 'log', problems: [], remarks: [remark] });
    const kept = `${text.replace('yesterday ', '')} `.replace(/(\S*[0-9０-９]\S*) /, '\\$1');
    expect(read(`acme dev x ${kept}`)).toMatchObject({ action: 'start', problems: [], remarks: [] });
  });

  it.each([
    ...['fix 5:59', 'fix 9.9', 'fix 10h', 'fix 10h30', 'fix 600m', '2.5 fix bug', 'fix bug 2.5'],
    ...['fix 2.5h bug', 'fix 2:30 bug', 'fix 2.5 yesterday', '1h fix +10:00 x'],
  ])('%s is as plain as it can be', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'log', remarks: [] });
  });
});

describe('from how long to how long', () => {
  it.each([
    ['en', 'call took from 5 to 10 min'],
    ['en', 'cache TTL from 1 to 2 hours'],
    ['en', 'from 9 to 11 h'],
    ['en', 'waited between 5 and 10 min'],
    ['de', 'Warten von 5 bis 10 min'],
    ['de', 'von 1 bis 2 Stunden'],
    ['de', 'zwischen 5 und 10 Minuten'],
    ['fr', 'attente entre 5 et 10 min'],
    ['es', 'retraso de 1 a 2 horas'],
    ['es', 'entre 5 y 10 min'],
  ])('%s: %s is a note', (locale, notes) => {
    expect(read(notes, { locale })).toMatchObject({ action: 'start', notes, seconds: null, start: null });
    expect(read(`${notes} 30m`, { locale })).toMatchObject({ action: 'log', notes, seconds: 1800 });
  });

  it.each([
    ['en', 'standup from 9 to 10:30', '10:30'],
    ['de', 'von 9 bis 11 Uhr', '11:00'],
    ['fr', 'de 9 à 11 heures', '11:00'],
    ['fr', 'de 9h à 11h', '11:00'],
    ['es', 'de 9 a 11 h', '11:00'],
  ])('%s: %s is from when to when', (locale, line, endTime) => {
    expect(read(line, { locale })).toMatchObject({ action: 'log', startTime: '09:00', endTime });
  });

  it('between two times of day beside a length stays in the note', () => {
    expect(read('sync between 9 and 10 1h')).toMatchObject({ seconds: 3600, notes: 'sync between 9 and 10' });
  });
});

describe('a length in words after a word that says of what, or how often', () => {
  it.each([
    ['en', 'timeout of thirty minutes', 1800],
    ['en', 'every five minutes', 300],
    ['de', 'alle fünfzehn Minuten', 900],
    ['fr', 'toutes les quinze minutes', 900],
    ['es', 'cada quince minutos', 900],
  ])('%s: may be words of the note: %s', (locale, text, seconds) => {
    const { remarks, ...reading } = read(`acme dev ${text}`, { locale });
    expect(reading).toMatchObject({ action: 'log', seconds });
    expect(remarks).toMatchObject([{ code: 'duration-or-note', seconds }]);
    const [remark] = remarks;
    const note = remark?.code === 'duration-or-note' ? text.replace(remark.text, remark.note) : '';
    expect(read(`acme dev ${note}`, { locale })).toMatchObject({ action: 'start', notes: text });
  });

  it('is none after any other word', () => {
    expect(read('acme dev meeting thirty minutes')).toMatchObject({ seconds: 1800, remarks: [] });
  });
});
