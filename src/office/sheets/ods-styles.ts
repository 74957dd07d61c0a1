// How the cells of an OpenDocument sheet look: the colour behind them, whether they are bold; and which sheets are hidden.
import { type Element, elementsOf, firstOf } from '../xml.ts';
import { shaded } from './xlsx-styles.ts';

export interface OdsStyles {
  fillOf(style: string | undefined): string | undefined;
  isBold(style: string | undefined): boolean;
  isHidden(tableStyle: string | undefined): boolean;
}

/** From the lists of styles in the document, in order; a style takes what it does not say from its parent (part 3, 16.2). */
export function odsStyles(lists: readonly (Element | undefined)[]): OdsStyles {
  const cells = new Map<string, Element>();
  const tables = new Map<string, Element>();
  for (const style of lists.flatMap((list) => (list ? elementsOf(list) : []))) {
    const name = style.attributes['style:name'];
    const family = style.attributes['style:family'];
    if (name === undefined) continue;
    if (family === 'table-cell') cells.set(name, style);
    if (family === 'table') tables.set(name, style);
  }
  const said = (name: string | undefined, properties: string, attribute: string): string | undefined => {
    const seen = new Set<string>();
    let at = name ?? 'Default';
    for (let style = cells.get(at); style && !seen.has(at); style = cells.get(at)) {
      const value = firstOf(style, properties)?.attributes[attribute];
      if (value !== undefined) return value;
      seen.add(at);
      at = style.attributes['style:parent-style-name'] ?? 'Default';
    }
    return undefined;
  };
  const known = new Map<string, string | undefined>();
  return {
    fillOf(style) {
      const name = style ?? 'Default';
      if (!known.has(name)) {
        const colour = said(name, 'style:table-cell-properties', 'fo:background-color');
        known.set(name, colour?.startsWith('#') ? shaded(colour, 0) : undefined);
      }
      return known.get(name);
    },
    isBold: (style) =>
      /^(?:bold|[6-9]00)$/.test(said(style, 'style:text-properties', 'fo:font-weight') ?? ''),
    isHidden(style) {
      const properties = firstOf(tables.get(style ?? ''), 'style:table-properties');
      return properties?.attributes['table:display'] === 'false';
    },
  };
}
