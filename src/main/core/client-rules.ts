import type { TypedClient, TypedContact } from '../../shared/clients';
import * as m from '../../shared/i18n/messages';
import { fail, ok, type Result } from '../../shared/result';
import type { BodyOf } from './creation';

/** More days than that are a slip (Keito takes 365 at most). */
const MOST_PAYMENT_DAYS = 365;

const WHOLE = /^\d{1,3}$/;
const PERCENT = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/;
/** The shape of an address, not whether there is one: that only a mail can tell. */
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/;

const said = (text: string): string | null => text.trim() || null;

/** What a client's form says. Refused with `invalid` and the first field that is wrong. */
export function readClient(typed: TypedClient): Result<BodyOf<'client'>> {
  const name = said(typed.name);
  if (name === null) return fail('invalid', m.main_client_name_missing(), 'name');
  const currency = said(typed.currency)?.toUpperCase() ?? null;
  if (currency !== null && !Intl.supportedValuesOf('currency').includes(currency))
    return fail('invalid', m.main_client_currency({ code: currency }), 'currency');
  const paymentDays = typed.paymentTerms === 'custom' ? daysOf(typed.paymentDays) : null;
  if (Number.isNaN(paymentDays))
    return fail('invalid', m.main_client_days({ most: MOST_PAYMENT_DAYS }), 'paymentDays');
  const percents = {
    tax: percentOf(typed.tax),
    tax2: percentOf(typed.tax2),
    discount: percentOf(typed.discount),
  };
  const [wrong] = Object.entries(percents).find(([, percent]) => Number.isNaN(percent)) ?? [];
  if (wrong !== undefined) return fail('invalid', m.main_client_percent(), wrong);
  const address = said(typed.address);
  const paymentTerms = typed.paymentTerms || null;
  return ok({
    kind: 'client',
    name,
    address,
    currency,
    paymentTerms,
    paymentDays,
    ...percents,
  });
}

/** What a contact's form says. Refused with `invalid` and the first field that is wrong. */
export function readContact(typed: TypedContact): Result<BodyOf<'contact'>> {
  const { clientId } = typed;
  if (clientId === '') return fail('invalid', m.main_contact_client_missing(), 'clientId');
  const firstName = said(typed.firstName);
  if (firstName === null) return fail('invalid', m.main_contact_name_missing(), 'firstName');
  const email = said(typed.email);
  if (email !== null && !EMAIL.test(email)) return fail('invalid', m.main_contact_email(), 'email');
  return ok({
    ...{
      kind: 'contact',
      clientId,
      firstName,
      email,
      lastName: said(typed.lastName),
      title: said(typed.title),
    },
    ...{ phoneOffice: said(typed.phoneOffice), phoneMobile: said(typed.phoneMobile), fax: said(typed.fax) },
  });
}

/** NaN: it is no whole number of days that Keito takes. */
function daysOf(text: string): number {
  const days = WHOLE.test(text.trim()) ? Number(text) : NaN;
  return days <= MOST_PAYMENT_DAYS ? days : NaN;
}

/** `19`, `19.5`, `19,5 %`. Null: nothing was typed; NaN: it is no percent from 0 to 100. */
function percentOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const [, whole, fraction = '0'] = PERCENT.exec(trimmed) ?? [];
  const percent = whole === undefined ? NaN : Number(`${whole}.${fraction}`);
  return percent <= 100 ? percent : NaN;
}
