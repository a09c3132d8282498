import fc from 'fast-check';
import { RECENTS } from './quick-entry-fixture';

/** A word of any kind, mostly such as say something. */
export const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[0-9:.,hm+/-]{1,8}$/),
  fc.constantFrom(
    'acme',
    'dev',
    'web',
    'mon',
    '9-10',
    '1h',
    '30m',
    'today',
    'since',
    '9:40',
    '-20m',
    'from',
    'at',
    'to',
    'until',
    'again',
    'pm',
    'p.m.',
    '9.40',
    '9pm',
    '-',
    '+15m',
    '22-2',
    '5/6',
    '\\45m',
    '\\\\since',
    'yesterday',
    'gestern',
    'seit',
    'bis',
    'à',
    'encore',
    '9:40から',
    'Uhr',
    '9h40',
    'depuis',
    'las',
    'de',
    'il',
    '9時30分',
    '1時間30分',
    '４５ｍ',
    '30',
    '1h30m15s',
    '(45m)',
    '8.30-12',
    '0930',
    '\\昨日',
    '›',
    '"',
    'eexxaacctt',
    '-acme',
    '(',
    '\\',
  ),
);
/** A line of a few of them, with whatever blanks between. */
export const line = fc
  .array(word, { maxLength: 14 })
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', '  ', '\n', '\t'), { minLength: words.length, maxLength: words.length })
      .map((gaps) => words.map((text, place) => text + gaps[place]).join('')),
  );
/** What it is read against. */
export const given = fc.record({
  locale: fc.constantFrom('en', 'de', 'fr', 'es', 'ja'),
  recents: fc.constantFrom(RECENTS, []),
  pinned: fc.constantFrom(null, { projectId: 'web', taskId: 'web.Design' }, { projectId: '?', taskId: '?' }),
});
