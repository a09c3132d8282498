import { beforeEach, expect, it } from 'vitest';
import { PanelMenu } from '../../../src/main/desktop/panel-menu';
import type { TrayItem } from '../../../src/main/desktop/tray-menu';
import { NINE } from '../core/support';

const SECOND = 1_000;
const stop: TrayItem = { kind: 'action', label: 'Stop', action: { kind: 'stop' } };
const undo = (id: string): TrayItem => ({ kind: 'action', label: 'Undo', action: { kind: 'undo', id } });
const line: TrayItem = { kind: 'line' };

let menu: PanelMenu;
beforeEach(() => {
  menu = new PanelMenu();
});

it('there is none at first', () => {
  expect(menu.rest([stop], NINE)).toBe(0);
});

it('one with the same items stays for good', () => {
  menu.replace([stop, undo('a')]);
  expect(menu.rest([stop, undo('a')], NINE)).toBeNull();
});

it('one whose Undo is over stays for half a minute from then on, however often it is looked at', () => {
  menu.replace([line, undo('a'), stop]);
  expect(menu.rest([line, stop], NINE)).toBe(30 * SECOND);
  expect(menu.rest([line, stop], NINE + 12 * SECOND)).toBe(18 * SECOND);
  expect(menu.rest([line, stop], NINE + 30 * SECOND)).toBe(0);
  menu.replace([line, stop]);
  expect(menu.rest([line, stop], NINE + 31 * SECOND)).toBeNull();
});

it.each<[string, readonly TrayItem[]]>([
  ['an Undo of something else', [stop, undo('b')]],
  ['something else besides', [line]],
  ['more than before', [stop, line, undo('a')]],
])('%s needs another menu at once', (_, items) => {
  menu.replace([stop, undo('a')]);
  expect(menu.rest(items, NINE)).toBe(0);
});

it('each Undo has its own half minute', () => {
  menu.replace([stop, undo('a')]);
  expect(menu.rest([stop], NINE)).toBe(30 * SECOND);
  menu.replace([stop, undo('b')]);
  expect(menu.rest([stop], NINE + 20 * SECOND)).toBe(30 * SECOND);
  // It is offered again, and runs out again.
  expect(menu.rest([stop, undo('b')], NINE + 25 * SECOND)).toBeNull();
  expect(menu.rest([stop], NINE + 40 * SECOND)).toBe(30 * SECOND);
});
