import { describe, expect, it } from 'vitest';
import { languageOf, localeFor } from '../../../src/shared/language';
import { preferencesPatchSchema, preferencesSchema, DEFAULT_PREFERENCES } from '../../../src/shared/settings';

describe('like the system: its best liked language that there are texts in', () => {
  it.each<[readonly string[], string]>([
    [['de-AT', 'en-US'], 'de-AT'],
    [['it-IT', 'fr-CH', 'en-US'], 'fr-CH'],
    [['it-IT', 'pt-BR'], 'en'],
    [[], 'en'],
    [['C', 'de_AT.UTF-8'], 'de-AT'],
    [['ES-mx'], 'es-MX'],
    [['not a language', 'ja'], 'ja'],
    // Not German, though it begins with the same letters.
    [['den', 'ja-JP'], 'ja-JP'],
  ])('%j', (tags, locale) => {
    expect(localeFor('system', tags)).toBe(locale);
  });
});

it('a chosen language keeps the system’s own way of writing dates, where that is of the same language', () => {
  expect(localeFor('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(localeFor('fr', ['de-DE', 'en-GB'])).toBe('fr');
});

it('a locale’s language is one of ours, or none', () => {
  expect(languageOf('ja-JP')).toBe('ja');
  expect(languageOf('nl')).toBeNull();
});

describe('the setting', () => {
  const { language, away, ...older } = DEFAULT_PREFERENCES;

  it('is the system’s in settings that were saved before there was one', () => {
    expect(language).toBe('system');
    expect(new Set(Object.values(away))).toEqual(new Set(['ask']));
    expect(preferencesSchema.parse(older)).toEqual(DEFAULT_PREFERENCES);
  });

  it('takes a language, and no other word', () => {
    expect(preferencesPatchSchema.parse({ language: 'ja' })).toEqual({ language: 'ja' });
    expect(preferencesPatchSchema.safeParse({ language: 'tlh' }).success).toBe(false);
  });

  it('stays as it is when something else is changed', () => {
    expect(preferencesPatchSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  });
});
