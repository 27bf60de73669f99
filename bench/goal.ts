/** A goal of the product, and what was measured. */
export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  /** Absent where it could not be measured. */
  readonly isReached?: boolean;
}

/** A goal "at least that many times as fast"; `ratio` is absent where a contender is. */
export function timesGoal(what: string, least: number, ratio: number | undefined): Goal {
  return {
    what,
    wanted: `≥ ${least} ×`,
    measured: ratio === undefined ? 'not measured' : `${formatRatio(ratio)} ×`,
    ...(ratio === undefined ? {} : { isReached: ratio >= least }),
  };
}

/** A ratio with only the meaningful digits. */
export function formatRatio(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : ratio < 100 ? 1 : 0);
}
