import { describe, expect, it } from 'vitest';
import { parseWindows, trayIcon } from '../../support/windows';

const tree = (icons: string) => `
xwininfo: Window id: 0x50d (the root window) (has no name)

  Root window id: 0x50d (the root window) (has no name)
  Parent window id: 0x0 (none)
     3 children:
     0x600003 "Keito "Bar": (x)": ("keito bar" "Keito Bar")  400x560+440+132  +440+132
     0x200261 (has no name): ()  24x24+1256+0  +1256+0
        2 children:
        0x400003 "panel": ("panel" "trayer")  24x24+0+0  +1256+0
           1 child:
           0x400004 (has no name): ()  1x1+-1+-1  +1255+-1
${icons}        0x2002ad (has no name): ()  22x22+0+0  +1278+0
     0x20025c (has no name): ()  1x1+0+0  +0+0
`;
const ICON = '              0x800007 "electron": ("electron" "Electron")  22x22+0+0  +1257+1\n';

describe('the window tree', () => {
  it('is read with titles, places and depths', () => {
    const windows = parseWindows(tree(''));
    expect(windows).toHaveLength(6);
    expect(windows[0]).toEqual({
      id: 0x600003,
      title: 'Keito "Bar": (x)',
      className: '"keito bar" "Keito Bar"',
      width: 400,
      height: 560,
      x: 440,
      y: 132,
      depth: 1,
    });
    expect(windows[3]).toMatchObject({ title: '', x: 1255, y: -1, depth: 3 });
  });

  it('shows the tray icon inside the panel, and no window beside it', () => {
    expect(trayIcon(parseWindows(tree(ICON)))).toMatchObject({ id: 0x800007, x: 1257, y: 1, width: 22 });
    expect(trayIcon(parseWindows(tree('')))).toBeUndefined();
    expect(trayIcon([])).toBeUndefined();
  });
});
