import { describe, expect, it } from 'vitest';
import { problemText } from '../../../src/shared/problem-text';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings';
import { read } from './quick-entry-fixture';

const { formats } = DEFAULT_PREFERENCES;

describe('a range whose end is not after its start', () => {
  it('is told, with both its ends', () => {
    expect(read('acme 10-9')).toMatchObject({
      action: 'none',
      seconds: null,
      startTime: null,
      problems: [{ code: 'range-backwards', text: '10-9', startTime: '10:00', endTime: '09:00' }],
    });
    expect(read('acme 9-9').problems).toMatchObject([{ code: 'range-backwards' }]);
    expect(read('acme 9-9').problems).not.toMatchObject([{ later: expect.anything() }]);
  });

  it.each([
    ['9-5', '17:00'],
    ['9:00-5:30', '17:30'],
    ['von 9 bis 5', '17:00'],
    ['10-9', '21:00'],
  ])('is said how to write where it may have ended in the afternoon: %s', (text, endTime) => {
    const [problem] = read(`acme dev ${text}`, { locale: 'de' }).problems;
    const later = problem?.code === 'range-backwards' ? problem.later : undefined;
    expect(later?.endTime).toBe(endTime);
    expect(read(`acme dev ${later?.written}`)).toMatchObject({ action: 'log', endTime });
    expect(problem && problemText(problem, formats, 'de')).toContain(later?.written);
  });

  it.each(['14-13', '09:00-05:00'])('says no other end of a clock of 24 hours: %s', (text) => {
    const [problem] = read(`acme dev ${text}`).problems;
    expect(problem).toMatchObject({ code: 'range-backwards' });
    expect(problem).not.toHaveProperty('later');
  });
});
