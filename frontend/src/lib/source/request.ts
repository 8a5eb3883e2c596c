import { SourceError } from './source';

export type Fetch = (address: string, how?: RequestInit) => Promise<Response>;

/** An address with the questions that are asked at it; what is undefined is not asked. */
export function withQuery(
  path: string,
  asked: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined) query.set(name, value);
  }
  return query.size ? `${path}?${query}` : path;
}

/** Ask the server of these pages for JSON; what it cannot answer is thrown, in its own words. */
export async function request<T>(fetch: Fetch, address: string, how?: RequestInit): Promise<T> {
  return (await (await answered(fetch, address, how)).json()) as T;
}

/** The same, of whatever it answers with. */
export async function answered(
  fetch: Fetch,
  address: string,
  how?: RequestInit,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, how);
  } catch {
    throw new SourceError(
      0,
      'The server of this workbench does not answer. Start `factional serve` again and retry.',
    );
  }
  if (!response.ok) throw new SourceError(response.status, await reason(response));
  return response;
}

async function reason(response: Response): Promise<string> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'detail' in body) {
      if (typeof body.detail === 'string') return body.detail;
    }
  } catch {
    // no JSON: the status has to do
  }
  return `The server answered ${response.status} ${response.statusText}`.trimEnd() + '.';
}
