import { m } from '../../shared/i18n/messages';

/** What a version brought, most useful first. */
export interface Release {
  readonly version: string;
  readonly news: readonly { readonly title: string; readonly text: string }[];
}

/** The newest release first; in the language of now. */
export function releases(): readonly Release[] {
  return [
    {
      version: '0.1',
      news: [
        { title: m.new_line(), text: m.new_line_text() },
        { title: m.new_undo(), text: m.new_undo_text() },
        { title: m.new_switch(), text: m.new_switch_text() },
        { title: m.new_days(), text: m.new_days_text() },
        { title: m.new_pages(), text: m.new_pages_text() },
        { title: m.new_move(), text: m.new_move_text() },
        { title: m.new_offline(), text: m.new_offline_text() },
        { title: m.new_idle(), text: m.new_idle_text() },
      ],
    },
  ];
}
