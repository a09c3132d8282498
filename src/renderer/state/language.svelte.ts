import { baseLocale, overwriteGetLocale } from '../../shared/i18n/runtime';
import { languageOf, LOCALE_PARAMETER, localeFor } from '../../shared/language';

/** Until the first snapshot arrived the window knows what its address says: the system's languages are not the chosen one. */
let shown = $state.raw(
  localeFor('system', [
    ...new URLSearchParams(location.search).getAll(LOCALE_PARAMETER),
    ...navigator.languages,
  ]),
);

// Every message asks for the language when it is shown: being state, a change of it draws just the texts anew, and
// neither the cursor nor what is being typed is lost.
overwriteGetLocale(() => languageOf(shown) ?? baseLocale);

/** The locale (BCP 47) that texts, dates and numbers are shown in. Reading it in a view follows every change. */
export function shownLocale(): string {
  return shown;
}

/** From now on everything is shown in this locale (BCP 47). */
export function showLocale(locale: string): void {
  shown = locale;
}
