/** How the app and its windows are on this machine. */
export interface SessionFacts {
  readonly platform: string;
  readonly isWayland: boolean;
  /** Whether Electron itself speaks Wayland, and not X through XWayland. */
  readonly drawsOnWayland: boolean;
}

export interface SessionInput {
  readonly platform: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Of the command line: the switch's value, empty where it is not given. */
  readonly switchValue: (name: string) => string;
  readonly electronVersion: string;
}

/** From here on Electron takes Wayland by itself where the session is one (https://github.com/IsmaelMartinez/teams-for-linux/issues/2508). */
const WAYLAND_BY_ITSELF = 38;

/** Whether the session is Wayland, and what Electron makes of it. */
export function readSessionFacts(input: SessionInput): SessionFacts {
  const { platform, variables } = input;
  const isWayland = platform === 'linux' && isWaylandSession(variables);
  return { platform, isWayland, drawsOnWayland: isWayland && takesWayland(input) };
}

function isWaylandSession(variables: SessionInput['variables']): boolean {
  const type = variables['XDG_SESSION_TYPE'];
  if (type === 'wayland' || type === 'x11') return type === 'wayland';
  return Boolean(variables['WAYLAND_DISPLAY']);
}

function takesWayland({ variables, switchValue, electronVersion }: SessionInput): boolean {
  const platform = switchValue('ozone-platform');
  if (platform === 'wayland' || platform === 'x11') return platform === 'wayland';
  if (Number.parseInt(electronVersion, 10) >= WAYLAND_BY_ITSELF) return true;
  const hint = switchValue('ozone-platform-hint') || variables['ELECTRON_OZONE_PLATFORM_HINT'];
  return hint === 'wayland' || hint === 'auto';
}
