import { ticks } from 'd3-array';
import type { ValueRange } from './valueRange.ts';

/** Where the plot lies in its chart, and what its axes span. Pixels. */
export interface PlotFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Epochs 0…this. */
  readonly epochs: number;
  readonly values: ValueRange;
}

/** Room around the plot: for the axes, and at the right for the names at the curves' ends. */
export const margins = { left: 44, right: 98, top: 8, bottom: 24 } as const;
export const chartHeight = 168;

export function plotFrame(chartWidth: number, epochs: number, values: ValueRange): PlotFrame {
  return {
    left: margins.left,
    top: margins.top,
    width: Math.max(20, chartWidth - margins.left - margins.right),
    height: chartHeight - margins.top - margins.bottom,
    epochs: Math.max(1, epochs),
    values,
  };
}

export function xOf({ left, width, epochs }: PlotFrame, epoch: number): number {
  return left + (width * epoch) / epochs;
}

/** Height of a value; what is outside of the axis stands at its rim. */
export function yOf({ top, height, values }: PlotFrame, value: number): number {
  const share = (value - values.min) / (values.max - values.min);
  return top + height * (1 - Math.max(0, Math.min(1, Number.isNaN(share) ? 1 : share)));
}

/** The epoch at a place in the chart, 1…`trained`. */
export function epochAt({ left, width, epochs }: PlotFrame, x: number, trained: number): number {
  return Math.max(1, Math.min(trained, Math.round(((x - left) / width) * epochs)));
}

/** Values at which the axis has a number. */
export function valueTicks({ min, max }: ValueRange): number[] {
  return ticks(min, max, 4);
}

/** Epochs at which the axis has a number. */
export function epochTicks(epochs: number, width: number): number[] {
  const hasMiddle = epochs % 2 === 0 && width >= 130;
  return hasMiddle ? [0, epochs / 2, epochs] : [0, epochs];
}

/** The key that moves the reading: how far, given the epoch that it reads now. Undefined for other keys. */
export function epochAfterKey(key: string, isFine: boolean, epoch: number, trained: number): number | undefined {
  const step = isFine ? 1 : Math.max(1, Math.round(trained / 100));
  const page = Math.max(1, Math.round(trained / 10));
  const moves = new Map([
    ['ArrowRight', epoch + step],
    ['ArrowUp', epoch + step],
    ['ArrowLeft', epoch - step],
    ['ArrowDown', epoch - step],
    ['PageUp', epoch + page],
    ['PageDown', epoch - page],
    ['Home', 1],
    ['End', trained],
  ]);
  const moved = moves.get(key);
  return moved === undefined ? undefined : Math.max(1, Math.min(trained, moved));
}
