import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { repository } from '../../../scripts/lib/repository.mjs';
import * as compiled from '../../../src/shared/i18n/messages';
import { LANGUAGES, type Language } from '../../../src/shared/language';

/** Words that are the same in another language. What is not listed here is to be translated. */
const SAME: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  de: [
    ...['client_name', 'conflict_theirs', 'contact_fax', 'settings_system', 'sync_offline', 'theme_system'],
    ...['report_by_person', 'report_source_api', 'report_source_web'],
    ...['color_indigo', 'color_orange', 'project_budget', 'expense_metadata_name'],
  ],
  fr: [
    ...['add_project_client', 'elsewhere_note_placeholder', 'entry_suggestions', 'field_note', 'note_label'],
    ...['settings_formats', 'week_row_total', 'main_csv_client', 'main_csv_notes'],
    ...['test_notifications', 'tray_title_note', 'invoice_notes', 'invoice_total', 'clients', 'contacts'],
    ...['contact_client', 'contact_email', 'contact_fax', 'need_client', 'need_contact'],
    ...['color_indigo', 'color_orange', 'project_budget', 'project_time_agents'],
    ...[
      'report_by_client',
      'report_column_agents',
      'report_source_agent',
      'report_source_web',
      'report_total',
    ],
  ],
  es: [
    'contact_fax',
    'expense_no',
    'invoice_total',
    'main_csv_no',
    'no',
    'report_source_web',
    'report_total',
  ],
  ja: [],
};
/** Made of placeholders, figures, signs and names only. */
const WORDLESS = /^(?:\{\w+\}|[\d\s.,:·;|]|h|min|s|PM|Keito Bar)*$/;

const variants = z
  .array(
    z.object({
      declarations: z.array(z.string()),
      selectors: z.array(z.literal('countPlural')),
      match: z.record(z.string(), z.string()),
    }),
  )
  .length(1);
const catalogue = z.record(z.string(), z.union([z.string(), variants]));
type Message = z.infer<typeof catalogue>[string];

function read(room: 'window' | 'main', language: Language): Readonly<Record<string, Message>> {
  const file = room === 'main' ? `main.${language}.json` : `${language}.json`;
  return catalogue.parse(
    JSON.parse(readFileSync(join(repository, 'src', 'shared', 'messages', file), 'utf8')),
  );
}

/** All the texts that a message can be, by plural category; `''` where it has but one. */
function textsOf(message: Message): ReadonlyMap<string, string> {
  if (typeof message === 'string') return new Map([['', message]]);
  return new Map(
    message.flatMap(({ match }) =>
      Object.entries(match).map(([key, text]) => [key.replace('countPlural=', ''), text]),
    ),
  );
}

const placeholdersIn = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

const others = LANGUAGES.filter((language) => language !== 'en');
const rooms = others.flatMap((language) =>
  (['window', 'main'] as const).map((room) => ({ language, room, english: read(room, 'en') })),
);

describe.each(rooms)('the texts of the $room in $language', ({ language, room, english }) => {
  const texts = read(room, language);

  it('are there for every English one, and no more', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it('hold the same placeholders in every form, and say something', () => {
    for (const [id, message] of Object.entries(texts)) {
      const [expected = ''] = textsOf(english[id] ?? '').values();
      for (const text of textsOf(message).values()) {
        expect({ id, placeholders: placeholdersIn(text) }).toEqual({
          id,
          placeholders: placeholdersIn(expected),
        });
        expect(text.trim(), id).not.toBe('');
        expect(text, id).toBe(text.trim());
      }
    }
  });

  it('have a form for each plural of the language where English has several', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [id, message] of Object.entries(texts)) {
      const isPlural = typeof english[id] === 'object';
      const expected = isPlural ? [...pluralCategories].sort() : [''];
      expect({ id, forms: [...textsOf(message).keys()].sort() }).toEqual({ id, forms: expected });
    }
  });

  it('are no English left standing', () => {
    const same = Object.entries(texts)
      .filter(([id, message]) => JSON.stringify(message) === JSON.stringify(english[id]))
      .filter(([, message]) => typeof message !== 'string' || !WORDLESS.test(message))
      .map(([id]) => id);
    expect(same.sort()).toEqual(sameIn(language, english));
  });
});

/** The listed ones of one room: a listed id that is translated after all is to be taken off the list. */
function sameIn(language: Language, english: Readonly<Record<string, Message>>): readonly string[] {
  return language === 'en' ? [] : SAME[language].filter((id) => id in english).sort();
}

it('what is listed as the same in a language is a text that exists', () => {
  const known = new Set([...Object.keys(read('window', 'en')), ...Object.keys(read('main', 'en'))]);
  expect(
    Object.values(SAME)
      .flat()
      .filter((id) => !known.has(id)),
  ).toEqual([]);
});

describe('compiled', () => {
  const message = z.custom<(inputs: object, options: { locale: Language }) => string>(
    (value) => typeof value === 'function',
  );
  const functions = z.record(z.string(), z.unknown()).parse({ ...compiled });
  const filled = { count: 2 };
  const say = (id: string, locale: Language): string => message.parse(functions[id])(filled, { locale });

  it.each(others)('every text of %s is the one of its file', (language) => {
    const files = { ...read('window', language), ...read('main', language) };
    const category = new Intl.PluralRules(language).select(filled.count);
    for (const [id, source] of Object.entries(files)) {
      const texts = textsOf(source);
      const expected = (texts.get('') ?? texts.get(category) ?? '')
        .replaceAll('{count}', String(filled.count))
        .replaceAll(/\{\w+\}/g, 'undefined');
      expect({ id, text: say(id, language) }).toEqual({ id, text: expected });
    }
  });

  it.each([
    ['en', 1, '1 entry'],
    ['en', 0, '0 entries'],
    ['de', 1, '1 Eintrag'],
    ['de', 0, '0 Einträge'],
    // To the French nothing is no plural.
    ['fr', 0, '0 entrée'],
    ['fr', 2, '2 entrées'],
    ['fr', 1_000_000, '1000000 d’entrées'],
    ['es', 2, '2 entradas'],
    ['es', 1_000_000, '1000000 de entradas'],
    ['ja', 1, '記録 1 件'],
    ['ja', 2, '記録 2 件'],
  ] as const)('counts in %s: %d', (locale, count, text) => {
    expect(compiled.entries_count({ count }, { locale })).toBe(text);
  });
});
