/** As many as a user would step through, at equal steps of √epoch as on the axis. */
const MOST_POINTS = 60;

/** One epoch of a curve as it is heard. */
export interface SoundPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The epochs of a curve that are heard, from the first to the last, each once; epochs without a finite value are silent. `values[0]` is epoch 1.
 */
export function soundPoints(values: Float32Array, length: number, most = MOST_POINTS): SoundPoint[] {
  const roots = Array.from({ length: most }, (_, step) => 1 + (Math.sqrt(length) - 1) * (step / Math.max(1, most - 1)));
  const epochs = new Set(roots.map((root) => Math.round(root * root)));
  return [...epochs].flatMap((x) => (x <= length && Number.isFinite(values[x - 1]) ? [{ x, y: values[x - 1] }] : []));
}
