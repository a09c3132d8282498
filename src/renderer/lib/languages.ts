import type { Language } from '../../shared/language';

/** A language's name in the language itself, as it stands alone in a list: `Français`. */
export function ownName(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(language) + rest.join('');
}
