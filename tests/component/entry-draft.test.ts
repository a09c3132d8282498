import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { showLocale } from '../../src/renderer/state/language.svelte';
import { EntryDraft } from '../../src/renderer/state/entry-draft.svelte';
import type { EntryView } from '../../src/shared/snapshot';
import { at, entry, running, snapshot } from './support/data';

const formats = snapshot().preferences.formats;

const draftOf = (edited: EntryView, hours: '12h' | '24h' = '24h'): EntryDraft =>
  new EntryDraft(edited, {
    zone: 'Europe/Berlin',
    formats: { ...formats, hours },
    clock: () => at(14, 27),
  });

beforeEach(() => showLocale('en-US'));
afterEach(() => showLocale('en-US'));

describe.each(['en-GB', 'de', 'fr-CA', 'es', 'ja'])('with a clock of 12 hours in %s', (locale) => {
  test('a note alone is changed: the begin and the times stay as they are', () => {
    showLocale(locale);
    for (const edited of [running, entry({ startTime: '14:05', endTime: '16:13' })]) {
      const draft = draftOf(edited, '12h');
      draft.notes = 'Mine';
      expect(draft.changes()).toEqual({ notes: 'Mine' });
      expect(draft.errors).toEqual({});
    }
  });

  test('an end that is typed goes with the start that is shown', () => {
    showLocale(locale);
    const draft = draftOf(entry({ startTime: '14:05', endTime: '16:13' }), '12h');
    draft.end = '16:30';
    expect(draft.changes()).toEqual({ startTime: '14:05', endTime: '16:30' });
    expect(draft.duration).toBe('2:25');
  });
});

test('what is typed over and back again is as it was, to the second', () => {
  const draft = draftOf(entry({ seconds: 7_682 }));
  expect(draft.duration).toBe('2:08');
  draft.duration = '2:0';
  draft.duration = '2:08';
  expect(draft.changes()).toEqual({});
  draft.end = '12:00';
  draft.end = '11:58';
  expect(draft.changes()).toEqual({});
});

test('the begin of what runs is changed by what is typed there', () => {
  const draft = draftOf(running);
  draft.started = '1:00 pm';
  expect(draft.changes()).toEqual({ startedAt: at(13, 0) });
  draft.started = 'soon';
  expect(draft.changes()).toBeNull();
  expect(draft.errors.started).toBeDefined();
});
