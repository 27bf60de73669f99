/**
 * Metrics of epochs 1…length, as Keras reports them. Train figures are means over the epoch's batches, weighted by batch size and computed
 * before each step; test figures are computed after the epoch and are NaN without test rows. Arrays may be longer than `length`.
 */
export interface History {
  readonly length: number;
  readonly trainLoss: Float32Array<ArrayBuffer>;
  readonly testLoss: Float32Array<ArrayBuffer>;
  readonly trainMetric: Float32Array<ArrayBuffer>;
  readonly testMetric: Float32Array<ArrayBuffer>;
}

/** The weights after an epoch (0: as initialized), flat as in `layerSlices`. */
export interface WeightSnapshot {
  readonly epoch: number;
  readonly weights: Float32Array<ArrayBuffer>;
}

/** Consecutive epochs in order. The first is epoch `history.length + 1` of the history to which they are appended. */
export interface EpochBundle {
  readonly firstEpoch: number;
  readonly trainLoss: Float32Array<ArrayBuffer>;
  readonly testLoss: Float32Array<ArrayBuffer>;
  readonly trainMetric: Float32Array<ArrayBuffer>;
  readonly testMetric: Float32Array<ArrayBuffer>;
  readonly snapshots: readonly WeightSnapshot[];
}

/** Both bundles as one. Throws if epochs between the two are missing. */
export function joinBundles(first: EpochBundle, second: EpochBundle): EpochBundle {
  const expected = first.firstEpoch + first.trainLoss.length;
  if (second.firstEpoch !== expected) throw new Error(`Epoch ${expected} was expected, ${second.firstEpoch} came`);
  const join = (one: Float32Array<ArrayBuffer>, other: Float32Array<ArrayBuffer>) => {
    const both = new Float32Array(one.length + other.length);
    both.set(one);
    both.set(other, one.length);
    return both;
  };
  return {
    firstEpoch: first.firstEpoch,
    trainLoss: join(first.trainLoss, second.trainLoss),
    testLoss: join(first.testLoss, second.testLoss),
    trainMetric: join(first.trainMetric, second.trainMetric),
    testMetric: join(first.testMetric, second.testMetric),
    snapshots: [...first.snapshots, ...second.snapshots],
  };
}

/** An empty history with room for `capacity` epochs. */
export function emptyHistory(capacity: number): History {
  return {
    length: 0,
    trainLoss: new Float32Array(capacity),
    testLoss: new Float32Array(capacity),
    trainMetric: new Float32Array(capacity),
    testMetric: new Float32Array(capacity),
  };
}

/**
 * The history followed by the bundle's epochs. Writes into the spare room of the given history's arrays, if there is any; that history
 * stays valid because its first `length` values never change. Throws if epochs between the two are missing.
 */
export function appendEpochs(history: History, bundle: EpochBundle): History {
  if (bundle.firstEpoch !== history.length + 1) {
    throw new Error(`Epoch ${history.length + 1} was expected, ${bundle.firstEpoch} came`);
  }
  const length = history.length + bundle.trainLoss.length;
  const append = (kept: Float32Array<ArrayBuffer>, added: Float32Array<ArrayBuffer>) => {
    const target = kept.length >= length ? kept : new Float32Array(Math.max(length, kept.length * 2));
    if (target !== kept) target.set(kept.subarray(0, history.length));
    target.set(added, history.length);
    return target;
  };
  return {
    length,
    trainLoss: append(history.trainLoss, bundle.trainLoss),
    testLoss: append(history.testLoss, bundle.testLoss),
    trainMetric: append(history.trainMetric, bundle.trainMetric),
    testMetric: append(history.testMetric, bundle.testMetric),
  };
}

/** The same history without room for more epochs, as views of the same memory. */
export function compactHistory({ length, trainLoss, testLoss, trainMetric, testMetric }: History): History {
  return {
    length,
    trainLoss: trainLoss.subarray(0, length),
    testLoss: testLoss.subarray(0, length),
    trainMetric: trainMetric.subarray(0, length),
    testMetric: testMetric.subarray(0, length),
  };
}
