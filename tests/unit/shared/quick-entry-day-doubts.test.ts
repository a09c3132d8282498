import { describe, expect, it } from 'vitest';
import { read, TODAY } from './quick-entry-fixture';

/** Days that are read and may be words of the note beside them, which is told. */

describe('a day that may be of the note', () => {
  it.each([
    ['es', 'preparar reunión de mañana 1h', 'mañana', '2026-05-23'],
    ['es', 'acta de la reunión de ayer 30 min', 'ayer', '2026-05-21'],
    ['es', 'escrito de 12 de mayo 1h', '12 de mayo', '2026-05-12'],
    ['fr', 'préparer réunion de demain 1h', 'demain', '2026-05-23'],
    ['fr', 'mail de lundi 10 min', 'lundi', '2026-05-18'],
    ['en', 'review lease dated 3 March 2026 0.8', '3 March 2026', '2026-03-03'],
    ['en', 'email from 12 May 0.2', '12 May', '2026-05-12'],
    ['en', 'invoice due 5/30 15m', '5/30', '2026-05-30'],
    ['de', 'Mail v. 12.5. 0,2', '12.5.', '2026-05-12'],
    ['de', 'Vertrag ab 1.6. 30 min', '1.6.', '2026-06-01'],
    ['en', 'bank statement 30 April 20m', '30 April', '2026-04-30'],
    ['de', 'Schreiben Gegenseite 12.5. 0,4', '12.5.', '2026-05-12'],
    ['de', 'Rechnung 30.4. 10 min', '30.4.', '2026-04-30'],
    ['fr', 'facture 30/04 10 min', '30/04', '2026-04-30'],
    ['es', 'factura 30/04 10 min', '30/04', '2026-04-30'],
    ['en', 'schedule call tomorrow 10m', 'tomorrow', '2026-05-23'],
    ['en', 'tomorrow prep demo 1h', 'tomorrow', '2026-05-23'],
    ['en', '1h prep demo tomorrow', 'tomorrow', '2026-05-23'],
    ['en', 'booking hotel 3 June 20m', '3 June', '2026-06-03'],
    ['en', 'prep next mon 20m', 'next mon', '2026-05-25'],
    ['de', 'Präsentation 28.5. 2h', '28.5.', '2026-05-28'],
    ['de', 'Vorbereitung morgen 1h', 'morgen', '2026-05-23'],
    ['fr', 'préparation audience 26/05 2h', '26/05', '2026-05-26'],
    ['es', 'agenda mañana 20 min', 'mañana', '2026-05-23'],
    ['ja', '資料 5/26 2h', '5/26', '2026-05-26'],
    ['en', 'payroll 05/26 1h', '05/26', '2026-05-26'],
    ['en', 'VAT 04/26 1h', '04/26', '2026-04-26'],
    ['de', 'UStVA 04/26 1h', '04/26', '2026-04-26'],
    ['fr', 'TVA 4/26 1h', '4/26', '2026-04-26'],
    ['ja', '給与計算 04/26 1h', '04/26', '2026-04-26'],
  ])('%s: %s', (locale, line, text, date) =>
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'log', spentDate: date, isDayNamed: true, problems: [] },
      remarks: [{ code: 'day-or-note', text, date }],
    }),
  );

  it.each([
    ['en', 'fix 1h tomorrow', '2026-05-23'],
    ['en', 'tomorrow 1h fix', '2026-05-23'],
    ['en', 'acme dev tomorrow 1h', '2026-05-23'],
    ['en', 'payroll 1h 05/26', '2026-05-26'],
    ['en', 'fix 05/21 1h', '2026-05-21'],
    ['en', 'fix 4/26 1h', '2026-04-26'],
    ['en', 'VAT 04/24 1h', '2026-04-24'],
    ['en', 'invoice 5/21 1h', '2026-05-21'],
    ['en', 'invoice yesterday 1h', '2026-05-21'],
    ['en', 'fix 30 April 1h', '2026-04-30'],
    ['de', 'Rechnung 18.5. 1h', '2026-05-18'],
    ['es', 'fix el lunes 1h', '2026-05-18'],
    ['es', 'fix 12 de mayo 1h', '2026-05-12'],
  ])('%s: nothing is said of %s', (locale, line, spentDate) =>
    expect(read(line, { locale })).toMatchObject({ action: 'log', spentDate, remarks: [] }),
  );

  it('nor of a week that the words before it are of', () =>
    expect(read('report from last week 1h')).toMatchObject({ spentDate: TODAY, remarks: [] }));
});
