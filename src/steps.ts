/** Long work in steps of about a millisecond, between which the caller can do something else or stop. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does the work in one go. */
export function finishSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
