/** Switches for trying and testing, read once at start. None is needed for daily use. */
export interface Environment {
  /** Opens the popover at start. */
  readonly opensAtStart: boolean;
  /** Writes a picture of the popover to this file once it has been drawn. */
  readonly pictureFile: string | null;
  /** Overrides the idle threshold with seconds, so that a test need not wait whole minutes. */
  readonly idleThresholdSeconds: number | null;
}

export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const seconds = Number(variables['KEITO_BAR_IDLE_SECONDS']);
  return {
    opensAtStart: variables['KEITO_BAR_OPEN'] === '1',
    pictureFile: variables['KEITO_BAR_SHOT'] || null,
    idleThresholdSeconds: Number.isInteger(seconds) && seconds > 0 ? seconds : null,
  };
}

/** Whether other programs' keys go past this app, so that a registered hotkey may never fire (Wayland). */
export function isWayland(variables: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return false;
  return variables['XDG_SESSION_TYPE'] === 'wayland' || Boolean(variables['WAYLAND_DISPLAY']);
}
