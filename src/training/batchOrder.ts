import { createRandom, type Random } from '../random.ts';

/** Sets the stream of the batches apart from those of the split and of the first weights, which have the same seed ("batc"). */
export const BATCH_ORDER_STREAM = 0x62617463;
/** Up to here the product of a 32-bit number and a bound is a whole number below 2⁵³. */
const EXACT_BOUND = 2 ** 21;

/** The order in which the training rows are learned from: `rows` is reshuffled in place by each call of `nextEpoch`. */
export interface BatchOrder {
  readonly rows: Uint32Array<ArrayBuffer>;
  nextEpoch(): void;
}

/**
 * A seeded order of the training rows. As in Keras, each epoch shuffles the order that the one before has left; all epochs draw from one
 * stream (`createRandom(seed ^ "batc")`), so that one seed gives the same batches in every trainer.
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

/** A whole number, 0…bound−1, without bias: a product in place of the slower remainder (Lemire 2019). */
function drawBelow(random: Random, bound: number): number {
  if (bound > EXACT_BOUND) return random.below(bound);
  for (;;) {
    const product = random.nextUint32() * bound;
    const drawn = Math.floor(product / 2 ** 32);
    const rest = product - drawn * 2 ** 32;
    if (rest >= bound || rest >= 2 ** 32 % bound) return drawn;
  }
}
