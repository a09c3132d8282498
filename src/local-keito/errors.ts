/** An answer that is an error: thrown by a rule, turned into JSON in one place (app.ts). Shape: api-facts «Errors». */
export class ApiError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415,
    description: string,
    /** More members of the body, such as `running_entry`. */
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
    /** The member that is wrong, and what is. */
    readonly field: { readonly name: string; readonly problem: string } | null = null,
  ) {
    super(description);
    this.name = 'ApiError';
  }

  body(): Record<string, unknown> {
    return { error: ERROR_WORDS[this.status], error_description: this.message, ...this.extra };
  }
}

const ERROR_WORDS: Readonly<Record<ApiError['status'], string>> = {
  400: 'bad request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  409: 'conflict',
  413: 'payload too large',
  415: 'unsupported media type',
};

/** 400 whose words begin with the field's name. */
export const badField = (field: string, problem: string): ApiError =>
  new ApiError(400, `${field} ${problem}`, {}, {}, { name: field, problem });
/** 404 for an id in the path, or («decided») for an id in a body that names nothing: `field` is then its name. */
export const notFound = (what: string, field?: string): ApiError =>
  field
    ? new ApiError(404, `${field} names no ${what}`, {}, {}, { name: field, problem: 'is invalid' })
    : new ApiError(404, `No such ${what}`);
export const forbidden = (description: string): ApiError => new ApiError(403, description);
export const conflict = (description: string, extra: Readonly<Record<string, unknown>> = {}): ApiError =>
  new ApiError(409, description, extra);

/** The connection broke before an answer: what `fetch` rejects with, and on a port a socket that is torn down. */
export class LostConnection extends TypeError {
  constructor() {
    super('fetch failed');
  }
}
