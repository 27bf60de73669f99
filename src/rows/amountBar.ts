/** The kind of theme behind a hover. An image cannot ask for it, so it is drawn for one of them. */
export type HoverTheme = 'light' | 'dark' | 'contrast';

/** Contrast of at least 3 : 1 with the hover background of VS Code's own themes. */
const colors: Readonly<Record<HoverTheme, Readonly<Record<'plus' | 'minus' | 'sum' | 'axis', string>>>> = {
  light: { plus: '#1a6fc4', minus: '#b3570f', sum: '#1f1f1f', axis: '#767676' },
  dark: { plus: '#59a4f9', minus: '#e78a4e', sum: '#ffffff', axis: '#9d9d9d' },
  contrast: { plus: '#6fb3ff', minus: '#ff9a57', sum: '#ffffff', axis: '#ffffff' },
};

const width = 140;
const height = 12;
const middle = width / 2;
/** Space left free on both sides of the longest bar, in pixels. */
const margin = 6;

/**
 * A Markdown image of an amount as a bar from the middle: to the right if positive, to the left if negative. `largest` is the absolute
 * value of the longest bar. No alternative text.
 */
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
