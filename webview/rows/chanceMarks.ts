import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { chanceOf, isWrong, type AnsweredRows } from './answeredRows.ts';

/** Rows with about the same chance. */
export interface ChanceBin {
  /** Its bounds; the upper one belongs to the next bin, except in the last. */
  readonly from: number;
  readonly to: number;
  /** The rows, bottom first: for two classes those of the first class; otherwise the right ones, then the wrong ones. */
  readonly rows: readonly number[];
  readonly wrong: number;
}

/** How the rows of a bin are drawn: as single marks while there is room, else as a bar. Pixels. */
export interface MarkSize {
  readonly type: 'marks' | 'bars';
  /** Distance from one mark to the next one above it. */
  readonly step: number;
  readonly radius: number;
}

/** As many as fit side by side on half of a panel. */
const CHANCE_BINS = 25;

/** The rows by chance, in equal bins from 0 to 1. Rows without a chance are in none. */
export function chanceBins(rows: AnsweredRows, chosen: Uint32Array, target: TargetEncoding, count = CHANCE_BINS): ChanceBin[] {
  const inBins = Array.from({ length: count }, (): number[] => []);
  for (const row of chosen) {
    const chance = chanceOf(rows, row, target);
    if (!Number.isNaN(chance)) inBins[Math.min(count - 1, Math.floor(chance * count))].push(row);
  }
  const lower = (row: number) => (target.type === 'binary' ? (rows.actual?.[row] ?? Number.NaN) : isWrong(rows, row) ? 1 : 0);
  return inBins.map((inBin, bin) => ({
    from: bin / count,
    to: (bin + 1) / count,
    rows: inBin.toSorted((a, b) => lower(a) - lower(b) || a - b),
    wrong: inBin.filter((row) => isWrong(rows, row)).length,
  }));
}

/** With more than 12 rows in one bin the marks are smaller, with more than 40 they become bars. */
export function markSize(bins: readonly ChanceBin[], height: number): MarkSize {
  const most = Math.max(1, ...bins.map(({ rows }) => rows.length));
  if (most > 40) return { type: 'bars', step: height / most, radius: 0 };
  const step = Math.min(most > 12 ? 4.6 : 8, height / most);
  return { type: 'marks', step, radius: Math.min(3.4, step * 0.52) };
}
