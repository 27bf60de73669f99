const MOST_SNAPSHOTS = 121;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The epochs, ascending from 1, after which the weights are kept so that a view can replay the run: close together at the beginning, where
 * the weights move most (epoch ≈ epochs · (i / 120)²), and always the last one. Fewer for big networks: with epoch 0 all snapshots stay
 * within 4 MB, unless the first and the last one alone are larger.
 */
export function snapshotSchedule(epochs: number, parameters: number): number[] {
  const most = Math.min(MOST_SNAPSHOTS, Math.floor(MOST_BYTES / (parameters * Float32Array.BYTES_PER_ELEMENT)));
  const intervals = Math.max(1, most - 1);
  const chosen = new Set<number>();
  for (let i = 1; i < intervals; i++) chosen.add(Math.max(1, Math.round((epochs * i * i) / (intervals * intervals))));
  chosen.add(epochs);
  return [...chosen];
}
