import { createRandom, type Random } from '../random.ts';

/** Separates the batch order's random stream from those of the split and the first weights, which use the same seed ("batc"). */
export const BATCH_ORDER_STREAM = 0x62617463;
/** Up to this bound its product with a 32-bit number is an integer below 2⁵³ and so exact. */
const EXACT_BOUND = 2 ** 21;

/** The order of the training rows. Each call of `nextEpoch` reshuffles `rows` in place. */
export interface BatchOrder {
  readonly rows: Uint32Array<ArrayBuffer>;
  nextEpoch(): void;
}

/**
 * A seeded order of the training rows. As in Keras, each epoch shuffles the previous epoch's order. All epochs draw from one stream
 * (`createRandom(seed ^ "batc")`), so that a seed gives the same batches in every trainer.
 */
export function createBatchOrder(trainingRows: Uint32Array, seed: number): BatchOrder {
  const rows = Uint32Array.from(trainingRows);
  const random = createRandom(seed ^ BATCH_ORDER_STREAM);
  return {
    rows,
    nextEpoch: () => {
      for (let last = rows.length - 1; last > 0; last--) {
        const chosen = drawBelow(random, last + 1);
        const kept = rows[last];
        rows[last] = rows[chosen];
        rows[chosen] = kept;
      }
    },
  };
}

/** An unbiased integer, 0…bound−1, by multiplication instead of the slower remainder (Lemire 2019). */
function drawBelow(random: Random, bound: number): number {
  if (bound > EXACT_BOUND) return random.below(bound);
  for (;;) {
    const product = random.nextUint32() * bound;
    const drawn = Math.floor(product / 2 ** 32);
    const rest = product - drawn * 2 ** 32;
    if (rest >= bound || rest >= 2 ** 32 % bound) return drawn;
  }
}
