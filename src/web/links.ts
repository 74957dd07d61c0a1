// Links between pages: written as absolute paths in code, sent as relative ones, so that a page works under any mount.

/**
 * The relative link that leads from one in-site path to another: from `/actions/12` to `/directions/2?as=table`
 * it is `../directions/2?as=table`. Both begin with a single `/`; a query on `from` is left aside.
 */
export function relativeLink(from: string, to: string): string {
  if (!/^\/(?!\/)/.test(to)) throw new Error(`Not a path inside the site: ${to}`);
  const end = to.search(/[?#]/);
  const path = end < 0 ? to : to.slice(0, end);
  const rest = end < 0 ? '' : to.slice(end);
  const here = pathOf(from).split('/').slice(0, -1);
  const there = path.split('/');
  const page = there.pop() ?? '';
  let shared = 0;
  while (shared < here.length && shared < there.length && here[shared] === there[shared]) shared += 1;
  const link = [...here.slice(shared).fill('..'), ...there.slice(shared), page].join('/');
  // Alone, an empty first part would mean another host and a colon another scheme.
  return (/^$|^\/|^[^/]*:/.test(link) ? `./${link}` : link) + rest;
}

/** The part of a request's address before `?`. */
export function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/** A path below a mount: `('/office', '/')` is `/office`, `('', '/actions')` is `/actions`. */
export function underBase(base: string, path: string): string {
  if (base === '') return path;
  return path === '/' ? base : `${base}${/^\/[?#]/.test(path) ? path.slice(1) : path}`;
}

/** What somebody was on the way to, if it is a path of this site; otherwise `/`. For `?to=` after signing in. */
export function insidePath(wish: unknown): string {
  if (typeof wish !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wish)) return '/';
  const there = new URL(wish, 'http://inside.invalid');
  return there.host === 'inside.invalid' ? there.pathname + there.search : '/';
}
