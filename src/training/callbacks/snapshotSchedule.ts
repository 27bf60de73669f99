const MOST_SNAPSHOTS = 2001;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The epochs, ascending from 1, after which the weights are kept so that a view can show every moment of the run, and always the last one. Every
 * epoch where they all come to no more than 16 MB with epoch 0 and are no more than 2000: nobody can point at more of them. Otherwise as many
 * as that allows, in equal steps of √epoch (epoch ≈ epochs · (i / intervals)²): close together at the beginning, where the weights move most.
 * The first and the last one are kept however large they are.
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
