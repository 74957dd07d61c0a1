// Posts as plans name them: one plan may give the same post by its whole name and by a part of it.

/**
 * For each name its fullest form: `Chief Finance Officer` is the post that is elsewhere called `Chief Finance Officer /
 * Section 151 officer`. A name that is part of two different posts stands for itself.
 */
export function fullPostNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(names)];
  return new Map(
    all.map((name) => {
      const fuller = all.filter((other) => other !== name && isPartOf(name, other));
      return [name, fuller.length === 1 ? (fuller[0] ?? name) : name];
    }),
  );
}

function isPartOf(name: string, other: string): boolean {
  const parts = titlesOf(other);
  const own = titlesOf(name);
  return own.length < parts.length && own.every((title) => parts.includes(title));
}

/** `Chief Finance Officer / Section 151 officer` holds two titles. */
function titlesOf(name: string): string[] {
  return name.split('/').map((title) => title.trim().toLowerCase());
}
