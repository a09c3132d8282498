import { describe, expect, it } from 'vitest';
import { weighNews } from '../../../src/main/core/news';
import { NINE, operation, SECOND, serverEntry } from './support';

const MINUTE = 60 * SECOND;

describe('a begin that was set here of what was stopped there', () => {
  it.each([
    ['09:30', 1800, '09:30'],
    ['09:31', 1830, '09:31'],
    // The rest was rounded away.
    ['09:01', 0, '09:00'],
    ['09:02', 0, '09:00'],
  ])('has the end there, %s, where that is one of its duration of %d s', (endTime, seconds, shown) => {
    const begun = NINE - 10 * MINUTE;
    const changes = { startedAt: begun, startTime: '08:50', seconds: 0 };
    const before = serverEntry({ seconds: 0, startedAt: NINE, stampedAt: NINE, endTime: null });
    const after = serverEntry({ endTime, seconds, startTime: '09:00' });
    const ours = [operation(1, { kind: 'edit', changes })];
    const heard = { rounding: null, now: NINE + 180 * MINUTE, skewMs: 0 };
    const lasted = seconds + 600;
    expect(weighNews(before, after, ours, heard).merged).toMatchObject([
      { body: { changes: { startTime: '08:50', endTime: shown, seconds: lasted } } },
    ]);
  });
});
