import { listOf, message, plural, verbatim, type Message } from '../../src/message.ts';
import type { Distribution } from '../../src/dataset/columns/column.ts';
import type { DateFormat } from '../../src/dataset/cells/cellValue.ts';
import { writeDate } from '../../src/dataset/cells/dates/writeDate.ts';
import { formatCell } from '../words/numbers.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { shorten } from '../words/shorten.ts';

/** One bar of a small chart, in pixels. */
export interface DistributionBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** True for the bar of all values that have no bar of their own. */
  readonly isOthers: boolean;
}

/** Bars of a distribution in a box of the given size, growing upwards; the highest fills it. A count above 0 is always visible. */
export function distributionBars(distribution: Distribution, width: number, height: number): DistributionBar[] {
  const isHistogram = distribution.type === 'histogram';
  const counts = isHistogram ? [...distribution.counts] : distribution.bars.map(({ count }) => count);
  if (!isHistogram && distribution.others > 0) counts.push(distribution.others);
  const largest = Math.max(1, ...counts);
  const widest = isHistogram ? Infinity : 22;
  const step = Math.min(widest, width / Math.max(1, counts.length));
  const gap = isHistogram ? Math.min(1, step * 0.2) : Math.min(2, step * 0.2);
  return counts.map((count, i) => {
    const size = count === 0 ? 0 : Math.max(1, (count / largest) * height);
    const isOthers = distribution.type === 'bars' && i === distribution.bars.length;
    return { x: i * step, y: height - size, width: Math.max(0.5, step - gap), height: size, isOthers };
  });
}

/** The distribution in words. */
export function distributionWords(distribution: Distribution, dateFormat: DateFormat | undefined): Message {
  if (distribution.type === 'bars') {
    const shown = distribution.bars.slice(0, 8).map(({ value, count }) => `${shorten(value, 24)}: ${writeCount(count)}`);
    const others = distribution.others + distribution.bars.slice(8).reduce((sum, { count }) => sum + count, 0);
    return verbatim(listOf([...shown, ...(others > 0 ? [message('others: {count}', { count: others })] : [])], 'comma'));
  }
  const { min, max, counts } = distribution;
  const peak = counts.indexOf(Math.max(...counts));
  const edge = (bin: number) => min + ((max - min) * bin) / counts.length;
  const write = dateFormat ? (time: number) => writeDate(time, dateFormat) : formatCell;
  // One bar per whole number: 8 grades from 1 to 8.
  if (!dateFormat && max - min + 1 === counts.length) {
    return plural(counts[peak], 'Commonest: {value}, {count} time', 'Commonest: {value}, {count} times', { value: write(min + peak) });
  }
  return message('Most values lie from {low} to {high}: {count}', {
    low: write(edge(peak)),
    high: write(edge(peak + 1)),
    count: counts[peak],
  });
}
