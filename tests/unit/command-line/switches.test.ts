import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/lib/repository.mjs';
import { speak } from '../../../src/main/language';
import {
  argumentsToStart,
  helpText,
  MAX_LINE_LENGTH,
  readArguments,
  readProcessArguments,
} from '../../../src/main/command-line/switches';

beforeAll(() => speak('en'));

const commandOf = (...args: readonly string[]): unknown => {
  const asked = readArguments(args);
  return asked.kind === 'command' ? asked.command : asked.kind === 'refused' ? asked.message : asked.kind;
};

describe('the arguments of keito-bar', () => {
  it.each([
    [[], { kind: 'open' }],
    [['--toggle'], { kind: 'toggle' }],
    [['--new'], { kind: 'new' }],
    [['--stop'], { kind: 'stop' }],
    [['--start', 'acme dev'], { kind: 'start', line: 'acme dev' }],
    [['--start=acme dev'], { kind: 'start', line: 'acme dev' }],
    [['--start', '-20m acme'], { kind: 'start', line: '-20m acme' }],
    [['--start', '--stop'], { kind: 'start', line: '--stop' }],
    [['--start', 'a\nb "c" \u{1f600}'], { kind: 'start', line: 'a\nb "c" \u{1f600}' }],
    [['--status'], { kind: 'status', json: false }],
    [['--status', '--json'], { kind: 'status', json: true }],
    [['--json', '--status'], { kind: 'status', json: true }],
    [['keito://stop'], { kind: 'link', url: 'keito://stop' }],
    [['--help'], 'help'],
    [['--version'], 'version'],
  ])('%j', (args, command) => expect(commandOf(...args)).toEqual(command));

  it.each([
    [['--togle'], /"--togle" is not known/],
    [['toggle'], /"toggle" is not known/],
    [['--'], /"--" is not known/],
    [[''], /"" is not known/],
    [['--start'], /Say what to start/],
    [['--start', '  '], /Say what to start/],
    [['--start='], /Say what to start/],
    [['--start', 'acme', 'dev'], /"dev" is one word too many/],
    [['--start', 'x'.repeat(MAX_LINE_LENGTH + 1)], /too long/],
    [['--toggle', '--stop'], /one command at a time/],
    [['--toggle', '--toggle'], /one command at a time/],
    [['--json'], /--json goes with --status only/],
    [['--stop', '--json'], /--json goes with --status only/],
    [['--user-data-dir'], /needs a folder/],
    [['--stop', '--user-data-dir='], /needs a folder/],
  ])('%j is refused in words', (args, words) => expect(commandOf(...args)).toMatch(words));

  it('name the data that is meant', () => {
    expect(readArguments(['--user-data-dir=/a b', '--stop']).folder).toBe('/a b');
    expect(readArguments(['--user-data-dir', '/a b', '--stop']).folder).toBe('/a b');
    expect(readArguments(['--stop']).folder).toBeNull();
  });

  it('never throw, and a line arrives as it was given', () => {
    const argument = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('--start', '--toggle', '--status', '--json', '--user-data-dir', 'keito://x', '--'),
    );
    fc.assert(fc.property(fc.array(argument, { maxLength: 6 }), (args) => void readArguments(args)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        fc.pre(line.trim() !== '');
        expect(commandOf('--start', line)).toEqual({ kind: 'start', line });
        expect(commandOf(`--start=${line}`)).toEqual({ kind: 'start', line });
      }),
    );
  });
});

describe('the arguments of the app itself', () => {
  const of = (...args: readonly string[]): unknown => {
    const asked = readProcessArguments(args, true);
    if (asked === null) return null;
    return asked.kind === 'command' ? asked.command : asked.kind === 'refused' ? asked.message : asked.kind;
  };

  it.each([
    [['--no-sandbox', '--disable-gpu', '/app', '--user-data-dir=/x', '--toggle'], { kind: 'toggle' }],
    [['--inspect=0', '--remote-debugging-port=0', '.', '--start', 'acme'], { kind: 'start', line: 'acme' }],
    [['.', '--start', '/not/a/folder'], { kind: 'start', line: '/not/a/folder' }],
    [['.', '--', 'keito://stop'], { kind: 'link', url: 'keito://stop' }],
    [['.', 'keito://stop'], { kind: 'link', url: 'keito://stop' }],
    [['.'], null],
    [['--no-sandbox', '.', '--user-data-dir=/x'], null],
    [['.', '--background'], null],
    [['.', '--no-such-switch-of-chromium'], null],
  ])('%j', (args, command) => expect(of(...args)).toEqual(command));

  it.each([
    [['.', '--toggle', '--togle'], /"--togle" is not known/],
    [['.', '--start', 'acme', 'dev'], /one word too many/],
    // What a link has smuggled in is neither a command nor a folder.
    [['.', '--', 'keito://stop', '--toggle'], /"--" is not known/],
    [['.', '--', 'keito://stop', '--user-data-dir=/x'], /"--" is not known/],
  ])('%j is refused in words', (args, words) => expect(of(...args)).toMatch(words));

  it('start it in the background without the command', () => {
    expect(
      argumentsToStart(['--no-sandbox', '.', '--user-data-dir=/x', '--start', 'acme', '--json', 'keito://x']),
    ).toEqual(['--no-sandbox', '.', '--user-data-dir=/x', '--background']);
  });
});

it('the documentation lists what --help does', () => {
  const page = readFileSync(join(repository, 'docs', 'command-line.md'), 'utf8');
  expect(page).toContain(`\`\`\`text\n${helpText()}\`\`\`\n`);
});
