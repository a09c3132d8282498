import { z } from 'zod';
import { LANGUAGES } from './language';

const languageChoice = z.enum(['system', ...LANGUAGES]);

const absencePolicy = z.enum(['ask', 'stop', 'keep']);

/** After an absence of each kind: ask, stop the timer where it began, or keep the time. */
const awaySchema = z.object({
  ...{ idle: absencePolicy, lock: absencePolicy, sleep: absencePolicy, shutdown: absencePolicy },
});

const ASK_ALWAYS = { idle: 'ask', lock: 'ask', sleep: 'ask', shutdown: 'ask' } as const;
/** What the user can choose. Stored by main, shown and changed by the window. Secrets are never among it. */
export const preferencesSchema = z.object({
  hotkeys: z.object({
    /** Electron accelerators; empty: off. */
    toggle: z.string().max(60),
    newEntry: z.string().max(60),
  }),
  idle: z.object({
    /** Minutes without input after which the app asks, 1 to 60; 0: off. */
    thresholdMinutes: z.number().int().min(0).max(60),
  }),
  formats: z.object({
    hours: z.enum(['12h', '24h']),
    duration: z.enum(['clock', 'decimal']),
    /** 0 Sunday, 1 Monday, 6 Saturday. */
    weekStart: z.union([z.literal(0), z.literal(1), z.literal(6)]),
  }),
  theme: z.enum(['system', 'light', 'dark']),
  /** Missing in settings that were saved before there was a choice. */
  language: languageChoice.default('system'),
  away: awaySchema.default(ASK_ALWAYS),
});

export type Preferences = z.infer<typeof preferencesSchema>;

/** A change to some of the preferences: whole groups are never needed; a name that is none is refused. */
export const preferencesPatchSchema = z
  .strictObject({
    hotkeys: preferencesSchema.shape.hotkeys.strict().partial(),
    idle: preferencesSchema.shape.idle.strict().partial(),
    formats: preferencesSchema.shape.formats.strict().partial(),
    theme: preferencesSchema.shape.theme,
    language: languageChoice,
    away: awaySchema.strict().partial(),
  })
  .partial();

export type PreferencesPatch = z.infer<typeof preferencesPatchSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  hotkeys: { toggle: 'CommandOrControl+Shift+K', newEntry: 'CommandOrControl+Shift+J' },
  idle: { thresholdMinutes: 5 },
  formats: { hours: '24h', duration: 'clock', weekStart: 1 },
  theme: 'system',
  language: 'system',
  away: ASK_ALWAYS,
};
