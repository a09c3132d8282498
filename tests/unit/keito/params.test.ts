import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { listParams, reportParams, type AnyQuery, type ReportQuery } from '../../../src/main/keito/params';
import { failure, fakeNetwork, json, options } from './support';

const asObject = (params: URLSearchParams) => Object.fromEntries(params);

describe('the query of a list', () => {
  it('carries every parameter of the reference', () => {
    const query: AnyQuery = {
      page: 2,
      per_page: 2000,
      source: ['agent', 'cli'],
      project_id: 'p',
      task_id: 't',
      user_id: 'u',
      client_id: 'c&d',
      from: '2026-05-01',
      to: '2026-05-31',
      updated_since: '2026-05-01T09:00:00.123Z',
      is_active: true,
      is_billed: false,
      is_running: true,
      state: 'draft',
    };
    expect(asObject(listParams(query))).toEqual({
      page: '2',
      per_page: '2000',
      source: 'agent,cli',
      project_id: 'p',
      task_id: 't',
      user_id: 'u',
      client_id: 'c&d',
      from: '2026-05-01',
      to: '2026-05-31',
      updated_since: '2026-05-01T09:00:00Z',
      is_active: 'true',
      is_billed: 'false',
      is_running: 'true',
      state: 'draft',
    });
  });

  it('is empty where nothing is asked', () => {
    expect(listParams({}).toString()).toBe('');
    expect(listParams({ source: [] }).toString()).toBe('');
    expect(asObject(listParams({ source: 'web' }))).toEqual({ source: 'web' });
  });

  it.each<[AnyQuery, string]>([
    [{ page: 0 }, 'page'],
    [{ page: 1.5 }, 'page'],
    [{ per_page: 0 }, 'per_page'],
    [{ per_page: 2001 }, 'per_page'],
    [{ from: '20260501' }, 'from'],
    [{ to: '2026-02-30' }, 'to'],
    [{ from: '2026-05-02', to: '2026-05-01' }, 'to'],
    [{ updated_since: '2026-05-01' }, 'updated_since'],
    [{ updated_since: 'yesterday' }, 'updated_since'],
  ])('refuses %j before sending', async (query, field) => {
    const network = fakeNetwork(json({ time_entries: [] }));
    const list = createKeitoClient(options(network.fetch)).timeEntries(query);
    expect(await failure(() => list.collect())).toMatchObject({
      kind: 'invalid',
      field,
      maybeApplied: false,
    });
    expect(network.seen).toHaveLength(0);
  });
});

describe('the query of a report', () => {
  it('writes days as YYYYMMDD', () => {
    expect(asObject(reportParams({ from: '2026-01-01', to: '2026-12-31', user_id: 'u' }))).toEqual({
      from: '20260101',
      to: '20261231',
      user_id: 'u',
    });
  });

  it.each<[ReportQuery, string]>([
    [{ from: '2026-01-01', to: '2027-01-01' }, 'to'],
    [{ from: '2024-01-01', to: '2024-12-31' }, 'to'],
    [{ from: '2026-05-02', to: '2026-05-01' }, 'to'],
    [{ from: '2026-5-2', to: '2026-06-01' }, 'from'],
  ])('refuses %j', async (query, field) => {
    expect(await failure(() => reportParams(query))).toMatchObject({ kind: 'invalid', field });
  });
});
