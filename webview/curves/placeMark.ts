import type { Point } from './placeReferenceName.ts';
import { xOf, type PlotFrame } from './plotFrame.ts';

/** An epoch that is marked in a chart, by name. */
export interface EpochMark {
  readonly epoch: number;
  readonly name: string;
}

/** Where its line and its name stand, in pixels of the chart. */
export interface PlacedMark {
  readonly name: string;
  readonly x: number;
  readonly textLeft: number;
  readonly textY: number;
  /** The room that the name takes, as lines that other names keep clear of. */
  readonly room: readonly (readonly Point[])[];
}

/** The name stands at the top, on that side of the line where there is more room. */
export function placeMark(frame: PlotFrame, { epoch, name }: EpochMark, textWidth: number): PlacedMark {
  const x = xOf(frame, epoch);
  const textLeft = x > frame.left + frame.width / 2 ? x - 5 - textWidth : x + 5;
  const textY = frame.top + 10;
  // Two lines: no name fits between them.
  const room = [textY - 8, textY].map((y) => [{ x: textLeft - 4, y }, { x: textLeft + textWidth + 4, y }]); // prettier-ignore
  return { name, x, textLeft, textY, room };
}
