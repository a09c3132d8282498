import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/shared/calendar';
import { problemText, remarkText } from '../../../src/shared/problem-text';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings';
import { read, TODAY, ZONE } from './quick-entry-fixture';

/** After midnight what the evening before is said of is not logged for the one to come without a word. */

const now = instantOf(ZONE, TODAY, '00:12');
const { formats } = DEFAULT_PREFERENCES;

describe('at twelve past midnight', () => {
  it.each(['acme dev fix 23:00-23:45', 'acme dev fix since 23:00 45m'])(
    '%s is told to be still to come',
    (text) => {
      const [remark] = read(text, { now }).remarks;
      expect(remark?.code).toBe('range-to-come');
      expect(remark && remarkText(remark, formats, 'en')).toMatch(/still to come.*yesterday/);
      expect(read(`${text} yesterday`, { now })).toMatchObject({ spentDate: '2026-05-21', remarks: [] });
    },
  );

  it('a timer since the evening before is said how to write', () => {
    const [problem] = read('acme dev fix since 23:50', { now }).problems;
    expect(problem).toMatchObject({ code: 'start-in-future', written: 'since yesterday 23:50' });
    expect(problem && problemText(problem, formats, 'en')).toMatch(/write since yesterday 23:50/);
    expect(read('acme dev fix since yesterday 23:50', { now })).toMatchObject({
      action: 'start',
      problems: [],
    });
  });

  it.each(['fix 9-10', 'fix 23:00-23:45 today'])('%s is planned', (text) =>
    expect(read(text, { now }).remarks).toEqual([]),
  );

  it('what is to come on a day that is shown is planned, or past', () => {
    for (const logDay of ['2026-05-21', '2026-05-23'])
      expect(read('fix 23:00-23:45', { now, logDay }).remarks).toEqual([]);
  });
});

it('in the afternoon the evening before is too long ago', () => {
  expect(read('fix 22-23:30').remarks).toEqual([]);
  expect(read('fix since 15:00').problems).toEqual([
    { code: 'start-in-future', text: 'since 15:00', date: TODAY },
  ]);
});
