/** Which entry or expense a row of Keito's is; `ownId`: the id that this app gave it, where it created it. */
export interface Origin {
  readonly remoteId: string | null;
  readonly ownId: string | null;
}

/** Whether a row of Keito's is one of what was changed here: it is told as it is here, and never twice. */
export function isAmong(
  changed: readonly { readonly remoteId: string | null; readonly ownId: string }[],
): (row: Origin) => boolean {
  const remote = new Set(changed.flatMap(({ remoteId }) => remoteId ?? []));
  const own = new Set(changed.map(({ ownId }) => ownId));
  return ({ remoteId, ownId }) =>
    (remoteId !== null && remote.has(remoteId)) || (ownId !== null && own.has(ownId));
}
