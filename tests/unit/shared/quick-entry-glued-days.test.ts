import { describe, expect, it } from 'vitest';
import { read, TODAY } from './quick-entry-fixture';

/** Days that are said in one word with something else, or by their number alone. */

describe('a day that stays in the note', () => {
  it.each([
    ['de', 'Dienstagabend 2h', 'Dienstagabend', '2026-05-19'],
    ['de', 'Montagvormittag 3h', 'Montagvormittag', '2026-05-18'],
    ['de', 'Mittwochabend 20-22', 'Mittwochabend', '2026-05-20'],
    ['ja', '昨日の夜 2時間', '昨日の夜', '2026-05-21'],
    ['ja', '昨日の午後 2時間 開発', '昨日の午後', '2026-05-21'],
    ['ja', '昨日午後 14時-16時', '昨日午後', '2026-05-21'],
    ['ja', '昨日分 3時間', '昨日分', '2026-05-21'],
    ['ja', '月曜午前 3時間', '月曜午前', '2026-05-18'],
    ['ja', '5/20午後 3時間', '5/20午後', '2026-05-20'],
    ['ja', '5月18日分 3時間', '5月18日分', '2026-05-18'],
    ['en', '20260520 2h', '20260520', '2026-05-20'],
    ['en', 'May18 3h', 'May18', '2026-05-18'],
    ['en', '20th 2h dev', '20th', '2026-05-21'],
    ['en', '2h on 20th', 'on 20th', '2026-05-21'],
    ['es', 'el día 18 3h', 'el día 18', '2026-05-21'],
    ['es', 'día 20 2h diseño', 'día 20', '2026-05-21'],
    ['de', '19. 2h Konzept', '19.', '2026-05-21'],
  ])('%s: of %s it is asked about', (locale, line, text, written) =>
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'log', spentDate: TODAY, isDayNamed: false, problems: [] },
      remarks: [{ code: 'note-or-day', text, written }],
    }),
  );

  it.each([
    ['de', 'Feierabend 2h'],
    ['de', 'Freitagabendrunde 2h'],
    ['de', 'Freitagnachmittag 2h'],
    ['de', 'Plan für Dienstagabend 2h'],
    ['ja', '2日分 3時間'],
    ['ja', '今日の午後 3時間'],
    ['ja', '昨日の会議 3時間'],
    ['en', 'ticket 20190520 2h'],
    ['en', 'order 20269999 2h'],
    ['en', 'report jan26 2h'],
    ['en', 'Mk18 2h'],
    ['en', '20th birthday 2h'],
    ['de', '3. Sitzung 2h'],
    ['en', 'budget 25/26 2h'],
  ])('%s: nothing is said of %s', (locale, line) =>
    expect(read(line, { locale })).toMatchObject({ action: 'log', spentDate: TODAY, remarks: [] }),
  );
});

describe('the morning of a day', () => {
  it.each([
    ['de', 'Montag morgen 2h', 'morgen'],
    ['es', 'lunes mañana 2h', 'mañana'],
    ['de', 'Mo morgen 2h', 'morgen'],
    ['fr', 'lun matin 2h', 'matin'],
  ])('%s: %s is no other day', (locale, line, notes) =>
    expect(read(line, { locale })).toMatchObject({ action: 'log', spentDate: '2026-05-18', notes }),
  );
});
