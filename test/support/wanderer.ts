// A browser without a screen, over real HTTP: keeps each site's cookies and goes wherever it is sent, on this machine alone.
import { type IncomingHttpHeaders, request } from 'node:http';

export interface Page {
  status: number;
  /** Where it was found. */
  url: string;
  body: string;
  headers: IncomingHttpHeaders;
}

export interface Wanderer {
  /** By host and port. */
  cookies: Map<string, Map<string, string>>;
  /** One request; a redirection is answered as such. */
  ask(url: string, form?: Record<string, string>): Promise<Page>;
  /** Follows redirections to their end, or to the first address for which `until` holds, which is not asked. */
  go(url: string, form?: Record<string, string>, until?: (url: string) => boolean): Promise<Page>;
}

export function wanderer(): Wanderer {
  const cookies: Wanderer['cookies'] = new Map();
  const ask = async (url: string, form?: Record<string, string>): Promise<Page> => {
    const { host } = new URL(url);
    const jar = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, jar);
    const page = await send(url, [...jar].map(([name, value]) => `${name}=${value}`).join('; '), form);
    for (const line of page.headers['set-cookie'] ?? []) keep(jar, line);
    return page;
  };
  return {
    cookies,
    ask,
    go: async (url, form, until = () => false) => {
      let page = await ask(url, form);
      while (page.headers.location !== undefined) {
        const next = new URL(page.headers.location, page.url).href;
        if (until(next)) return { ...page, url: next };
        page = await ask(next);
      }
      return page;
    },
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/; */);
  const at = pair.indexOf('=');
  const past = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=.*1970/i.test(one));
  if (past) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

/** Whatever its name, a host of these tests is this machine. */
function send(url: string, cookie: string, form: Record<string, string> | undefined): Promise<Page> {
  const { port, host, pathname, search, origin } = new URL(url);
  const body = form && new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host,
          ...(cookie && { cookie }),
          ...(body !== undefined && {
            origin,
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          }),
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, url, body: text, headers: answer.headers }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
