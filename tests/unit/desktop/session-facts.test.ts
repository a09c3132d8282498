import { expect, it } from 'vitest';
import { readSessionFacts, type SessionInput } from '../../../src/main/desktop/session-facts';

const facts = (
  variables: SessionInput['variables'],
  switches: Readonly<Record<string, string>> = {},
  electronVersion = '33.2.1',
  platform = 'linux',
) =>
  readSessionFacts({
    ...{ platform, variables, electronVersion },
    switchValue: (name) => switches[name] ?? '',
  });
const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };

it('a session is what it calls itself, else Wayland where there is a Wayland display', () => {
  expect(facts(WAYLAND).isWayland).toBe(true);
  expect(facts({ XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'wayland-0' }).isWayland).toBe(false);
  expect(facts({ XDG_SESSION_TYPE: 'tty', WAYLAND_DISPLAY: 'wayland-0' }).isWayland).toBe(true);
  expect(facts({ DISPLAY: ':0' }).isWayland).toBe(false);
  expect(facts(WAYLAND, {}, '42.11.18', 'darwin').isWayland).toBe(false);
});

it.each([
  ['33 is an X program unless told otherwise', WAYLAND, {}, '33.2.1', false],
  ['38 and later speak Wayland by themselves', WAYLAND, {}, '42.11.18', true],
  ['a switch makes it an X program', WAYLAND, { 'ozone-platform': 'x11' }, '42.11.18', false],
  ['a switch makes it speak Wayland', WAYLAND, { 'ozone-platform': 'wayland' }, '33.2.1', true],
  ['a hint leaves it to the session', WAYLAND, { 'ozone-platform-hint': 'auto' }, '33.2.1', true],
  [
    'so does one in the environment',
    { ...WAYLAND, ELECTRON_OZONE_PLATFORM_HINT: 'auto' },
    {},
    '33.2.1',
    true,
  ],
  ['under X it never does', { XDG_SESSION_TYPE: 'x11' }, {}, '42.11.18', false],
])('%s', (_what, variables, switches, version, drawsOnWayland) => {
  expect(facts(variables, switches, version).drawsOnWayland).toBe(drawsOnWayland);
});
