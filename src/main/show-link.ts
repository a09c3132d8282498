import * as m from '../shared/i18n/messages';
import type { WindowEvent } from '../shared/contract';
import type { EntryId } from '../shared/model';
import { readLink, type LinkFault } from './core/link';

export interface LinkWindow {
  /** Opens the window, or raises it. */
  readonly open: (focus: 'quick-entry' | 'none') => void;
  readonly tell: (event: WindowEvent) => void;
  readonly say: (level: 'info' | 'warning', text: () => string) => void;
  readonly running: () => { readonly id: EntryId } | null;
}

const REASONS: Readonly<Record<LinkFault, () => string>> = {
  'not-ours': m.main_link_not_ours,
  'too-long': m.main_link_too_long,
  'unknown-action': m.main_link_unknown_action,
  'unknown-parameter': m.main_link_unknown_parameter,
  unreadable: m.main_link_unreadable,
  'no-text': m.main_link_no_text,
  hidden: m.main_link_hidden,
};

/**
 * Shows what a `keito://` link asks for. Anybody can make a person follow a link: so nothing is done by it, the window
 * shows it, and only what is confirmed there happens.
 */
export function showLink(url: string, window: LinkWindow): void {
  const reading = readLink(url);
  if (!reading.ok) {
    window.say('warning', () => m.main_link_refused({ reason: REASONS[reading.fault]() }));
    return window.open('none');
  }
  const { link } = reading;
  switch (link.kind) {
    case 'open':
      return window.open('quick-entry');
    case 'start':
    case 'new':
      window.open('quick-entry');
      if (link.text !== '') window.tell({ kind: 'link', link: { kind: 'line', text: link.text } });
      return;
    case 'stop': {
      const running = window.running();
      window.open('none');
      if (running) window.tell({ kind: 'link', link: { kind: 'stop', entryId: running.id } });
      else window.say('info', m.link_stop_nothing);
    }
  }
}
