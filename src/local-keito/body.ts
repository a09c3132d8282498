import { z } from 'zod';
import { ApiError } from './errors';

const MAX_BYTES = 1_000_000;
const NUMBERS = new Set([
  'hours',
  'total_cost',
  'units',
  'budget',
  'hourly_rate',
  'payment_days',
  'tax',
  'tax2',
]);
const FLAGS = new Set([
  'billable',
  'is_running',
  'replace_running',
  'is_active',
  'is_billable',
  'is_default',
]);

const jsonObject = z.record(z.string(), z.unknown());

/**
 * The members that a request sends: JSON, or a form, whose texts become the numbers and flags that they stand for; {}
 * if it sends nothing. 400 for what is no JSON object, 413 over a megabyte. `harvest` lets JSON send `"1.5"` for 1.5.
 */
export async function readBody(
  request: Request,
  harvest: boolean,
): Promise<Readonly<Record<string, unknown>>> {
  const sent = await request.text();
  if (sent.length > MAX_BYTES) throw new ApiError(413, 'The body is larger than a megabyte');
  if (sent.trim() === '') return {};
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded') && !/^\s*[{[]/.test(sent)) return readForm(sent);
  const parsed = jsonObject.safeParse(parseJson(sent));
  if (!parsed.success) throw new ApiError(400, 'The body must be a JSON object');
  return harvest ? Object.fromEntries(Object.entries(parsed.data).map(typed)) : parsed.data;
}

function parseJson(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    throw new ApiError(400, 'The body is not valid JSON');
  }
}

function readForm(sent: string): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for (const [key, value] of new URLSearchParams(sent)) {
    const inner = /^(\w+)\[(\w+)\]$/.exec(key);
    if (inner?.[1] && inner[2]) body[inner[1]] = { ...Object(body[inner[1]]), [inner[2]]: value };
    else body[key] = value;
  }
  return Object.fromEntries(Object.entries(body).map(typed));
}

function typed([key, value]: [string, unknown]): [string, unknown] {
  if (typeof value !== 'string') return [key, value];
  if (NUMBERS.has(key)) return [key, value.trim() === '' ? null : Number(value)];
  if (FLAGS.has(key) && (value === 'true' || value === 'false')) return [key, value === 'true'];
  return [key, value];
}
