// Links lead from any page to any other, whatever the mount.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insidePath, relativeLink, underBase } from './links.ts';

describe('a relative link', () => {
  test.each([
    ['/', '/actions', 'actions'],
    ['/', '/', './'],
    ['/actions', '/', './'],
    ['/actions', '/actions?late=yes', 'actions?late=yes'],
    ['/actions?late=yes', '/actions/12', 'actions/12'],
    ['/actions/12', '/', '../'],
    ['/actions/12', '/actions/13#dates', '13#dates'],
    ['/actions/12', '/directions/2', '../directions/2'],
    ['/office', '/office/actions', 'office/actions'],
    ['/office/', '/office', '../office'],
    ['/editions/3/actions/12', '/assets/site.css', '../../../assets/site.css'],
    ['/people', '/a:b', './a:b'],
  ])('from %s to %s is %s', (from, to, link) => {
    expect(relativeLink(from, to)).toBe(link);
  });

  test('is followed by a browser to the page that was meant', () => {
    const segment = fc.stringMatching(/^[a-z0-9:-]{0,6}$/);
    const path = fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
    const inSite = path.filter((each) => !each.startsWith('//'));
    fc.assert(
      fc.property(inSite, inSite, (from, to) => {
        expect(new URL(relativeLink(from, to), `http://council.example${from}`).pathname).toBe(to);
      }),
    );
  });

  test('never leaves the site', () => {
    expect(() => relativeLink('/', '//elsewhere.example')).toThrow('Not a path inside the site');
    expect(() => relativeLink('/', 'https://elsewhere.example')).toThrow();
  });
});

test('a path under a mount keeps its query', () => {
  expect(underBase('', '/actions')).toBe('/actions');
  expect(underBase('/office', '/')).toBe('/office');
  expect(underBase('/office', '/?as=table')).toBe('/office?as=table');
  expect(underBase('/office', '/actions?as=table')).toBe('/office/actions?as=table');
});

test.each([
  ['/actions/12?tab=dates', '/actions/12?tab=dates'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  [undefined, '/'],
])('after signing in, %s leads to %s', (wish, place) => {
  expect(insidePath(wish)).toBe(place);
});
