/** How texts are set in drawings. */
export type TextKind = 'strong' | 'normal' | 'label' | 'small';

const fonts: Readonly<Record<TextKind, string>> = { strong: '600 13px', normal: '13px', label: '12px', small: '11px' };
/** Size of the cache; while epochs are played, new figures come in every frame. */
const mostWidths = 4000;
const widths = new Map<string, number>();
/** The page's font, cached because asking for it makes the browser recompute styles; cleared when it may have changed. */
let family: string | undefined;
let context: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of a text in the page's font. */
export function measureText(text: string, kind: TextKind): number {
  context ??= startMeasuring();
  if (!context) return text.length * 7;
  const key = `${kind} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  family ??= getComputedStyle(document.body).fontFamily;
  context.font = `${fonts[kind]} ${family}`;
  const { width } = context.measureText(text);
  if (widths.size >= mostWidths) widths.clear();
  widths.set(key, width);
  return width;
}

function startMeasuring(): CanvasRenderingContext2D | null {
  const observer = new MutationObserver(forgetFont);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true, attributeFilter: ['style', 'class'] });
  }
  document.fonts.addEventListener('loadingdone', forgetFont);
  return document.createElement('canvas').getContext('2d');
}

function forgetFont(): void {
  family = undefined;
  widths.clear();
}
