import { expect, it, vi } from 'vitest';
import { openWeb, webAddress } from '../../src/main/open-web';

it.each([
  ['https://app.keito.ai/api/v2', 'https://app.keito.ai/'],
  ['https://keito.example:8443/x/api/v2', 'https://keito.example:8443/'],
  // A name and a password in an address are no part of the origin.
  ['https://a:b@keito.example/api', 'https://keito.example/'],
])('the web page of %s is its origin', (server, address) => expect(webAddress(server)).toBe(address));

it.each([
  'http://127.0.0.1:4000/api/v2',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'keito://x',
  'app.keito.ai',
  '',
])('there is no web page of %s', (server) => expect(webAddress(server)).toBeNull());

it('the browser is given the origin, and of what has no web page nothing', async () => {
  const open = vi.fn(() => Promise.resolve());
  expect(await openWeb({ kind: 'remote', server: 'https://app.keito.ai/api/v2' }, open)).toEqual({
    ok: true,
    value: null,
  });
  expect(open.mock.calls).toEqual([['https://app.keito.ai/']]);
  for (const account of [{ kind: 'local' }, { kind: 'remote', server: 'http://localhost:1/api/v2' }] as const)
    expect(await openWeb(account, open)).toMatchObject({ ok: false, failure: { kind: 'nothing-to-do' } });
  expect(open).toHaveBeenCalledTimes(1);
});
