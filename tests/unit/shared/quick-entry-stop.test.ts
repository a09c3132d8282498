import { describe, expect, it } from 'vitest';
import { codes, NOW, read } from './quick-entry-fixture';

const runningSince = NOW - 3_600_000;

describe('while a timer runs', () => {
  it.each([
    ['en', 'stop'],
    ['en', 'Stop!'],
    ['en', 'stop 11:30'],
    ['en', 'stop at 11:30'],
    ['en', 'stop 20m ago'],
    ['en', 'stopped at 12:30'],
    ['de', 'Stopp um 11:30'],
    ['fr', 'arrêter'],
    ['es', 'parar a las 11:30'],
    ['ja', '停止'],
    ['ja', '終了'],
    ['en', 'stop the timer please'],
  ])('%s: %s is no entry of that name', (locale, line) => {
    const reading = read(line, { locale, runningSince });
    expect(reading.action).toBe('none');
    expect(reading.problems).toEqual([{ code: 'stop', text: line }]);
    expect(reading.remarks).toEqual([]);
  });

  it.each([
    ...['stop words 1h', 'fix stop button', 'non stop 20m', 'acme stop 1h'],
    ...['stop 9-10', 'stop yesterday 1h', 'stop 30m'],
  ])('%s says more', (line) => expect(codes(read(line, { runningSince }))).not.toContain('stop'));

  it('it is a note where its project was taken', () => {
    const pinned = { projectId: 'acme-web', taskId: 'acme-web.Development' };
    expect(codes(read('stop 1h', { runningSince, pinned }))).not.toContain('stop');
  });
});

it('where nothing runs it is a note', () => {
  expect(read('stop', { runningSince: null })).toMatchObject({ action: 'start', notes: 'stop' });
});
