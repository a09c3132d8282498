import { z } from 'zod';
import { isClockTime } from './calendar';
import { LANGUAGES } from './language';

const languageChoice = z.enum(['system', ...LANGUAGES]);

const absencePolicy = z.enum(['ask', 'stop', 'keep']);

/** After an absence of each kind: ask, stop the timer where it began, or keep the time. */
const awaySchema = z.object({
  ...{ idle: absencePolicy, lock: absencePolicy, sleep: absencePolicy, shutdown: absencePolicy },
});

const clockTime = z.string().refine(isClockTime, 'must be a time, HH:mm');

/** Reminders that no timer runs although it is time to work. */
const remindersSchema = z.object({
  level: z.enum(['off', 'notification', 'prompt']),
  /** Minutes of working hours without a timer after which it is said. */
  afterMinutes: z.number().int().min(1).max(240),
  /** Days of the week, 0 for Sunday, on which somebody works. */
  days: z.array(z.number().int().min(0).max(6)).max(7),
  /** By the work zone's clock; hours that end at or before they begin end on the next day. */
  ...{ from: clockTime, to: clockTime },
});

/** What is done about timers that run for long. */
const timersSchema = z.object({
  /** Hours, 1 to 24, from which on a timer is asked about; 0: never. */
  longHours: z.number().int().min(0).max(24),
  /** At midnight a timer runs on, or goes on in an entry of the new day. */
  midnight: z.enum(['run-on', 'new-entry']),
});

/** The icon in the menu bar or the panel, and the text beside it (macOS). */
const menubarSchema = z.object({
  title: z.enum(['nothing', 'time', 'project', 'note', 'today']),
  /** Whether a time in the title counts seconds. */
  seconds: z.boolean(),
  /** What the icon lies on; automatic: as far as the system tells. macOS tints the icon itself. */
  panel: z.enum(['automatic', 'light', 'dark']),
});

/** What others may read who see the screen; the window itself shows all. */
const privacySchema = z.object({
  /** Clients, projects, tasks and notes in the tray's title, tooltip and menu and in notifications. */
  names: z.enum(['shown', 'hidden']),
});

const REMINDERS: z.infer<typeof remindersSchema> = {
  level: 'off',
  afterMinutes: 15,
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
};
const TIMERS: z.infer<typeof timersSchema> = { longHours: 10, midnight: 'run-on' };
const MENUBAR: z.infer<typeof menubarSchema> = { title: 'time', seconds: false, panel: 'automatic' };
const PRIVACY: z.infer<typeof privacySchema> = { names: 'shown' };

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
  reminders: remindersSchema.default(REMINDERS),
  timers: timersSchema.default(TIMERS),
  menubar: menubarSchema.default(MENUBAR),
  privacy: privacySchema.default(PRIVACY),
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
    reminders: remindersSchema.strict().partial(),
    timers: timersSchema.strict().partial(),
    menubar: menubarSchema.strict().partial(),
    privacy: privacySchema.strict().partial(),
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
  reminders: REMINDERS,
  timers: TIMERS,
  menubar: MENUBAR,
  privacy: PRIVACY,
};
