import { getLocale } from '../../shared/i18n/runtime';

/**
 * The locale for dates and numbers: the system's own variant (en-GB) of the language that the texts are in, or else
 * that language.
 */
export function displayLocale(): string {
  const language: string = getLocale();
  return navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}
