// Colours behind cells, named as a person names them, and what they say when they stand where a status would.

export type Colour = 'red' | 'amber' | 'yellow' | 'green' | 'blue' | 'purple' | 'grey' | 'black';

/** Hues at which one colour ends and the next begins, in degrees. Tints count: `#ffc7ce` is a red. */
const hues: [until: number, Colour][] = [
  [16, 'red'],
  [49, 'amber'],
  [70, 'yellow'],
  [172, 'green'],
  [262, 'blue'],
  [330, 'purple'],
  [361, 'red'],
];

/** The colour of a fill (`#rrggbb`); undefined for none, white and what is all but white. */
export function colourOf(fill: string | undefined): Colour | undefined {
  const digits = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(fill ?? '');
  if (!digits) return undefined;
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((pair) => Number.parseInt(pair, 16) / 255);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const spread = most - least;
  const light = (most + least) / 2;
  if (light > 0.97) return undefined;
  if (spread < 0.06) return light > 0.94 ? undefined : light < 0.15 ? 'black' : 'grey';
  const hue =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return hues.find(([until]) => hue * 60 < until)?.[1];
}

/** The words of a status that is given by a colour alone. */
export function colourStatus(fill: string | undefined): string | undefined {
  const colour = colourOf(fill);
  return colour === undefined || colour === 'black' ? undefined : `${colour} (cell colour)`;
}
