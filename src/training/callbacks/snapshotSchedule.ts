const MOST_SNAPSHOTS = 2001;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The epochs, ascending from 1, after which weights are kept so that a view can replay the run. The first and the last are always included,
 * whatever their size. Every epoch is kept if together with epoch 0 they take at most 16 MB and number at most 2000, since nobody can point
 * at more of them. Otherwise as many as fit, in equal steps of √epoch (epoch ≈ epochs · (i / intervals)²): dense at the beginning, where
 * the weights change most.
 */
export function snapshotSchedule(epochs: number, parameters: number): number[] {
  const most = Math.min(MOST_SNAPSHOTS, Math.floor(MOST_BYTES / (parameters * Float32Array.BYTES_PER_ELEMENT)));
  if (epochs < most) return Array.from({ length: epochs }, (_, index) => index + 1);
  const intervals = Math.max(1, most - 1);
  const chosen = new Set<number>();
  for (let i = 1; i < intervals; i++) chosen.add(Math.max(1, Math.round((epochs * i * i) / (intervals * intervals))));
  chosen.add(epochs);
  return [...chosen];
}
