import { z } from 'zod';
import type { BusAnswer, DesktopBus } from './dbus';

/** What a service said, in its own unit, or that it said nothing of use. */
type Said = { readonly kind: 'said'; readonly value: number } | { readonly kind: 'no-answer' | 'nobody' };

const milliseconds = z.tuple([
  z
    .bigint()
    .max(BigInt(Number.MAX_SAFE_INTEGER))
    .transform((value) => Number(value)),
]);
const count = z.tuple([z.int().nonnegative()]);

/** Since when nobody touched anything, as GNOME's compositor says: ms (`mutter/data/dbus-interfaces/org.gnome.Mutter.IdleMonitor.xml`). */
export async function mutterIdleTime(bus: DesktopBus): Promise<Said> {
  const path = '/org/gnome/Mutter/IdleMonitor/Core';
  const name = 'org.gnome.Mutter.IdleMonitor';
  return said(await bus.call({ service: name, path, interface: name, member: 'GetIdletime' }, milliseconds));
}

/**
 * The same from the screen saver. Its interface says seconds, KDE's answers in milliseconds
 * (`kscreenlocker/interface.cpp`): whoever asks has to find out by how it counts.
 */
export async function screenSaverIdleTime(bus: DesktopBus): Promise<Said> {
  const path = '/org/freedesktop/ScreenSaver';
  const name = 'org.freedesktop.ScreenSaver';
  return said(await bus.call({ service: name, path, interface: name, member: 'GetSessionIdleTime' }, count));
}

function said(answer: BusAnswer<readonly [number]>): Said {
  if (answer.ok) return { kind: 'said', value: answer.value[0] };
  return { kind: answer.why === 'no-service' || answer.why === 'no-bus' ? 'nobody' : 'no-answer' };
}
