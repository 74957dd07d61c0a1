// Every kind of page that links lead to, one example of each.
import type { Page } from 'playwright-core';

/**
 * A page's kind: its path with numbers, days and digests left out. `/office/actions/12` is `/office/actions/…`. Below the
 * front page of an edition or of a past day stand the same pages again, of the same kinds.
 */
export function kindOf(address: string): string {
  const { pathname, search } = new URL(address);
  const path = pathname
    .replace(/\/((?:[a-z]+-)?\d[\d-]*|[0-9a-f]{64})(?=\/|$)/g, '/…')
    .replace(/\/checks\/[^/]+\/[^/]+/, '/checks/…')
    .replace(/\/money\/(plan|entries)\/[^/]+/, '/money/$1/…')
    .replace(/^\/editions\/…(?=\/)/, '')
    .replace(/^\/office\/as-at\/…(?=\/)/, '/office');
  const names = [...new URLSearchParams(search).keys()].filter((name) => name !== 'plan');
  return names.length > 0 ? `${path}?${names.sort().join('&')}` : path;
}

/**
 * Follows links inside the site from the given addresses, as whoever the page is signed in as, to one page of each kind
 * that is not known yet; it adds them to `known`. Answers the pages' addresses, in the order they were met. Throws,
 * naming the page, where a link leads nowhere.
 */
export async function crawl(page: Page, from: readonly string[], known: Set<string>): Promise<string[]> {
  const waiting = from.map((address) => ({ address, by: 'the start' }));
  const pages: string[] = [];
  const broken: string[] = [];
  for (const { address, by } of waiting) {
    const kind = kindOf(address);
    if (known.has(kind)) continue;
    known.add(kind);
    const answer = await page.request.get(address);
    if (!answer.ok()) broken.push(`${by} links to ${address}: ${answer.status()}`);
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    pages.push(answer.url());
    for (const link of linksIn(await answer.text(), answer.url()))
      waiting.push({ address: link, by: address });
  }
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return [...new Set(pages)];
}

function linksIn(html: string, at: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)]
    .map((match) => new URL((match[1] ?? '').replaceAll('&amp;', '&'), at))
    .filter((link) => link.host === new URL(at).host)
    .map((link) => link.href.replace(/#.*$/, ''));
}
