/** The shapes that tell classes apart besides their colours, in this order. */
export type MarkShape = 'diamond' | 'triangle' | 'square' | 'circle';

/** How a class is marked wherever it is drawn: a shape, and a colour of CSS. */
export interface ClassMark {
  readonly shape: MarkShape;
  readonly color: string;
}

export const markShapes: readonly MarkShape[] = ['diamond', 'triangle', 'square', 'circle'];

/** The path of one mark around a point; `size` is half its width. */
export function markPath(shape: MarkShape, x: number, y: number, size: number): string {
  const at = `M${round(x)} ${round(y)}`;
  const s = round(size);
  switch (shape) {
    case 'diamond':
      return `${at}m0 ${-s}l${s} ${s}l${-s} ${s}l${-s} ${-s}z`;
    case 'triangle':
      return `${at}m0 ${-s}l${s} ${round(1.75 * size)}h${round(-2 * size)}z`;
    case 'square': {
      const side = round(1.6 * size);
      return `${at}m${round(-0.8 * size)} ${round(-0.8 * size)}h${side}v${side}h${-side}z`;
    }
    case 'circle':
      return `${at}m${-s} 0a${s} ${s} 0 1 0 ${round(2 * size)} 0a${s} ${s} 0 1 0 ${round(-2 * size)} 0z`;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
