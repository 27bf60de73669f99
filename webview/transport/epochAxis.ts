/** How epochs are laid out from left to right. */
export interface EpochAxis {
  readonly left: number;
  readonly width: number;
  /** The axis spans epochs 0…`epochs`. */
  readonly epochs: number;
  /** Linear in the epoch; otherwise in √epoch: the first tenth of the epochs, where most happens, gets a third of the width. */
  readonly isLinear: boolean;
}

export function xOfEpoch({ left, width, epochs, isLinear }: EpochAxis, epoch: number): number {
  const share = Math.max(0, Math.min(1, epoch / epochs));
  return left + width * (isLinear ? share : Math.sqrt(share));
}

/** The (fractional) epoch at an x, 0…`epochs`. */
export function epochAtX({ left, width, epochs, isLinear }: EpochAxis, x: number): number {
  const share = width > 0 ? Math.max(0, Math.min(1, (x - left) / width)) : 0;
  return epochs * (isLinear ? share : share * share);
}

/** Epochs with a label: the ends of the axis, and round ones between them that are `room` pixels apart. */
export function epochTicks(axis: EpochAxis, room: number): number[] {
  const { epochs, left, width } = axis;
  const ticks = [0, epochs];
  // The middle first: on a √epoch axis near a quarter of the epochs, then near a twentieth.
  for (const share of axis.isLinear ? [0.5, 0.25, 0.75] : [0.25, 0.05]) {
    const tick = roundTo(epochs * share, epochs);
    const x = xOfEpoch(axis, tick);
    const isFree = ticks.every(
      (other) => Math.abs(x - Math.min(left + width, xOfEpoch(axis, other))) >= room * (other === epochs ? 1.5 : 1),
    );
    if (tick > 0 && tick < epochs && isFree) ticks.push(tick);
  }
  return ticks.sort((a, b) => a - b);
}

/** The nearest number of one or two digits that starts with 1, 2, 2.5 or 5. */
function roundTo(value: number, most: number): number {
  if (value < 1 || most < 4) return Math.round(value);
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 2, 2.5, 5, 10].map((step) => step * power).filter(Number.isInteger);
  return steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best), steps[0] ?? Math.round(value));
}
