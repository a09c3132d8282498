import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClient, readContact } from '../../../src/main/core/client-rules';
import type { TypedClient, TypedContact } from '../../../src/shared/clients';

const client = (over: Partial<TypedClient> = {}): TypedClient => ({
  ...{ name: 'Acme', address: '', currency: '', paymentTerms: '', paymentDays: '' },
  ...{ tax: '', tax2: '', discount: '', ...over },
});
const contact = (over: Partial<TypedContact> = {}): TypedContact => ({
  ...{ clientId: 'c', firstName: 'Ada', lastName: '', title: '', email: '' },
  ...{ phoneOffice: '', phoneMobile: '', fax: '', ...over },
});

/** The field that is said to be wrong; null: nothing is. */
function wrongIn(result: ReturnType<typeof readClient | typeof readContact>): string | null | undefined {
  return result.ok ? null : result.failure.field;
}

describe('a client as typed', () => {
  it('needs a name and nothing else', () => {
    expect(readClient(client({ name: '  Acme ' }))).toEqual({
      ok: true,
      value: {
        ...{ kind: 'client', name: 'Acme', address: null, currency: null, paymentTerms: null },
        ...{ paymentDays: null, tax: null, tax2: null, discount: null },
      },
    });
    expect(wrongIn(readClient(client({ name: ' \n' })))).toBe('name');
  });

  it('has every field that Keito takes', () => {
    const typed = client({
      ...{
        address: ' 4 Foundry Lane\nBristol ',
        currency: 'eur',
        paymentTerms: 'custom',
        paymentDays: ' 21 ',
      },
      ...{ tax: '19', tax2: '7,5 %', discount: '2.25' },
    });
    expect(readClient(typed)).toEqual({
      ok: true,
      value: {
        ...{ kind: 'client', name: 'Acme', address: '4 Foundry Lane\nBristol', currency: 'EUR' },
        ...{ paymentTerms: 'custom', paymentDays: 21, tax: 19, tax2: 7.5, discount: 2.25 },
      },
    });
  });

  it.each(['EUR', 'jpy', ' usd '])('has a currency that there is: %s', (currency) => {
    expect(wrongIn(readClient(client({ currency })))).toBeNull();
  });

  it.each(['EU', 'EURO', 'ABC', '€', 'E1R'])('has no currency that there is not: %s', (currency) => {
    expect(wrongIn(readClient(client({ currency })))).toBe('currency');
  });

  it.each(['0', '1', '365'])('may be given so many days to pay: %s', (paymentDays) => {
    expect(wrongIn(readClient(client({ paymentTerms: 'custom', paymentDays })))).toBeNull();
  });

  it.each(['', '1.5', '-1', '366', 'ten', '1e2', '0x1'])('may not be given so many: "%s"', (paymentDays) => {
    expect(wrongIn(readClient(client({ paymentTerms: 'custom', paymentDays })))).toBe('paymentDays');
  });

  it('has no days of its own where the terms say how many', () => {
    const read = readClient(client({ paymentTerms: 'net_30', paymentDays: 'ten' }));
    expect(read).toMatchObject({ ok: true, value: { paymentTerms: 'net_30', paymentDays: null } });
  });

  it.each(['tax', 'tax2', 'discount'] as const)('%s is a percentage from 0 to 100', (field) => {
    for (const [typed, percent] of [
      ...[['0', 0] as const, ['100', 100] as const, ['19 %', 19] as const, ['0,0001', 0.0001] as const],
    ])
      expect(readClient(client({ [field]: typed }))).toMatchObject({ ok: true, value: { [field]: percent } });
    for (const typed of ['100.1', '101', '-1', 'x', '1.', '.5', '1e1', '19%%', '1,000.5'])
      expect([typed, wrongIn(readClient(client({ [field]: typed })))]).toEqual([typed, field]);
  });

  it('is never sent with a figure that is none, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (tax, paymentDays) => {
        const read = readClient(client({ tax, paymentTerms: 'custom', paymentDays }));
        if (!read.ok) return;
        expect(read.value.tax === null || (read.value.tax >= 0 && read.value.tax <= 100)).toBe(true);
        expect(Number.isInteger(read.value.paymentDays)).toBe(true);
      }),
    );
  });
});

describe('a contact as typed', () => {
  it('needs a client and a first name', () => {
    expect(wrongIn(readContact(contact()))).toBeNull();
    expect(wrongIn(readContact(contact({ clientId: '' })))).toBe('clientId');
    expect(wrongIn(readContact(contact({ firstName: ' ' })))).toBe('firstName');
  });

  it('has every field that Keito takes', () => {
    const full = {
      ...{ lastName: ' Lovelace', title: 'Countess', email: ' ada@acme.example ' },
      ...{ phoneOffice: '+44 20 7946 0000', phoneMobile: '07700 900000', fax: '1' },
    };
    expect(readContact(contact(full))).toEqual({
      ok: true,
      value: {
        ...{ kind: 'contact', clientId: 'c', firstName: 'Ada', ...full },
        ...{ lastName: 'Lovelace', email: 'ada@acme.example' },
      },
    });
  });

  it.each([
    'ada',
    'ada@acme',
    '@acme.example',
    'ada@',
    'a b@acme.example',
    'a@b.example, c@d.example',
    'a@b.',
  ])('has no e-mail address of another shape: %s', (email) =>
    expect(wrongIn(readContact(contact({ email })))).toBe('email'),
  );

  it.each(['a+b@acme.example', 'ünïcode@bücher.example', "o'neil@a-b.co.uk"])('may have: %s', (email) =>
    expect(wrongIn(readContact(contact({ email })))).toBeNull(),
  );
});
