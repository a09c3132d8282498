import { describe, expect, it } from 'vitest';
import { codes, read, TODAY } from './quick-entry-fixture';

/** What stands beside a day and is of it. */

describe('the little word before a day', () => {
  it.each([
    ['en', 'fix login on monday 1h', '2026-05-18'],
    ['en', 'fix login on may 21 1h', '2026-05-21'],
    ['en', '1h fix login on 5/21', '2026-05-21'],
    ['en', '9:00-10:00 fix login on Thu, 21 May', '2026-05-21'],
    ['de', 'fix login am Montag 1h', '2026-05-18'],
    ['de', 'fix login am 18.5. 1h', '2026-05-18'],
    ['fr', 'fix login le 18/05 1h', '2026-05-18'],
    ['fr', 'fix login le jeudi 21 mai 1h', '2026-05-21'],
    ['es', 'fix login el lunes 1h', '2026-05-18'],
  ])('%s: is none of the note: %s', (locale, text, spentDate) =>
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({
      ...{ notes: 'fix login', spentDate, problems: [], remarks: [] },
    }),
  );

  it.each([
    ['en', 'carry on 1h monday', 'carry on'],
    ['en', 'report on yesterday 1h', 'report on'],
    ['en', 'focus on 3/4 1h', 'focus on'],
    ['en', 'work on Monday board 1h', 'work on board'],
    ['en', 'on monday fix login 1h', 'on fix login'],
    ['en', 'fix \\on monday 1h', 'fix on'],
    ['de', 'Fix am Vormittag 1h', 'Fix am Vormittag'],
    ['fr', 'corriger le bug 1h lundi', 'corriger le bug'],
    ['fr', 'vérifier le 18/05 du client 1h', 'vérifier le du client'],
    ['fr', 'préparer le mardi gras 1h', 'préparer le gras'],
  ])('%s: stays in the note where the day may be one of it, or none follows: %s', (locale, text, notes) =>
    expect(read(`acme dev ${text}`, { locale }).notes).toBe(notes),
  );

  it('is kept with the day that is to be kept in the note', () => {
    const [remark] = read('demo for on monday 1h').remarks;
    expect(remark).toMatchObject({ code: 'day-or-note', text: 'on monday', note: 'on \\monday' });
    expect(read('demo for on \\monday 1h')).toMatchObject({ notes: 'demo for on monday', isDayNamed: false });
    const [dotted] = read('Demo für am 18.5. 1h', { locale: 'de' }).remarks;
    expect(dotted).toMatchObject({ text: 'am 18.5.', note: 'am \\18.5.' });
  });
});

describe('a day of the week beside a date', () => {
  it.each([
    ['en-GB', 'Thu, 21 May'],
    ['en-GB', '21 May (Thu)'],
    ['en', 'thu 5/21'],
    ['en', 'yesterday, thu'],
    ['de', 'Do., 21. Mai'],
    ['de', 'Donnerstag 21.5.'],
    ['fr', 'jeu. 21 mai'],
    ['es', 'jue, 21 may'],
  ])('%s: %s is one day', (locale, text) =>
    expect(read(`acme dev fix 1h ${text}`, { locale })).toMatchObject({
      ...{ spentDate: '2026-05-21', notes: 'fix', problems: [], remarks: [] },
    }),
  );

  it.each(['Fri, 21 May', '21 May mon', 'mon tue', 'thu 5/21 5/21'])('%s is two', (text) =>
    expect(codes(read(`acme dev fix 1h ${text}`))).toEqual(['day-twice']),
  );

  it('settles which of two days the date is', () => {
    expect(read('fix 1h wed 5/6')).toMatchObject({ spentDate: '2026-05-06', remarks: [] });
    expect(read('fix 1h 5/6').remarks).toMatchObject([{ code: 'day-either-way' }]);
  });

  it('is none without a time, as the date alone is none', () =>
    expect(read('plan of 21 May')).toMatchObject({ action: 'start', spentDate: TODAY }));
});
