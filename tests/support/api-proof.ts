import { AUTHENTICATIONS, ENDPOINTS, PARAMETERS, type ApiRow } from './api-table';

/** A request that the app sent over the network. */
export interface AppRequest {
  readonly method: string;
  /** Below the API's base. */
  readonly path: string;
  /** Names of its query parameters. */
  readonly parameters: readonly string[];
  /** With a key the company is named beside it, with a token it is not. */
  readonly namesCompany: boolean;
}

/** What the table says that a test exercises and no request of the app did: nothing, unless the table is wrong. */
export function unproven(file: string, title: string, requests: readonly AppRequest[]): readonly string[] {
  const isOfTest = ({ e2e }: ApiRow): boolean =>
    e2e !== null && file.endsWith(e2e[0]) && title.startsWith(e2e[1]);
  const endpoints = ENDPOINTS.filter(isOfTest).filter(({ what }) => {
    const [method = '', path = ''] = what.split(' ');
    const pattern = new RegExp(`^${path.replace(':id', '[^/]+')}$`);
    return !requests.some((request) => request.method === method && pattern.test(request.path));
  });
  const parameters = PARAMETERS.filter(isOfTest).filter(
    ({ what }) => !requests.some((request) => request.parameters.includes(what)),
  );
  const [byKey] = AUTHENTICATIONS;
  const authentications = AUTHENTICATIONS.filter(isOfTest).filter(
    (row) => !requests.some(({ namesCompany }) => namesCompany === (row === byKey)),
  );
  return [...endpoints, ...parameters, ...authentications].map(({ what }) => what);
}
