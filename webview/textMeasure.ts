/** How texts are set in drawings. */
export type TextKind = 'strong' | 'normal' | 'label' | 'small';

const fonts: Readonly<Record<TextKind, string>> = { strong: '600 13px', normal: '13px', label: '12px', small: '11px' };
let context: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of a text in the page's font. */
export function measureText(text: string, kind: TextKind): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 7;
  context.font = `${fonts[kind]} ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}
