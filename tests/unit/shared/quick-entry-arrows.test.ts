import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('two times of the clock with an arrow or dots between them', () => {
  it.each([
    ['9:30→10:15', '09:30', '10:15'],
    ['9:30->10:15', '09:30', '10:15'],
    ['9:30=>10:15', '09:30', '10:15'],
    ['9:30..10:15', '09:30', '10:15'],
    ['9:30...10:15', '09:30', '10:15'],
    ['9:30…10:15.', '09:30', '10:15'],
    ['(9:30→10:15)', '09:30', '10:15'],
    ['9am→10:30am', '09:00', '10:30'],
    ['13:00->2:30pm', '13:00', '14:30'],
  ])('%s is a range', (text, startTime, endTime) => {
    for (const locale of ['en', 'de', 'fr', 'es', 'ja'])
      expect(read(`fix ${text}`, { locale })).toMatchObject({
        ...{ action: 'log', startTime, endTime, notes: 'fix', problems: [] },
      });
  });

  it('keeps them in the note after a backslash', () => {
    expect(read('fix \\9:30→10:15')).toMatchObject({ action: 'start', notes: 'fix 9:30→10:15', remarks: [] });
  });

  it('says what is wrong with them', () => {
    expect(read('fix 10:15→9:30').problems).toMatchObject([{ code: 'range-backwards' }]);
  });

  it.each(['fix 9→10', 'v1.20->1.30', 'a9:30→b10:15', '9:30→10:15→11:00', 'fix 1..5'])(
    '%s is of the note',
    (line) => expect(read(line)).toMatchObject({ startTime: null, notes: line }),
  );
});
