/** What stands in the place of a secret. */
const hidden = '[hidden]';

/** Anything that looks like a Keito key, a bearer header or a JWT, whoever it belongs to and however it was cut. */
const lookAlikes = [/\bkto_[\w-]+/g, /\bBearer\s+[^\s"'<>,]+/gi, /\beyJ[\w-]{5,}(?:\.[\w-]+){0,2}/g];

/** Takes the account's own secret, and everything that looks like one, out of a text. */
export type Redact = (text: string) => string;

/**
 * A redactor that keeps `secret` in its closure. It finds the secret plain, URL-encoded, JSON-escaped and in base64,
 * since a server, a proxy or a parser may echo it in any of these forms.
 */
export function createRedact(secret: string): Redact {
  const forms = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    escapeHtml(secret),
    Buffer.from(secret).toString('base64'),
  ]
    .filter((form) => form.length > 0)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const own = forms.reduce((rest, form) => rest.split(form).join(hidden), text);
    return lookAlikes.reduce((rest, pattern) => rest.replace(pattern, hidden), own);
  };
}

/** The same for every string inside a decoded JSON value, names of fields included. */
export function redactDeep(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [redact(name), redactDeep(item, redact)]),
    );
  }
  return value;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
