/** How often contenders take turns: up to `most` times, fewer (but at least `least`) when time is up. */
export interface Rounds {
  readonly most: number;
  readonly least: number;
  readonly budgetMs: number;
}

/** The numbers of the rounds, from 0, one after another. */
export function* countRounds({ most, least, budgetMs }: Rounds): Generator<number> {
  const startedAt = performance.now();
  for (let round = 0; round < most && (round < least || performance.now() - startedAt < budgetMs); round++) yield round;
}
