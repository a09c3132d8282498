/** Something that went wrong inside of the app, as it was noted. */
export interface LoggedFault {
  /** UTC ms. */
  readonly at: number;
  /** What the error said, and where in the program it came from. */
  readonly text: string;
}

/** The log as a text that can be sent to somebody, the newest last. */
export function logText(version: string, platform: string, faults: readonly LoggedFault[]): string {
  const lines = faults.map(({ at, text }) => `${new Date(at).toISOString()} ${text}`);
  return [`Keito Bar ${version}, ${platform}`, ...lines].join('\n') + '\n';
}
