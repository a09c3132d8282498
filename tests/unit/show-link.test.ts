import { beforeAll, expect, it } from 'vitest';
import { speak } from '../../src/main/language';
import { showLink } from '../../src/main/show-link';

beforeAll(() => speak('en'));

function shown(url: string, runs = true): readonly unknown[] {
  const happened: unknown[] = [];
  showLink(url, {
    open: (focus) => happened.push(['open', focus]),
    tell: (event) => happened.push(event),
    say: (level, text) => happened.push([level, text()]),
    running: () => (runs ? { id: 'e1' } : null),
  });
  return happened;
}

it('fills the quick entry in, or opens it empty', () => {
  const told = { kind: 'link', link: { kind: 'line', text: 'acme dev' } };
  expect(shown('keito://start?text=acme+dev')).toEqual([['open', 'quick-entry'], told]);
  expect(shown('keito://new?text=acme+dev')).toEqual([['open', 'quick-entry'], told]);
  expect(shown('keito://new')).toEqual([['open', 'quick-entry']]);
  expect(shown('keito://open')).toEqual([['open', 'quick-entry']]);
});

it('asks whether to stop exactly the timer that runs', () => {
  const told = { kind: 'link', link: { kind: 'stop', entryId: 'e1' } };
  expect(shown('keito://stop')).toEqual([['open', 'none'], told]);
  const [opened, said] = shown('keito://stop', false);
  expect(opened).toEqual(['open', 'none']);
  expect(said).toEqual(['info', 'A link asked to stop the timer, but none is running.']);
});

it('says in words why a link is refused, without a word of what is in it', () => {
  const [said, opened] = shown('keito://evil?text=secret');
  expect(said).toEqual([
    'warning',
    'A link was refused, and nothing was done: it may ask for start, new, stop or open, and for nothing else.',
  ]);
  expect(opened).toEqual(['open', 'none']);
});
