import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('a time that no blank sets apart', () => {
  it.each([
    ['3人で1時間', '3人で 1時間', 3600],
    ['会議室3で2時間', '会議室3で 2時間', 7200],
    ['PR12レビュー1時間', 'PR12レビュー 1時間', 3600],
    ['5月のレポート2時間', '5月のレポート 2時間', 7200],
    ['打ち合わせ(1h)', '打ち合わせ (1h)', 3600],
    ['会議（30m）', '会議 （30m）', 1800],
    ['3h調査', '3h 調査', 10_800],
    ['調査3h', '調査 3h', 10_800],
    ['会議30分、レビュー', '会議 30分、 レビュー', 1800],
  ])('%s stays in the note, and how to have it read is said', (text, written, seconds) => {
    expect(read(`acme dev ${text}`, { locale: 'ja' })).toMatchObject({
      ...{ action: 'start', notes: text, problems: [] },
      remarks: [{ code: 'note-or-time', text, written }],
    });
    expect(read(`acme dev ${written}`, { locale: 'ja' })).toMatchObject({ action: 'log', seconds });
  });

  it.each(['v2m対応', '会議室3', 'h2データ', '5分以内', '\\会議30分'])('%s has none', (text) => {
    expect(read(`acme dev ${text}`, { locale: 'ja' }).remarks).toEqual([]);
  });

  it('is read where a mark of the sentence ends it', () => {
    expect(read('acme dev 調査 2時間。昨日', { locale: 'ja' })).toMatchObject({
      ...{ seconds: 7200, spentDate: '2026-05-21', notes: '調査' },
    });
    expect(read('acme dev 資料 45分、レビュー', { locale: 'ja' })).toMatchObject({
      ...{ seconds: 2700, notes: '資料 レビュー' },
    });
    expect(codes(read('acme dev 資料 45分、レビュー 15分', { locale: 'ja' }))).toEqual(['duration-twice']);
    expect(read('acme dev \\45分、レビュー', { locale: 'ja' })).toMatchObject({ notes: '45分、レビュー' });
  });
});

describe('about how long', () => {
  it.each([
    ['~2h call', 7200],
    ['call ~2h', 7200],
    ['call ~30m', 1800],
    ['~30 min call', 1800],
    ['call ~2 hours', 7200],
  ])('%s', (text, seconds) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'log', seconds, notes: 'call', remarks: [] });
  });

  it.each(['~1:30', '~5 people', '~/src'])('%s says no length', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', notes: text });
  });

  it('is not said between two times of day', () => {
    expect(read('acme dev 14:00 ~15:00')).toMatchObject({ startTime: '14:00', endTime: '15:00' });
  });
});

describe('a begin in several words', () => {
  it.each([
    ['fr', 'à partir de 9h30', '09:30'],
    ['fr', 'à partir de 9h', '09:00'],
    ['es', 'a partir de las 9', '09:00'],
    ['de', 'ab 9 Uhr', '09:00'],
  ])('%s: %s', (locale, text, time) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', notes: 'fix', start: { kind: 'clock', time }, remarks: [] },
    });
  });

  it.each([
    ['fr', 'à partir de 9 euros'],
    ['de', 'ab 9 Uhr Team'],
    ['de', 'frei ab 18 Uhr'],
    ['de', 'ab 9'],
  ])('%s: %s is a note', (locale, text) => {
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ action: 'start', start: null, notes: text });
  });
});
