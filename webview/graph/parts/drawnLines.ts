import { lineStyle, type GraphLine } from '../figures/graphLines.ts';
import type { LineSign, LineSize } from '../figures/lineNumbers.ts';

/** How one line looks at one moment. */
export interface DrawnLine {
  readonly line: GraphLine;
  readonly sign: LineSign | 'unknown';
  /** Faded because it does not belong to what is highlighted, where there are many lines. */
  readonly isFaded: boolean;
  readonly width: number;
  readonly opacity: number;
}

/** What decides how lines look. */
export interface LineLook {
  /** Undefined while there are no weights. */
  readonly sizeOf: ((line: GraphLine) => LineSize) | undefined;
  readonly lineCount: number;
  readonly fades: boolean;
  readonly isRelated: (line: GraphLine) => boolean;
  readonly isEdited: (line: GraphLine) => boolean;
}

/**
 * How the lines look. A line that looks as in `before`, at the same index, keeps its object: while epochs are played most of hundreds do, and
 * cost nothing to update.
 */
export function drawLines(lines: readonly GraphLine[], look: LineLook, before: readonly DrawnLine[]): DrawnLine[] {
  return lines.map((line, place) => {
    const size = look.sizeOf?.(line);
    const { width, opacity } = lineStyle(size?.share ?? 0, look.lineCount);
    const isRelated = look.isRelated(line);
    const isEdited = look.isEdited(line);
    const next: DrawnLine = {
      line,
      sign: size?.sign ?? 'unknown',
      isFaded: look.fades && !isRelated,
      width: line.isBias ? Math.min(3, width) : isEdited ? Math.max(5, width) : width,
      opacity: isRelated || isEdited ? 1 : opacity,
    };
    const was = before.at(place);
    return was && looksAlike(was, next) ? was : next;
  });
}

function looksAlike(a: DrawnLine, b: DrawnLine): boolean {
  return a.line === b.line && a.sign === b.sign && a.isFaded === b.isFaded && a.width === b.width && a.opacity === b.opacity;
}
