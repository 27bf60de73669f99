const amount = String.raw`(?:\p{Sc} ?)?(\d[\d,]*(?:\.\d+)?)(k?)`;
const between = new RegExp(String.raw`^([[(]?) ?${amount} ?(-|to|bis|~|,) ?${amount} ?([\])]?)$`, 'iu');
const below = new RegExp(String.raw`^(?:[<≤]=?|under|below|less than|up to|unter|bis) ?${amount}$`, 'iu');
const above = new RegExp(
  String.raw`^(?:${amount} ?(?:\+|and over|and above|and older|or more|or older|plus)|(?:[>≥]=?|over|above|more than|über|ab) ?${amount})$`,
  'iu',
);

/** The bounds of a range: 18-24, [20, 30), 65+ (no upper bound), under 18 (no lower bound). */
export interface Range {
  readonly lowest?: number;
  readonly highest?: number;
}

/** Reads a range in plain characters; undefined for any other text, or if the bounds are not in order. */
export function readRange(text: string): Range | undefined {
  const [, open = '', low, lowScale, mark, high, highScale, close = ''] = between.exec(text) ?? [];
  if (low !== undefined) {
    // (1, 2) may be a point.
    const isInterval = (open === '') === (close === '') && (mark !== ',' || `${open}${close}` === '[)' || `${open}${close}` === '(]');
    const range = { lowest: valueOf(low, lowScale), highest: valueOf(high, highScale) };
    return isInterval && range.lowest < range.highest ? range : undefined;
  }
  const [, under, underScale = ''] = below.exec(text) ?? [];
  if (under !== undefined) return { highest: valueOf(under, underScale) };
  const [, first, firstScale, second, secondScale] = above.exec(text) ?? [];
  const over = first ?? second;
  return over === undefined ? undefined : { lowest: valueOf(over, firstScale ?? secondScale ?? '') };
}

/** The middle of a range, or its only bound; NaN for any other text. */
export function middleOfRange(text: string): number {
  const range = readRange(text);
  if (range === undefined) return Number.NaN;
  const { lowest, highest } = range;
  if (lowest === undefined || highest === undefined) return lowest ?? highest ?? Number.NaN;
  return (lowest + highest) / 2;
}

function valueOf(digits: string, scale: string): number {
  return Number(digits.replaceAll(',', '')) * (scale === '' ? 1 : 1000);
}
