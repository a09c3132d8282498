import { expect, it } from 'vitest';
import { panelShade, trayIconFile } from '../../../src/main/desktop/tray-icon';

const shade = (over: Partial<Parameters<typeof panelShade>[0]>) =>
  panelShade({ choice: 'automatic', platform: 'linux', desktop: '', isSystemDark: false, ...over });

it.each([
  ['GNOME has a dark bar whatever the theme', { desktop: 'ubuntu:GNOME' }, 'dark'],
  ['GNOME’s classic mode has another', { desktop: 'GNOME-Classic:GNOME' }, 'any'],
  ['Unity too', { desktop: 'Unity:Unity7' }, 'dark'],
  ['KDE’s follows the theme, dark', { desktop: 'KDE', isSystemDark: true }, 'dark'],
  ['KDE’s follows the theme, light', { desktop: 'KDE' }, 'light'],
  ['nobody knows of XFCE', { desktop: 'XFCE', isSystemDark: true }, 'any'],
  ['no desktop at all', { isSystemDark: true }, 'any'],
  ['Windows tells, dark', { platform: 'win32', isSystemDark: true }, 'dark'],
  ['Windows tells, light', { platform: 'win32' }, 'light'],
] as const)('%s', (_, signs, expected) => {
  expect(shade(signs)).toBe(expected);
});

it('what was chosen stands over every sign', () => {
  for (const choice of ['light', 'dark'] as const)
    for (const platform of ['linux', 'win32', 'darwin'])
      expect(shade({ choice, platform, desktop: 'GNOME', isSystemDark: choice === 'light' })).toBe(choice);
});

it('each platform has its kind of file', () => {
  expect(trayIconFile('darwin', 'dark', 'running')).toBe('template/runningTemplate.png');
  expect(trayIconFile('win32', 'dark', 'needs-you')).toBe('dark/needs-you.ico');
  expect(trayIconFile('linux', 'any', 'unsent-running')).toBe('any/unsent-running.png');
});
