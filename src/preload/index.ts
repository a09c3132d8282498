import { contextBridge, ipcRenderer } from 'electron';
import { COMMAND_CHANNEL, EVENT_CHANNEL } from '../shared/channels';
import type { KeitoBarBridge, WindowEvent } from '../shared/contract';

const bridge: KeitoBarBridge = {
  send: (name, input) => ipcRenderer.invoke(COMMAND_CHANNEL, name, input),
  listen: (listener) => {
    const forward = (_event: Electron.IpcRendererEvent, event: WindowEvent): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => ipcRenderer.removeListener(EVENT_CHANNEL, forward);
  },
};

contextBridge.exposeInMainWorld('keitoBar', bridge);
