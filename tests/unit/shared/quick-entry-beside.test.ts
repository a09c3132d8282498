import { describe, expect, it } from 'vitest';
import { lineAgain, lineWithProject } from '../../../src/shared/quick-entry';
import { contextOf, read, recent } from './quick-entry-fixture';

const LOGIN = recent('r2', 'web', 'Development', 'Login audit');

describe('a bare hour after a word of the note', () => {
  it.each([
    ['de', 'Teil 2 von 3 1h', 'von 3', 'since 3'],
    ['de', 'Punkt 4 von 7 45m', 'von 7', 'since 7'],
    ['de', 'Team von 5 1h', 'von 5', 'since 5'],
    ['de', 'einer von 3 1h', 'von 3', 'since 3'],
    ['de', 'Preise um 20 1h', 'um 20', 'since 20'],
    ['de', 'Kosten um 10 1h', 'um 10', 'since 10'],
    ['de', 'Kind ab 6 1h', 'ab 6', 'since 6'],
    ['de', 'Teil 2 von 3 für 1h', 'von 3 für', 'since 3 für'],
    ['de', 'Termin von 9 Uhr 1h', 'von 9 Uhr', 'since 9 Uhr'],
    ['en', 'upgrade node from 18 1h', 'from 18', 'since 18'],
    ['en', 'crash at 22 1h', 'at 22', 'since 22'],
    ['en', 'fix bug from 3 2h', 'from 3', 'since 3'],
    ['en', 'look at 3, 2h', 'at 3,', 'since 3,'],
    ['en', 'ranked at 1 2h', 'at 1', 'since 1'],
    ['en', 'at 9 at 10 2h', 'at 10', 'since 10'],
    ['fr', 'réunion à 3 1h', 'à 3', 'since 3'],
    ['fr', 'page 3 à 5 1h', 'à 5', 'since 5'],
    ['es', 'reunión a 4 1h', 'a 4', 'since 4'],
    ['es', 'subir a 20 1h', 'a 20', 'since 20'],
  ])('%s: %s is some of it, and how to have it read is said', (locale, line, text, written) => {
    const length = line.split(' ').at(-1) ?? '';
    const reading = read(line, { locale });
    expect(reading).toMatchObject({
      ...{ action: 'log', startTime: null, notes: line.slice(0, -length.length - 1), problems: [] },
      remarks: [{ code: 'note-or-time', text, written }],
    });
    expect(read(line.replace(text, written), { locale }).startTime).not.toBeNull();
  });

  it.each([
    ['en', 'at 9 2h', ''],
    ['en', '2h at 9', ''],
    ['en', 'acme dev at 9 2h', ''],
    ['en', 'fix 2h at 9', 'fix'],
    ['en', 'fix yesterday at 9 2h', 'fix'],
    ['en', 'call at 9 for 2h', 'call'],
    ['en', 'call at 9am 2h', 'call'],
    ['de', 'Treffen um 9 Uhr 2h', 'Treffen'],
    ['de', 'Treffen um 9 für 2h', 'Treffen'],
    ['de', '2h von 9', ''],
    ['fr', 'appel à 9 pendant 2h', 'appel'],
    ['es', 'reunión a las 9 2h', 'reunión'],
    ['es', 'reunión a 9 durante 2h', 'reunión'],
    ['ja', '会議 9時に 2時間', '会議'],
  ])('%s: %s begins then', (locale, line, notes) => {
    expect(read(line, { locale })).toMatchObject({ startTime: '09:00', endTime: '11:00', notes });
  });

  it('goes on with the last entry from then on', () => {
    expect(read('again at 9 2h')).toMatchObject({ startTime: '09:00', notes: 'Login audit' });
  });

  it('is none where the length would run past midnight', () => {
    const remarks = [{ code: 'note-or-time', text: 'at 22 for', written: 'since 22 for' }];
    expect(read('at 22 for 3h')).toMatchObject({
      action: 'log',
      seconds: 10_800,
      notes: 'at 22 for',
      remarks,
    });
    expect(read('acme dev 20h at 9')).toMatchObject({ action: 'log', seconds: 72_000, notes: 'at 9' });
    expect(read('at 22 for 2h yesterday')).toMatchObject({ startTime: '22:00', endTime: '00:00' });
  });

  it.each([
    ['en', 'at 9 2h at 10', 7200, 'at 9 at 10'],
    ['en', 'ten times 3h', 10_800, 'ten times'],
    ['en', '31 of june 1h', 3600, '31 of june'],
    ['en', 'two days ago 2 of may 1h', 3600, 'two days ago 2 of may'],
    ['ja', '1回 1時間', 3600, '1回'],
  ])('%s: %s is logged as its note, as it would be refused or lose it', (locale, line, seconds, notes) => {
    expect(read(line, { locale })).toMatchObject({ action: 'log', seconds, startTime: null, notes });
  });

  it('is offered as no product that would be refused', () => {
    expect(read('acme dev ten times 3h').remarks).toEqual([]);
    const remark = { code: 'note-or-time', text: 'ten times 2h', written: '10 x 2h' };
    expect(read('acme dev top ten times 2h').remarks).toEqual([remark]);
  });

  it('is the same beside another note', () => {
    const taken = lineAgain('at 9 2h', LOGIN, contextOf()).text;
    expect(taken).toBe('Login audit since 09:00 2:00');
    const pinned = { projectId: 'web', taskId: 'web.Design' };
    const line = read('acme dev at 9 2h');
    expect(lineWithProject(line, pinned, contextOf()).text).toBe('at 9 2h');
  });
});

describe('how often, which notes say too', () => {
  it.each([
    ['de', '3mal 20m'],
    ['en', 'ten times 6m'],
    ['ja', '3回 20分'],
    ['ja', '3 回 20 分'],
  ])('%s: %s is one where no word of the note stands beside it', (locale, text) => {
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ seconds: 3600, notes: '', remarks: [] });
  });

  it.each(['第 2回 1時間', '第 2 回 1時間', '会議 第 2回 1時間'])('%s is which one it was', (line) => {
    expect(read(line, { locale: 'ja' })).toMatchObject({
      ...{ seconds: 3600, notes: line.replace(/ 1時間$/, ''), remarks: [] },
    });
  });
});
