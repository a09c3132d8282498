import { baseLocale, setLocale } from '../shared/i18n/runtime';
import { languageOf } from '../shared/language';

let spoken: string = baseLocale;

/**
 * Main's sentences are in the language of this locale (BCP 47) from now on. What is put together for each snapshot
 * follows with the next one. A sentence that was stored stays in the language in which it was written: the reasons of
 * blocked operations in the journal, and files that were saved.
 */
export function speak(locale: string): void {
  spoken = locale;
  void setLocale(languageOf(locale) ?? baseLocale, { reload: false });
}

/** The locale (BCP 47) for the dates and times in main's sentences. */
export function spokenLocale(): string {
  return spoken;
}
