import { createForward } from '../../src/network/forward.ts';
import { intervalAround, numberOfOutput } from '../../src/dataset/encoding/targetOutput.ts';
import { createRandom, type Random } from '../../src/random.ts';
import { errorBoundOf } from '../../src/run/errorBoundOf.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { simulateRun } from './simulatedRun.ts';

/** How often further rows lie in the interval that is said of answers. */
export interface RowCoverage {
  readonly what: string;
  readonly rows: number;
  readonly tables: number;
  /** Mean share over the tables, and that of the tenth of them that have the lowest. */
  readonly mean: number;
  readonly lowest: number;
}

/** Errors of every kind: what is said holds for all of them. */
export const errorKinds: readonly { readonly what: string; readonly options: TrainOptions; draw(random: Random, x: number): number }[] = [
  { what: 'errors alike', options: {}, draw: (random, x) => 2 * x + normal(random) },
  { what: 'skewed errors', options: {}, draw: (random, x) => 2 * x - Math.log(1 - random.nextFloat()) },
  { what: 'errors that grow', options: {}, draw: (random, x) => 2 * x + (0.2 + Math.abs(x)) * normal(random) },
  { what: 'a curve that is not learned', options: {}, draw: (random, x) => x * x + 0.3 * normal(random) },
  { what: 'a logarithm', options: { targetScale: 'log' }, draw: (random, x) => Math.exp(3 + x + 0.5 * normal(random)) },
];

const UNSEEN_ROWS = 1000;

/** Trains on so many tables, and looks how many further rows lie in the intervals of their answers. */
export async function measureRowCoverage(
  { what, options, draw }: (typeof errorKinds)[number],
  rows: number,
  tables: number,
): Promise<RowCoverage> {
  const shares: number[] = [];
  for (let seed = 1; seed <= tables; seed++) {
    const random = createRandom(seed * 104_729 + rows);
    const drawRow = () => {
      const x = Number(normal(random).toFixed(5));
      return [x, Number(draw(random, x).toFixed(5))] as const;
    };
    const text = ['x,y', ...Array.from({ length: rows }, () => drawRow().join(','))].join('\n');
    const { plan, outcome } = await simulateRun(text, { target: 'y', features: ['x'], epochs: 60, learningRate: 0.05, seed, ...options });
    const { target, inputs } = plan.encoder;
    const bound = errorBoundOf(plan, outcome);
    if (target.type !== 'regression' || bound === undefined) throw new Error('An interval was expected');
    const forward = createForward(plan.architecture, outcome.weights);
    let within = 0;
    for (let row = 0; row < UNSEEN_ROWS; row++) {
      const [x, y] = drawRow();
      const answered = numberOfOutput(
        target,
        forward(Float32Array.of((x - inputs[0].offset) / inputs[0].scale)).outputs.at(-1)?.[0] ?? Number.NaN,
      );
      const [low, high] = intervalAround(target, answered, bound);
      if (low <= y && y <= high) within++;
    }
    shares.push(within / UNSEEN_ROWS);
  }
  const sorted = shares.toSorted((a, b) => a - b);
  return { what, rows, tables, mean: shares.reduce((sum, share) => sum + share, 0) / tables, lowest: sorted[Math.floor(tables / 10)] };
}

/** Of mean 0 and deviation 1 (Box & Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.nextFloat())) * Math.cos(2 * Math.PI * random.nextFloat());
}
