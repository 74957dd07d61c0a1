// The parts of an office file and how they name one another. Names are matched without their prefixes, which differ
// between the usual and the strict form of the format (ECMA-376 parts 1 and 2).
import type { Archive } from './archive.ts';
import { type Element, elementsOf, parseXml, type Take } from './xml.ts';

/** The name of an element without its prefix. */
export function plainName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1);
}

export function partsOf(element: Element | undefined, name: string): Element[] {
  return element ? elementsOf(element).filter((child) => plainName(child) === name) : [];
}

export function partOf(element: Element | undefined, name: string): Element | undefined {
  return partsOf(element, name)[0];
}

/** All elements of a name at any depth, in order. */
export function* partsWithin(element: Element, name: string): Generator<Element> {
  for (const child of elementsOf(element)) {
    if (plainName(child) === name) yield child;
    yield* partsWithin(child, name);
  }
}

/** An attribute that has a prefix, whichever it is: `r:id`. */
export function prefixed({ attributes }: Element, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

export function isOn(words: string | undefined): boolean {
  return words === '1' || words === 'true' || words === 'on';
}

export interface Related {
  id: string;
  /** The last word of its type: `worksheet`, `comments`. */
  type: string;
  part: string;
}

/** What a part refers to inside the file. */
export function relatedTo(archive: Archive, part: string): Related[] {
  const slash = part.lastIndexOf('/') + 1;
  const list = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  if (!archive.has(list)) return [];
  return partsOf(readPart(archive, list), 'Relationship').flatMap(({ attributes }) =>
    attributes.TargetMode === 'External'
      ? []
      : {
          id: attributes.Id ?? '',
          type: (attributes.Type ?? '').replace(/^.*\//, ''),
          part: resolved(part.slice(0, slash), attributes.Target ?? ''),
        },
  );
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

export function readPart(archive: Archive, part: string, take?: Take): Element {
  return parseXml(archive.read(part), { name: archive.name, part }, take);
}
