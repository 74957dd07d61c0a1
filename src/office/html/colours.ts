// Colours as web pages write them, as `#rrggbb`.

/** Named colours of CSS Color 4, section 6.1, each with its six figures. */
const names = `
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc
bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a
burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed
cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b
darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b
darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a
darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff
firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc
ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080
honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa
lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3
lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899
lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32
linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3
mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1
moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23
orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee
palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd
powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1
saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d
silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa
springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347
turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00
yellowgreen 9acd32
`;

const named = new Map(
  Array.from(names.matchAll(/([a-z]+) ([0-9a-f]{6})/g), ([, name = '', figures = '']) => [
    name,
    `#${figures}`,
  ]),
);

/** A colour that lets the page shine through altogether, or none at all. */
const clear = /^(?:transparent|none|initial|inherit|unset|revert)$/;

/**
 * The first colour of a value such as `#ffc000 url(x.png)` or `rgb(255 192 0 / 50%)`, laid over white. `none` for one
 * that is said to be none; undefined where there is no colour that we know.
 */
export function colourIn(value: string): string | undefined {
  for (const [word] of value.toLowerCase().matchAll(/(?:rgb|hsl)a?\([^()]*\)|[^\s,()]+/g)) {
    const found = clear.test(word) ? 'none' : (named.get(word) ?? figures(word) ?? worked(word));
    if (found) return found;
  }
  return undefined;
}

/** `#fc0` or `#ffc000`, with or without its mark as old pages write it; a fourth part says how far it covers. */
function figures(word: string): string | undefined {
  const short = /^#([0-9a-f]{3,4})$/.exec(word)?.[1];
  const long = short
    ? [...short].map((one) => one + one).join('')
    : /^#?([0-9a-f]{6}(?:[0-9a-f]{2})?)$/.exec(word)?.[1];
  const levels = long?.match(/../g)?.map((level) => Number.parseInt(level, 16));
  return levels && overWhite(levels.slice(0, 3), (levels[3] ?? 255) / 255);
}

function worked(word: string): string | undefined {
  const [, kind = '', inside = ''] = /^(rgb|hsl)a?\((.*)\)$/.exec(word) ?? [];
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== '');
  if (kind === '' || parts.length < 3) return undefined;
  const amount = (part: string | undefined, whole: number) => {
    const number = Number.parseFloat(part ?? '');
    return part?.endsWith('%') ? (number / 100) * whole : number;
  };
  const [one, two, three] = parts;
  const levels =
    kind === 'rgb'
      ? [amount(one, 255), amount(two, 255), amount(three, 255)]
      : ofHue(amount(one, 360), amount(two, 1), amount(three, 1));
  const cover = parts[3] === undefined ? 1 : amount(parts[3], 1);
  if ([...levels, cover].some((level) => !Number.isFinite(level))) return undefined;
  return overWhite(levels, cover);
}

/** Levels from 0 to 255; `cover` from 0, which shows nothing, to 1. */
function overWhite(levels: readonly number[], cover: number): string {
  if (cover <= 0) return 'none';
  const over = Math.min(1, cover);
  return `#${levels
    .map((level) => Math.round(Math.min(255, Math.max(0, level)) * over + 255 * (1 - over)))
    .map((level) => level.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** CSS Color 4, section 7.1: hue in degrees, the others from 0 to 1; levels from 0 to 255. */
function ofHue(hue: number, saturation: number, lightness: number): number[] {
  return [0, 8, 4].map((offset) => {
    const at = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    const spread = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - spread * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  });
}
