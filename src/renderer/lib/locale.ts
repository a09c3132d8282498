import { shownLocale } from '../state/language.svelte';

/** The locale for dates and numbers: the system's own variant (en-GB) of the language that the texts are in. */
export function displayLocale(): string {
  return shownLocale();
}
