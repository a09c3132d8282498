import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { guardOffline } from '../../../src/main/keito/offline-guard';
import { broken, failure, fakeNetwork, json, options } from './support';

const gone = json({}, 404);
const dead = broken(new Error('net::ERR_INTERNET_DISCONNECTED'));

/** A system that says `isOnline`, over a network that answers so. */
function system(isOnline: boolean, ...answers: readonly (() => Response | Promise<Response>)[]) {
  const says = { isOnline };
  const { fetch, seen } = fakeNetwork(...answers);
  const guarded = guardOffline(fetch, () => says.isOnline);
  const client = createKeitoClient(options(guarded));
  return {
    says,
    seen,
    guarded,
    read: () => failure(() => client.me()),
    write: () => failure(() => client.stopTimeEntry('te_1')),
  };
}

describe('a system that says that it has no network', () => {
  it('sends no write, which is in no doubt then, and is asked for a reading all the same', async () => {
    const { says, seen, read, write } = system(false, dead, gone);
    const unsent = { kind: 'offline', maybeApplied: false, code: 'NO_NETWORK' };
    expect(await write()).toMatchObject(unsent);
    expect(seen).toHaveLength(0);
    expect(await read()).toMatchObject({ kind: 'offline' });
    expect(await write()).toMatchObject(unsent);
    says.isOnline = true;
    expect(await write()).toMatchObject({ kind: 'not-found' });
  });

  it('is not believed any more once something was answered', async () => {
    const { read, write } = system(false, gone);
    await read();
    expect(await write()).toMatchObject({ kind: 'not-found' });
  });

  it('is believed where it had come back before the answer', async () => {
    const { says, seen, read, write } = system(false, () => {
      says.isOnline = true;
      return gone();
    });
    await read();
    says.isOnline = false;
    expect(await write()).toMatchObject({ code: 'NO_NETWORK' });
    expect(seen).toHaveLength(1);
  });

  it('reaches a Keito of its own', async () => {
    const { seen, guarded } = system(false, gone);
    const own = createKeitoClient(options(guarded, { baseUrl: 'http://127.0.0.1:4010/api/v2' }));
    await failure(() => own.stopTimeEntry('te_1'));
    expect(seen).toHaveLength(1);
  });
});

it('with a network that breaks over a write leaves it in doubt', async () => {
  expect(await system(true, dead).write()).toMatchObject({ kind: 'offline', maybeApplied: true });
});
