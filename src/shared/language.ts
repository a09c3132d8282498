import { baseLocale, isLocale, locales, type Locale } from './i18n/runtime';

/** A language that the texts are written in; `project.inlang/settings.json` lists them. */
export type Language = Locale;
export const LANGUAGES: readonly Language[] = locales;

/** What a person chose: a language, or whatever the system speaks. */
export type LanguageChoice = Language | 'system';

/** Of the window's address: the locale (BCP 47) that main speaks. */
export const LOCALE_PARAMETER = 'locale';

/** The language of a locale (BCP 47) if the texts are written in it; null else. */
export function languageOf(locale: string): Language | null {
  const [language = ''] = locale.toLowerCase().split('-');
  return isLocale(language) ? language : null;
}

/**
 * The locale (BCP 47) for a choice: the system's own variant of the language (`de-AT`), which dates and numbers follow,
 * or else the bare language. `systemTags` are the system's languages, the best liked first; some systems write them as
 * `de_AT.UTF-8`, and not all of them are languages (`C`).
 */
export function localeFor(choice: LanguageChoice, systemTags: readonly string[]): string {
  const known = systemTags.flatMap((tag) => canonical(tag)).filter((tag) => languageOf(tag) !== null);
  const fitting = choice === 'system' ? known : known.filter((tag) => languageOf(tag) === choice);
  return fitting[0] ?? (choice === 'system' ? baseLocale : choice);
}

function canonical(tag: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(tag.replace(/[.@].*$/, '').replaceAll('_', '-'));
  } catch {
    return [];
  }
}
