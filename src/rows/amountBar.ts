/** What a hover stands on. An image cannot ask: it is drawn for one of them. */
export type HoverTheme = 'light' | 'dark' | 'contrast';

/** Bars are at least 3 : 1 against what hovers of VS Code's own themes stand on. */
const colors: Readonly<Record<HoverTheme, Readonly<Record<'plus' | 'minus' | 'sum' | 'axis', string>>>> = {
  light: { plus: '#1a6fc4', minus: '#b3570f', sum: '#1f1f1f', axis: '#767676' },
  dark: { plus: '#59a4f9', minus: '#e78a4e', sum: '#ffffff', axis: '#9d9d9d' },
  contrast: { plus: '#6fb3ff', minus: '#ff9a57', sum: '#ffffff', axis: '#ffffff' },
};

const width = 140;
const height = 12;
const middle = width / 2;
/** What the longest bar leaves free at both ends. */
const margin = 6;

/** An amount as a bar from the middle, right where it adds and left where it takes away; `largest` is the size of the longest one. An image in Markdown, without a text of its own. */
export function amountBar(amount: number, largest: number, theme: HoverTheme, isSum = false): string {
  const { plus, minus, sum, axis } = colors[theme];
  const share = largest > 0 && Number.isFinite(amount / largest) ? Math.min(1, Math.abs(amount) / largest) : 0;
  const length = Number((share * (middle - margin)).toFixed(1));
  const color = isSum ? sum : amount < 0 ? minus : plus;
  const start = amount < 0 ? middle - length : middle;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<path d="M${middle} 0V${height}" stroke="${axis}"/><rect x="${start}" y="2" width="${length}" height="8" fill="${color}"/></svg>`;
  return `![](data:image/svg+xml,${encodeURIComponent(svg)})`;
}
