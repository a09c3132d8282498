import { z } from 'zod';
import { ApiError } from './errors';

const MAX_BYTES = 1_000_000;
const NUMBERS = new Set(
  'hours total_cost units budget cost_budget fee hourly_rate default_hourly_rate payment_days tax tax2 discount'.split(
    ' ',
  ),
);
const FLAGS = new Set(
  `billable is_running replace_running is_active is_billable is_default is_fixed_fee budget_is_monthly
  billable_by_default`.split(/\s+/),
);

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
  if (type.startsWith('application/x-www-form-urlencoded') && !/^\s*[{[]/.test(sent))
    return readForm(new URLSearchParams(sent));
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

/** The members of a form, or of a query, with the numbers and flags that their texts stand for; `a[b]` is a member of `a`. */
export function readForm(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for (const [key, value] of form) {
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
