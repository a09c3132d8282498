/* eslint max-lines: off -- it is a list, and grows with what is found. */
import type { Script } from '../../torture/script';

export const calm = {
  timezone: 'UTC',
  rounding: null,
  forgetsMetadata: false,
  now: Date.UTC(2026, 4, 21, 12, 0, 30),
};
const step = (act: Script['steps'][number]['act'], n = 0, m = 0) => ({ act, n, m });

/** The smallest runs in which something was wrong once. */
export const FOUND: readonly (readonly [string, Script])[] = [
  [
    'a deletion of what was seen asks nobody, though the process ends in it',
    {
      options: calm,
      steps: [
        ...[step('wait', 66), step('crash-in-a-commit', 715, 331), step('there-start'), step('wait', 54)],
        ...[step('delete'), step('create'), step('wait'), step('undo')],
      ],
    },
  ],
  [
    'a clock that is set while a round begins makes no second round',
    { options: calm, steps: [step('fault'), step('log'), step('clock-step', 501)] },
  ],
  [
    'a process that ends between two words of a failure does not forget that a create may have arrived',
    {
      options: calm,
      steps: [step('crash-in-a-commit', 746, 343), step('fault', 296, 454), step('start', 0, 64)],
    },
  ],
  [
    'what may still arrive is waited for, though the clock is put forward',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [step('fault', 621), step('start'), step('delete'), step('clock-step', 101)],
    },
  ],
  [
    'a begin that was moved here and a stop elsewhere both hold, though the create was only found',
    {
      options: calm,
      steps: [step('fault', 508), step('start'), step('edit-time', 0, 1), step('there-start'), step('stop')],
    },
  ],
  [
    'hours that were set elsewhere are not overwritten by a stop that comes later',
    {
      options: { ...calm, rounding: 'up_15' },
      steps: [step('start'), step('there-stop'), step('offline'), step('stop'), step('there-edit-hours')],
    },
  ],
  [
    'a begin that was moved elsewhere is told by the clock of the server, whatever the clock here says',
    {
      options: calm,
      steps: [step('start'), step('there-move-begin'), step('there-start'), step('clock-step'), step('lock')],
    },
  ],
  [
    'hours that were set elsewhere before a lost create was found stand',
    {
      options: calm,
      steps: [
        ...[step('fault', 1), step('log'), step('there-edit-hours'), step('there-edit-notes')],
        ...[step('start'), step('delete'), step('wait-long')],
      ],
    },
  ],
  [
    'a begin that was moved here and the earlier stop elsewhere both hold, though it was stopped here too',
    {
      options: calm,
      steps: [
        ...[step('start'), step('offline'), step('there-stop'), step('edit-time'), step('wait', 66)],
        ...[step('fault'), step('start'), step('log')],
      ],
    },
  ],
  [
    'hours that were set elsewhere after the switch was heard of are not overwritten by the stop that is still to be sent',
    {
      options: { ...calm, rounding: 'up_15' },
      steps: [
        ...[step('start'), step('fault', 561), step('start'), step('there-edit-hours', 3)],
        ...[step('crash-in-a-commit'), step('edit-notes'), step('wait'), step('start')],
      ],
    },
  ],
  [
    'hours that were set elsewhere after the begin was moved there are not overwritten by a stop here',
    {
      options: calm,
      steps: [
        ...[step('start'), step('there-move-begin'), step('there-stop'), step('there-edit-hours')],
        ...[step('zone-change'), step('refresh'), step('clock-step'), step('fault')],
      ],
    },
  ],
  [
    'what was begun earlier and stopped elsewhere ends where it was stopped, though its begin is moved here too',
    {
      options: calm,
      steps: [step('start'), step('there-move-begin'), step('there-stop'), step('edit-time')],
    },
  ],
  [
    'a lost create is found on the date with which it was sent, though the clock was set to another since',
    {
      options: { ...calm, now: Date.UTC(2026, 9, 25, 0, 20, 0) },
      steps: [
        ...[step('fault', 326, 524), step('start'), step('edit-notes'), step('there-stop')],
        ...[step('clock-step'), step('start', 0, 1)],
      ],
    },
  ],
  [
    'a lost create is known by its looks, though the clock here is not that of the server',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [
        ...[step('offline'), step('answer-idle'), step('clock-step', 106), step('start', 0, 421)],
        ...[step('crash-in-a-commit', 124)],
      ],
    },
  ],
  [
    'a lost create is known by its looks, though the clock was set since',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [
        ...[step('clock-step', 706), step('log'), step('clock-step'), step('fault', 0, 14)],
        ...[step('clock-step'), step('answer-idle')],
      ],
    },
  ],
  [
    'a begin that was moved here is not dropped where another begin and a stop came from elsewhere',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [
        ...[step('start'), step('there-move-begin'), step('there-start'), step('crash-in-a-commit', 31)],
        ...[step('edit-time', 0, 51), step('there-move-begin'), step('start')],
      ],
    },
  ],
  [
    'a begin is sent by the work zone of now, though it was set under another one',
    {
      options: { ...calm, rounding: 'up_15', forgetsMetadata: true },
      steps: [step('start'), step('zone-change', 467), step('edit-time'), step('crash-in-a-commit')],
    },
  ],
  [
    'an earlier begin is sent by the clock of the server, however wrong the clock here is',
    {
      options: calm,
      steps: [
        ...[step('clock-step'), step('answer-idle', 0, 4), step('start-earlier'), step('crash')],
        ...[step('online'), step('keep-mine')],
      ],
    },
  ],
  [
    'a lost create that was taken for another entry and edited as such is not sent again: the person decides',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [
        ...[step('fault', 274, 430), step('clock-step', 301), step('start-earlier', 0, 2)],
        ...[step('edit-time', 189, 4), step('wait', 20), step('online'), step('there-edit-notes')],
      ],
    },
  ],
  [
    'in the night that has an hour twice a stop elsewhere was not in the one that is still to come',
    {
      options: {
        ...{ now: Date.UTC(2026, 9, 25, 0, 20, 0), timezone: 'Europe/Berlin' },
        ...{ rounding: 'up_15', forgetsMetadata: false },
      },
      steps: [step('start'), step('there-stop'), step('edit-time', 0, 1), step('start')],
    },
  ],
  [
    'a timer that was stopped, and the clock set, while its create was under way ends at the click',
    {
      options: calm,
      steps: [
        ...[step('start'), step('edit-time', 0, 906), step('offline'), step('undo')],
        ...[step('start'), step('fault'), step('clock-step', 0, 271)],
      ],
    },
  ],
  [
    'a begin that a server of another zone has misread is still ours, though its answer was lost',
    { options: calm, steps: [step('zone-change', 743), step('fault', 885), step('start-earlier')] },
  ],
  [
    'a begin that was moved while a lost create was looked for, and moved back, leaves no trace',
    {
      options: calm,
      steps: [
        ...[step('start-earlier'), step('fault', 600), step('edit-time', 0, 1), step('undo'), step('wait')],
        ...[step('start-earlier'), step('start'), step('refresh')],
      ],
    },
  ],
  [
    'a timer whose deletion was refused, and that is stopped instead, is kept',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [step('start'), step('there-start'), step('unlock'), step('lock', 531), step('undo', 0, 46)],
    },
  ],
  [
    'a timer that is stopped elsewhere in the hour that the night has twice was stopped there first',
    {
      options: {
        ...{ now: 1792887600000, timezone: 'Europe/Berlin', rounding: 'up_15', forgetsMetadata: false },
      },
      steps: [
        ...[step('start'), step('there-move-begin'), step('offline'), step('there-stop')],
        ...[step('wait-long', 99), step('keep-mine'), step('undo'), step('answer-idle'), step('edit-notes')],
      ],
    },
  ],
  [
    'an undone switch brings the timer back as it was seen here',
    {
      options: calm,
      steps: [
        ...[step('start'), step('there-move-begin'), step('fault', 641, 47), step('start')],
        ...[step('there-move-begin'), step('undo')],
      ],
    },
  ],
  [
    'of a change that was taken back nobody has to be told that its entry was deleted elsewhere',
    {
      options: calm,
      steps: [
        ...[step('log'), step('fault'), step('wait'), step('edit-notes'), step('there-delete'), step('undo')],
        ...[step('there-move-begin'), step('there-edit-notes'), step('start'), step('crash')],
      ],
    },
  ],
  [
    'a begin that is moved back into the minute of a stop elsewhere leaves nothing, whatever it was rounded to',
    {
      options: { ...calm, rounding: 'up_15' },
      steps: [
        ...[step('start'), step('edit-time', 0, 64), step('there-start'), step('undo')],
        ...[step('wait'), step('start')],
      ],
    },
  ],
  [
    'a begin that was moved past a stop elsewhere stays in sight with its reason',
    {
      options: calm,
      steps: [
        ...[step('start', 0, 1), step('wait-long', 10, 1), step('offline', 0, 1), step('there-stop', 0, 1)],
        ...[step('wait-long', 30, 1), step('edit-time', 0, 1), step('online', 0, 1)],
        ...[step('wait-long', 20, 1), step('refresh', 0, 1), step('wait', 5, 1)],
      ],
    },
  ],
  [
    'a lost create is found though the work zone was changed before it arrived',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [
        ...[step('zone-change', 388), step('crash-in-a-commit', 877), step('fault', 1), step('fault')],
        ...[step('online'), step('start-earlier', 0, 2)],
      ],
    },
  ],
  [
    'whoever takes the other side’s value takes what it is by now',
    {
      options: calm,
      steps: [
        ...[step('start'), step('start'), step('there-edit-notes', 381), step('edit-notes', 159)],
        ...[step('start'), step('there-edit-notes', 746), step('wait'), step('fault'), step('take-theirs')],
        step('crash'),
      ],
    },
  ],
  [
    'a lost create that began in the second of two like hours was moved by nobody',
    {
      options: { ...calm, timezone: 'Europe/Berlin', now: Date.UTC(2026, 9, 25, 0, 20) },
      steps: [
        ...[step('wait-long', 111), step('start-earlier'), step('crash-in-a-commit'), step('start')],
        ...[step('wait'), step('there-start')],
      ],
    },
  ],
  [
    'an entry that was deleted elsewhere while it was in conflict holds nothing up',
    {
      options: calm,
      steps: [
        ...[step('start'), step('there-move-begin'), step('edit-time', 0, 2), step('edit-notes')],
        ...[
          step('there-delete'),
          step('undo'),
          step('edit-place'),
          step('start'),
          step('start'),
          step('wait'),
        ],
      ],
    },
  ],
  [
    'a begin that was moved elsewhere before the lost create of a past one was found is heard of',
    {
      options: calm,
      steps: [
        ...[step('fault', 248), step('start-earlier', 0, 1), step('there-move-begin'), step('log')],
        ...[step('undo'), step('edit-notes'), step('keep-mine'), step('fault')],
      ],
    },
  ],
  [
    'a timer with the wrong date that was stopped elsewhere has not ended a day later',
    {
      options: { ...calm, rounding: 'up_15', now: Date.UTC(2026, 11, 31, 23, 10) },
      steps: [
        ...[step('start-earlier'), step('clock-step', 150), step('start'), step('there-start'), step('undo')],
        ...[step('delete', 87), step('edit-time', 0, 82)],
      ],
    },
  ],
  [
    'hours that were set elsewhere on a timer with the wrong date are no stop there of tomorrow',
    {
      options: { ...calm, timezone: 'Pacific/Auckland', forgetsMetadata: true },
      steps: [
        ...[step('clock-step'), step('start'), step('there-start'), step('there-edit-hours', 187)],
        ...[step('wait-long'), step('start'), step('stop'), step('lock')],
      ],
    },
  ],
  [
    "a lost create that was read as somebody else's, deleted and brought back is there once",
    {
      options: { ...calm, timezone: 'UTC', rounding: 'up_15', forgetsMetadata: true },
      steps: [
        ...[step('crash-in-a-commit', 806), step('log'), step('wait'), step('delete'), step('undo')],
        ...[step('fault'), step('fault'), step('zone-change'), step('edit-place')],
      ],
    },
  ],
  [
    'whether a decision was written is asked of the journal that was opened after it',
    {
      options: { ...calm, timezone: 'UTC', rounding: 'up_15' },
      steps: [
        ...[step('start'), step('command-toggle'), step('edit-time'), step('there-edit-hours')],
        ...[step('undo'), step('log', 0, 316), step('crash-in-a-commit'), step('keep-mine')],
        ...[step('there-edit-hours'), step('refresh'), step('crash-in-a-commit')],
      ],
    },
  ],
  [
    'a start that is the first thing a process sends says when it began by the server’s clock',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[
          step('crash-in-a-commit', 0, 67),
          step('clock-step'),
          step('start-earlier'),
          step('create-there'),
        ],
        ...[step('there-start'), step('crash-in-a-commit'), step('log')],
      ],
    },
  ],
  [
    'what is done elsewhere waits for the round that follows at once',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[step('fault', 2, 425), step('crash'), step('log', 0, 217), step('edit-time'), step('start')],
        ...[step('there-start'), step('answer-idle'), step('edit-time', 0, 22), step('answer-idle')],
      ],
    },
  ],
  [
    'of a timer begun here and one elsewhere that were ended at once, the one of here goes on when that is undone',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[step('there-start'), step('log'), step('fault'), step('command-toggle'), step('refresh')],
        ...[step('start'), step('there-edit-notes'), step('command-start'), step('undo'), step('create')],
      ],
    },
  ],
  [
    'who was asked, has not answered and leaves again at once is asked about one span',
    {
      options: { ...calm, timezone: 'UTC', forgetsMetadata: true },
      steps: [...[step('start'), step('forget'), step('undo'), step('fault'), step('forget'), step('wait')]],
    },
  ],
  [
    'a start that arrives late while the app is not there began when it was clicked',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[step('fault', 909, 310), step('log'), step('start'), step('online', 0, 1), step('forget')],
        ...[step('stop'), step('create'), step('keep-mine'), step('edit-place')],
      ],
    },
  ],
  [
    'an answer to a conflict that was sent is taken back to what was seen here, which has answered it as well',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[step('log'), step('there-edit-notes'), step('edit-notes', 0, 43), step('edit-notes')],
        ...[
          step('refresh', 0, 1),
          step('undo'),
          step('edit-place'),
          step('stop'),
          step('stop'),
          step('crash'),
        ],
      ],
    },
  ],
  [
    'an edit that was sent over what was done elsewhere is taken back to that',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[step('start'), step('there-edit-notes'), step('crash'), step('edit-notes'), step('there-stop')],
        ...[step('there-start'), step('glance'), step('undo')],
      ],
    },
  ],
  [
    'a timer that ran for more than a day waits for a person, and for another duration',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[step('start'), step('forget', 1, 199), step('undo'), step('forget', 651, 61), step('edit-notes')],
        ...[step('stop'), step('undo'), step('crash-in-a-commit', 7)],
      ],
    },
  ],
  [
    'hours that were set elsewhere, before what was begun and ended at once was found, are no stop',
    {
      options: calm,
      steps: [
        ...[step('fault', 690, 923), step('command-start'), step('start'), step('stop')],
        step('there-edit-hours'),
      ],
    },
  ],
  [
    'an answer about two absences leaves both out, and logs what was worked between them',
    {
      options: calm,
      steps: [
        ...[step('start'), step('forget', 1, 141), step('forget', 280, 1), step('online')],
        ...[step('crash-in-a-commit'), step('command-start'), step('clock-step')],
      ],
    },
  ],
  [
    'a clock that is set between an answer and its adoption does not cost the seconds of the click',
    {
      options: { ...calm, timezone: 'UTC' },
      steps: [
        ...[step('start-earlier'), step('create', 1), step('clock-step'), step('wait'), step('edit-place')],
        ...[step('stop'), step('start'), step('start')],
      ],
    },
  ],
  [
    'both parts of what was split are two entries, though Keito keeps nothing that tells them apart',
    {
      options: { ...calm, rounding: 'up_15', forgetsMetadata: true },
      steps: [
        ...[step('fault', 998, 12), step('log'), step('take-theirs'), step('there-stop')],
        ...[step('crash-in-a-commit', 2), step('split')],
      ],
    },
  ],
  [
    'what is deleted and brought back at once, while it was about to be told, is not forgotten',
    {
      options: calm,
      steps: [
        ...[step('glance'), step('start'), step('delete'), step('undo'), step('edit-notes')],
        ...[step('start-earlier'), step('edit-notes'), step('take-theirs')],
      ],
    },
  ],
  [
    'a begin that was moved elsewhere to the next minute is moved, be it by seconds',
    {
      options: { ...calm, now: Date.UTC(2026, 2, 29, 0, 30) },
      steps: [
        ...[step('wait', 590), step('start'), step('wait-long', 591), step('there-move-begin', 0, 229)],
        ...[step('offline'), step('new-day'), step('create'), step('take-theirs'), step('create', 0, 58)],
      ],
    },
  ],
  [
    'whoever left a timer on is asked about it, though the clock was set back while nobody watched',
    {
      options: calm,
      steps: [
        ...[step('start-earlier'), step('forget'), step('clock-step'), step('link', 0, 375)],
        ...[step('edit-notes'), step('forget'), step('create')],
      ],
    },
  ],
  [
    'whoever left a timer that had just begun is asked about it, though they were seen with the one before',
    {
      options: { ...calm, now: 1_779_364_830_000, timezone: 'UTC' },
      steps: [
        ...[step('start'), step('forget'), step('wait', 91), step('start'), step('forget'), step('start')],
        ...[step('edit-time'), step('wait'), step('fault')],
      ],
    },
  ],
  [
    'a begin that was moved before a stop is sent with it, where neither was sent before',
    {
      options: calm,
      steps: [
        ...[step('start'), step('wait-long', 60), step('offline'), step('edit-time', 0, 29), step('stop')],
        ...[step('online')],
      ],
    },
  ],
  [
    'a deletion that was set aside is not taken back where the timer has ended since',
    {
      options: calm,
      steps: [
        ...[step('command-start'), step('there-edit-notes'), step('delete'), step('start')],
        ...[step('create', 0, 325), step('undo', 55)],
      ],
    },
  ],
  [
    'what an undo has put another entry in the place of waits in sight, whatever was written into it elsewhere since',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [
        ...[
          step('start', 0, 247),
          step('edit-notes'),
          step('start'),
          step('offline', 0, 94),
          step('undo', 1),
        ],
        ...[step('there-edit-notes')],
      ],
    },
  ],
  [
    'a stop does not end what was stopped and begun again elsewhere in one second after the click',
    {
      options: calm,
      steps: [
        ...[step('start', 0, 1), step('wait-long', 5), step('offline'), step('stop', 0, 1)],
        ...[step('wait-long', 5), step('there-restart')],
      ],
    },
  ],
  [
    'nothing is sent by a process whose first question nobody answers',
    {
      options: calm,
      steps: [
        step('fault', 301, 995),
        step('clock-step'),
        step('wait-long', 229),
        step('fault', 738, 197),
        step('wait', 41),
        step('start-earlier'),
        step('wait', 416),
        step('wait', 83),
        step('edit-range'),
        step('forget'),
        step('there-start'),
        step('start'),
      ],
    },
  ],
  [
    'what was to give way to a new timer and was edited instead is an entry of its own, also once that is taken back',
    {
      options: calm,
      steps: [
        ...[step('start-earlier'), step('command-toggle'), step('there-edit-notes'), step('undo', 0, 316)],
        ...[step('edit-time', 399), step('fault'), step('create-there'), step('undo'), step('online')],
      ],
    },
  ],
  [
    'a lost create is found on the date that it was sent with in the zone of before, the clock set since or not',
    {
      options: {
        now: Date.UTC(2026, 11, 31, 23, 10),
        timezone: 'UTC',
        rounding: null,
        forgetsMetadata: true,
      },
      steps: [
        ...[step('fault', 352, 61), step('zone-change', 343), step('clock-step', 950)],
        ...[step('keep-mine'), step('start', 0, 28)],
      ],
    },
  ],
  [
    'a stop of here counts to its click where the begin was moved elsewhere, and the work zone changed since',
    {
      options: {
        now: Date.UTC(2026, 11, 31, 23, 10),
        timezone: 'Pacific/Auckland',
        rounding: null,
        forgetsMetadata: false,
      },
      steps: [
        ...[step('command-start'), step('there-move-begin'), step('zone-change', 158), step('offline')],
        ...[step('there-edit-hours'), step('wait'), step('start'), step('log', 0, 4)],
      ],
    },
  ],
  [
    'what was deleted while its create was in doubt is in sight again where one of two may be it',
    {
      options: {
        now: Date.UTC(2026, 4, 21, 12, 0, 30),
        timezone: 'UTC',
        rounding: null,
        forgetsMetadata: true,
      },
      steps: [
        ...[step('fault', 392, 56), step('start'), step('command-start'), step('zone-change'), step('start')],
        ...[step('fault', 0, 94), step('undo', 181, 97)],
      ],
    },
  ],
  [
    'a deletion that waits for the person, and that somebody does elsewhere, frees at once what waits for it',
    {
      options: {
        now: Date.UTC(2026, 4, 21, 12, 0, 30),
        timezone: 'UTC',
        rounding: null,
        forgetsMetadata: true,
      },
      steps: [
        ...[step('start'), step('start'), step('there-edit-notes', 831), step('undo'), step('there-delete')],
        ...[step('create'), step('fault'), step('answer-idle')],
      ],
    },
  ],
  [
    'a timer that was begun and ended here, and gets through after the next one, has not ended that',
    {
      options: {
        now: Date.UTC(2026, 4, 21, 12, 0, 30),
        timezone: 'UTC',
        rounding: 'up_15',
        forgetsMetadata: true,
      },
      steps: [
        ...[step('fault', 223), step('start-earlier'), step('start-earlier'), step('split-at', 0, 748)],
        ...[step('go-on'), step('command-toggle'), step('wrong-date'), step('wait')],
      ],
    },
  ],
  [
    'a begin that was refused ends, once it gets through, where another one began elsewhere',
    {
      options: calm,
      steps: [
        ...[step('start-earlier'), step('zone-change', 897), step('wait', 11), step('there-start')],
        ...[step('clock-step'), step('edit-place', 0, 310), step('online'), step('start')],
      ],
    },
  ],
  [
    'a deletion that was given up stays given up where an older act is taken back',
    {
      options: calm,
      steps: [
        ...[step('log'), step('there-edit-notes'), step('undo'), step('start-earlier', 0, 1)],
        ...[step('edit-time', 283), step('there-stop'), step('undo', 856), step('crash-in-a-commit')],
        ...[step('rewrite'), step('there-delete'), step('command-start')],
      ],
    },
  ],
  [
    'a begin that is set some seconds later, in the same minute, is the true one',
    {
      options: calm,
      steps: [
        ...[step('start'), step('new-day'), step('wait', 164), step('edit-time', 0, 250)],
        ...[step('keep-mine')],
      ],
    },
  ],
  [
    'what was given up for the begin of the other side tells nobody that its entry is gone',
    {
      options: calm,
      steps: [
        ...[step('start-earlier', 0, 3), step('there-move-begin'), step('answer-idle'), step('there-delete')],
        ...[step('take-theirs'), step('refresh'), step('split', 0, 25), step('fault'), step('zone-change')],
      ],
    },
  ],
  [
    'an answer that somebody had left for good ends all that ran, and keeps what was to be deleted of it',
    {
      options: calm,
      steps: [
        ...[step('start-earlier'), step('stop'), step('there-restart'), step('log'), step('undo', 595)],
        ...[step('forget', 52, 25)],
      ],
    },
  ],
  [
    'a process that has ended in the background begins again before the next act',
    {
      options: calm,
      steps: [
        ...[step('start'), step('start'), step('online', 0, 22), step('undo'), step('start', 0, 25)],
        ...[step('crash-in-a-commit', 500), step('log-range'), step('split-at')],
      ],
    },
  ],
  [
    'of several timers that were stopped at once the one that began last goes on when that is taken back',
    {
      options: { ...calm, rounding: 'up_15' },
      steps: [
        ...[step('there-start'), step('start-earlier'), step('take-theirs', 0, 217), step('start')],
        ...[step('delete', 481), step('there-restart', 75), step('edit-notes', 613, 4)],
        ...[step('command-toggle'), step('there-edit-hours'), step('undo')],
      ],
    },
  ],
  [
    'a begin that was moved here counts on where the clock is set while that is sent',
    {
      options: calm,
      steps: [
        ...[
          step('command-start', 0, 3),
          step('edit-time', 0, 3),
          step('edit-notes', 0, 3),
          step('clock-step', 0, 3),
          step('undo', 0, 3),
        ],
      ],
    },
  ],
  [
    'what is kept though its deletion was to bring another in its place is as it was seen',
    {
      options: { ...calm, hidesRounding: true },
      steps: [
        ...[step('start'), step('edit-place', 0, 73), step('command-start'), step('there-restart', 111)],
        ...[step('undo', 658, 3), step('split-at', 0, 3), step('log')],
      ],
    },
  ],
  [
    'what is deleted while nobody can tell which one it is stays there, in sight',
    {
      options: { ...calm, rounding: 'up_15', forgetsMetadata: true, hidesRounding: true },
      steps: [
        ...[step('fault', 248), step('log'), step('wait', 20), step('fault'), step('undo'), step('start')],
        ...[step('delete', 343)],
      ],
    },
  ],
  [
    'a timer whose deletion was taken back and refused is as the start after it had left it',
    {
      options: { ...calm, forgetsMetadata: true, hidesRounding: true },
      steps: [
        ...[step('command-start'), step('delete'), step('fault', 197), step('start', 0, 10)],
        ...[step('undo', 931), step('lock'), step('crash'), step('delete'), step('slow')],
      ],
    },
  ],
  [
    'a begin that was given to what is ended elsewhere still waits once its note is changed',
    {
      options: { ...calm, rounding: 'up_15', hidesRounding: true },
      steps: [
        ...[step('start-earlier'), step('edit-time', 0, 64), step('there-stop'), step('undo'), step('wait')],
        ...[step('edit-notes'), step('lock'), step('offline'), step('wait'), step('slow')],
      ],
    },
  ],
  [
    'a contact of a client that was refused waits with it, in sight',
    {
      options: { ...calm, hidesRounding: true },
      steps: [
        ...[step('false-refusal'), step('create', 193), step('create', 478)],
        ...[step('edit-date'), step('wait', 10), step('undo'), step('create-there')],
      ],
    },
  ],
  [
    'a begin that was moved back stays with the stop elsewhere that Keito has rounded to nothing unsaid',
    {
      options: { ...calm, rounding: 'nearest_6', hidesRounding: true },
      steps: [
        ...[step('start-earlier'), step('forget', 676, 120), step('edit-time'), step('there-stop')],
        ...[step('online'), step('wrong-date'), step('undo'), step('online')],
      ],
    },
  ],
  [
    'a timer whose answer was lost is not what was logged beside it on the same work',
    {
      options: { ...calm, forgetsMetadata: true },
      steps: [
        ...[step('fault', 528, 535), step('fault', 861, 845), step('log-range'), step('rewrite')],
        ...[step('fault', 518, 448), step('go-on'), step('wait-long', 1)],
      ],
    },
  ],
  [
    'what was counted before midnight and went on elsewhere after it comes back as two',
    {
      options: { ...calm, now: Date.UTC(2026, 9, 25, 0, 20) },
      steps: [
        ...[step('log-range', 0, 2), step('there-restart'), step('undo', 0, 190), step('start')],
        ...[step('fault', 0, 136), step('undo'), step('there-stop')],
      ],
    },
  ],
];
