/** Lines over a common x, at most two points for each bucket of epochs. */
export interface Polyline {
  readonly epochs: readonly number[];
  readonly series: readonly (readonly number[])[];
}

/**
 * Epochs 1…`length` of several series (index 0: epoch 1) with at most two points per `bucket` epochs: the smallest and the largest value in it,
 * in the order in which they come. Drawn with one bucket per pixel this looks as if every epoch were drawn. The last epoch is always there.
 */
export function decimate(series: readonly Float32Array[], length: number, bucket: number): Polyline {
  const epochs: number[] = [];
  const lines: number[][] = series.map(() => []);
  if (bucket <= 1) {
    for (let epoch = 1; epoch <= length; epoch++) epochs.push(epoch);
    return { epochs, series: series.map((values) => Array.from(values.subarray(0, length))) };
  }
  for (let start = 0; start < length; start += bucket) {
    const end = Math.min(length, start + bucket);
    epochs.push(start + 1);
    if (end - start > 1) epochs.push(end);
    series.forEach((values, i) => pushExtremes(lines[i], values, start, end));
  }
  // The line has to end where the curve ends.
  if (length > 0) lines.forEach((line, i) => (line[line.length - 1] = series[i][length - 1]));
  return { epochs, series: lines };
}

function pushExtremes(line: number[], values: Float32Array, start: number, end: number): void {
  let smallest = start;
  let largest = start;
  for (let i = start + 1; i < end; i++) {
    if (values[i] < values[smallest]) smallest = i;
    if (values[i] > values[largest]) largest = i;
  }
  if (end - start === 1) line.push(values[start]);
  else line.push(values[Math.min(smallest, largest)], values[Math.max(smallest, largest)]);
}

/** The part of the line up to an epoch (with a fraction), ending exactly there. `exact` are the values at that epoch. */
export function cutAt({ epochs, series }: Polyline, epoch: number, exact: readonly number[]): Polyline {
  let count = 0;
  let high = epochs.length;
  while (count < high) {
    const middle = (count + high) >> 1;
    if (epochs[middle] < epoch) count = middle + 1;
    else high = middle;
  }
  return { epochs: [...epochs.slice(0, count), epoch], series: series.map((line, i) => [...line.slice(0, count), exact[i]]) };
}

/** Value of a series at an epoch with a fraction, in a straight line between two epochs; the first value before epoch 1. */
export function valueAt(values: Float32Array, length: number, epoch: number): number {
  const index = Math.max(0, Math.min(length - 1, epoch - 1));
  const before = Math.floor(index);
  const after = Math.min(length - 1, before + 1);
  return values[before] + (values[after] - values[before]) * (index - before);
}
