import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** What is logged from when till when, and nothing is said of it. */
const expectRange = (locale: string, text: string, startTime: string, endTime: string): void => {
  expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
    ...{ action: 'log', startTime, endTime, notes: 'fix', problems: [], remarks: [] },
  });
};

describe('ranges of which only the end has an h', () => {
  it.each([
    ['fr', '9-10h30', '09:00', '10:30'],
    ['fr', '14-15h30', '14:00', '15:30'],
    ['fr', '9:00-10h30', '09:00', '10:30'],
    ['fr', '9:00-10h', '09:00', '10:00'],
    ['de', '9-10:30h', '09:00', '10:30'],
    ['de', '9:00-10:30h', '09:00', '10:30'],
    ['de', '9.00-10.30h', '09:00', '10:30'],
    ['de', '9 - 10:30h', '09:00', '10:30'],
    ['de', '9:00 bis 10:30h', '09:00', '10:30'],
    ['de', 'von 9 bis 10:30h', '09:00', '10:30'],
    ['es', '9-10:30h', '09:00', '10:30'],
    ['es', '9.00-10.30h', '09:00', '10:30'],
    ['en', '9h to 10h30', '09:00', '10:30'],
  ])('%s: %s', expectRange);

  it.each(['1-2h', '1-2h30', '9-10h', 'from 1 to 2h30'])('%s may be how long it took', (text) => {
    expect(read(`acme dev fix ${text}`)).toMatchObject({ action: 'start', notes: `fix ${text}` });
  });
});
