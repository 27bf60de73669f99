/** What one contender of a job took, in its unit, round by round. */
export interface Contender {
  readonly name: string;
  readonly values: readonly number[];
}

/** What one job of the bench has found. */
export interface Measurement {
  readonly title: string;
  /** Of all values: 'ms', for instance. */
  readonly unit: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly contenders: readonly Contender[];
  /** In words, with the numbers: what the bench is there to say. */
  readonly conclusion: string;
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A plain table: median, smallest and largest value of each contender. */
export function formatMeasurement({ title, unit, method, contenders, conclusion }: Measurement): string {
  const width = Math.max(...contenders.map(({ name }) => name.length));
  const column = (text: string) => text.padStart(11);
  const format = (value: number) => column(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0));
  const rows = contenders.map(
    ({ name, values }) =>
      `  ${name.padEnd(width)}${format(median(values))}${format(Math.min(...values))}${format(Math.max(...values))}${column(String(values.length))}`,
  );
  const head = `  ${unit.padEnd(width)}${['median', 'min', 'max', 'rounds'].map(column).join('')}`;
  return [title, `  ${method}`, head, ...rows, `  ${conclusion}`].join('\n');
}
