/** The two IPC channels. Only src/preload and src/main/bridge use them. */
export const COMMAND_CHANNEL = 'keito-bar:command';
export const EVENT_CHANNEL = 'keito-bar:event';
