/** Something that the product wants to reach, and what was measured. */
export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  /** Absent where it could not be measured. */
  readonly isReached?: boolean;
}

/** A goal of at least so many times; `ratio` is absent where a contender is. */
export function timesGoal(what: string, least: number, ratio: number | undefined): Goal {
  return {
    what,
    wanted: `≥ ${least} ×`,
    measured: ratio === undefined ? 'not measured' : `${formatRatio(ratio)} ×`,
    ...(ratio === undefined ? {} : { isReached: ratio >= least }),
  };
}

/** A ratio with as many digits as are worth reading. */
export function formatRatio(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : ratio < 100 ? 1 : 0);
}
