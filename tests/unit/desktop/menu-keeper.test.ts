import { expect, it } from 'vitest';
import { MenuKeeper } from '../../../src/main/desktop/menu-keeper';
import { trayMenu, type TrayItem } from '../../../src/main/desktop/tray-menu';
import { NINE } from '../core/support';
import { RECENTS, running, snapshot } from './support';

interface FakeMenu {
  readonly items: readonly TrayItem[];
  readonly open: () => void;
  readonly close: () => void;
}

function keeping() {
  const put: FakeMenu[] = [];
  const keeper = new MenuKeeper<TrayItem, FakeMenu>({
    make: (items, open, close) => ({ items, open, close }),
    put: (menu) => put.push(menu),
  });
  return { keeper, put };
}

const text = (label: string): TrayItem => ({ kind: 'text', label });

it('what did not change makes no new menu, however often and late it is shown', () => {
  const { keeper, put } = keeping();
  const told = () => snapshot({ running, recents: RECENTS });
  for (let minute = 0; minute < 90; minute += 1) keeper.show(trayMenu(told(), NINE + minute * 60_000));
  expect(put).toHaveLength(1);
  keeper.show(trayMenu(snapshot({ recents: RECENTS }), NINE));
  expect(put).toHaveLength(2);
  keeper.show(trayMenu(told(), NINE));
  expect(put).toHaveLength(3);
});

it('an open menu is not taken from under the pointer; the last change comes when it closes', () => {
  const { keeper, put } = keeping();
  keeper.show([text('a')]);
  put[0]?.open();
  keeper.show([text('b')]);
  keeper.show([text('c')]);
  expect(put).toHaveLength(1);
  put[0]?.close();
  expect(put.map(({ items }) => items)).toEqual([[text('a')], [text('c')]]);
  keeper.show([text('d')]);
  expect(put).toHaveLength(3);
});

it('a menu that closes unchanged stays', () => {
  const { keeper, put } = keeping();
  keeper.show([text('a')]);
  put[0]?.open();
  keeper.show([text('b')]);
  keeper.show([text('a')]);
  put[0]?.close();
  expect(put).toHaveLength(1);
});
