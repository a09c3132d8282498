import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** Japanese words with a time in them that no blank sets apart. */

const inJapanese = (line: string) => read(line, { locale: 'ja' });

describe('a length in a word of a line that is logged', () => {
  it.each([
    ['9:00-18:00 休憩1時間', '休憩1時間', '休憩 1時間'],
    ['9:00-17:30 休憩45分', '休憩45分', '休憩 45分'],
    ['10時〜19時 休憩60分', '休憩60分', '休憩 60分'],
    ['9:30-18:30 休憩1h 開発', '休憩1h', '休憩 1h'],
    ['9:00-18:00 （休憩1時間）', '（休憩1時間）', '（休憩 1時間）'],
    ['会議 1時間 電話30分', '電話30分', '電話 30分'],
    ['開発 3時間 会議1時間', '会議1時間', '会議 1時間'],
    ['実装4時間、レビュー 1時間', '実装4時間、レビュー', '実装 4時間、 レビュー'],
    ['打合せ 2h 移動45分', '移動45分', '移動 45分'],
  ])('stays there, and how to have it read is said: %s', (line, text, written) => {
    const { action, remarks } = inJapanese(line);
    const remark = { code: 'note-or-time', text, written };
    expect({ action, remarks }).toEqual({ action: 'log', remarks: [remark] });
    expect(inJapanese(line.replace(text, written)).action).toBe('none');
  });

  it.each([
    '24時間対応 監視 1時間',
    '10時出社 8時間',
    '3分の1 修正 1h',
    '1時間半会議 2h',
    '30分前倒し 2h',
    '締切20分前 1h',
    'タイムアウト30分に変更 1h',
    '工数2〜3時間 1h',
  ])('names something else in %s', (line) =>
    expect(inJapanese(line)).toMatchObject({ action: 'log', remarks: [] }),
  );

  it('is asked about where a mark ends it and another one follows', () =>
    expect(inJapanese('設計 3h、レビュー 1h').problems).toMatchObject([{ code: 'duration-twice' }]));

  it('is read before a mark', () =>
    expect(inJapanese('設計 2h、レビュー')).toMatchObject({ seconds: 7200, notes: '設計 レビュー' }));
});

describe('two times of the clock in a word', () => {
  it.each([
    ['10:00-11:00定例会議', '10:00-11:00 定例会議'],
    ['定例10:00-11:00', '定例 10:00-11:00'],
    ['定例会議(10:00-11:00)', '定例会議 (10:00-11:00)'],
    ['定例会議（10:00〜11:00）', '定例会議 （10:00〜11:00）'],
    ['A社打合せ14:00-15:30', 'A社打合せ 14:00-15:30'],
    ['13:00-17:00（移動含む）', '13:00-17:00 （移動含む）'],
    ['9:00-18:00（休憩1時間）', '9:00-18:00 （休憩1時間）'],
    ['10:00-11:00の会議', '10:00-11:00 会議'],
  ])('how to have them read is said: %s', (text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(inJapanese(`fix ${text}`)).toMatchObject({ action: 'start', remarks });
    const { startTime, endTime } = inJapanese(`fix ${written}`);
    expect(text).toContain(startTime?.replace(/^0/, ''));
    expect(text).toContain(endTime);
  });

  it.each(['3-4章レビュー', 'バージョン1.0-2.0'])('are none in %s', (text) =>
    expect(inJapanese(`fix ${text}`)).toMatchObject({ action: 'start', remarks: [] }),
  );
});

describe('how long or when, before what it was', () => {
  it.each([
    ['1時間の会議', '1時間 会議'],
    ['30分の電話', '30分 電話'],
    ['2hの会議', '2h 会議'],
    ['9:15開始', '9:15から'],
    ['9時開始', '9時から'],
  ])('is said how to be read: %s', (text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(inJapanese(`fix ${text}`)).toMatchObject({ action: 'start', remarks });
    const { seconds, start } = inJapanese(`fix ${written}`);
    expect(seconds ?? start).not.toBeNull();
  });

  it('a time of day and a wave before a length say from when till when', () => {
    const range = { startTime: '14:00', endTime: '15:00' };
    expect(inJapanese('14:00〜1時間 会議')).toMatchObject({ ...range, notes: '会議', remarks: [] });
    expect(inJapanese('14:00〜30分前 会議').startTime).toBeNull();
  });
});

it.each(['会議20分×3回', '会議3回×20分', '会議20分を3回', '22時〜深夜2時', '22時から深夜2時'])(
  'nothing is said of a part of what says how often or till when: %s',
  (text) => expect(inJapanese(`fix ${text}`)).toMatchObject({ action: 'start', remarks: [] }),
);

describe('a day or a time of the clock before what joins it to the next word', () => {
  it.each([
    ['昨日の22:00から', '昨日 22:00から'],
    ['昨日22:00から', '昨日 22:00から'],
    ['昨日の14:00から15:00', '昨日 14:00から15:00'],
    ['今日9:00から', '今日 9:00から'],
  ])('is said how to be read: %s', (text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(inJapanese(`fix ${text}`)).toMatchObject({ action: 'start', remarks });
    const { startTime, start, isDayNamed, notes } = inJapanese(`fix ${written}`);
    expect([startTime ?? start, isDayNamed, notes]).toEqual([expect.anything(), true, 'fix']);
  });

  it.each([
    ...['18:00から会議', '昨日9:00から会議', '明日の10:00から会議', '月曜の9:00から会議'],
    ...['比率1:20から変更', 'バージョン1:10から移行', 'スコア3:10から逆転'],
  ])('is not told where no timer can have begun then, or nobody may: %s', (text) =>
    expect(inJapanese(`fix ${text}`)).toMatchObject({ action: 'start', remarks: [] }),
  );

  it('is told before a time, but not before a word of the note', () => {
    const remarks = [{ code: 'note-or-day', text: '昨日の', written: '2026-05-21' }];
    expect(inJapanese('fix 昨日の 14:00から15:00')).toMatchObject({ action: 'log', remarks });
    expect(inJapanese('fix 昨日の 会議 1時間')).toMatchObject({ action: 'log', remarks: [] });
  });

  it.each([
    ['15時に会議', '15時から 会議', '15:00'],
    ['15時半に会議', '15時半から 会議', '15:30'],
    ['午後3時に会議', '午後3時から 会議', '15:00'],
    ['15:30に電話', '15:30から 電話', '15:30'],
  ])('is when what has its length began: %s', (text, written, startTime) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(inJapanese(`${text} 30分`)).toMatchObject({ action: 'log', startTime: null, remarks });
    expect(inJapanese(`${written} 30分`)).toMatchObject({ seconds: 1800, startTime, remarks: [] });
    expect(inJapanese(`9:00-10:00 ${text}`)).toMatchObject({ startTime: '09:00', remarks: [] });
  });

  it.each(['24時間に短縮 1時間', '3時間に1回実行 2h'])('is none in %s', (line) =>
    expect(inJapanese(line)).toMatchObject({ action: 'log', remarks: [] }),
  );
});
