import { nice } from 'd3-array';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { numberOfOutput } from '../../src/dataset/encoding/targetOutput.ts';
import type { AnswerCurve } from '../../src/model/decision/answerGrid.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import { numberTicks, type AxisTick } from './axisTicks.ts';

/** The y axis of a map of one column: the target's numbers, or probabilities. */
export interface AnswerScale {
  readonly ticks: readonly AxisTick[];
  /** One line per output: heights, 0…1, at the points of the curve. */
  readonly lines: readonly { readonly output: number; readonly shares: readonly number[] }[];
  /** Height of a row: its number; for classes the end that stands for its class, with some spread so that rows do not hide each other. */
  readonly shareOf: (target: number, index: number) => number;
}

const GOLDEN = 0.618_033_988_749_895;
/** Share of the height over which the rows of a class are spread. */
const SPREAD = 0.08;

/** The scale that fits the curve and the sampled rows. */
export function answerScale(
  target: TargetEncoding,
  { outputs, outputCount, xs }: AnswerCurve,
  samples: SampledRows | undefined,
): AnswerScale {
  if (target.type !== 'regression') {
    // Without a sigmoid or softmax, outputs may exceed 1: the drawing is clipped to the frame.
    const lines = Array.from({ length: outputCount }, (_, output) => ({
      output,
      shares: xs.map((__, place) => Math.min(1, Math.max(0, outputs[place * outputCount + output]))),
    }));
    const classes = target.classes.length;
    const shareOf = (kind: number, index: number) => {
      const within = SPREAD * ((index * GOLDEN) % 1);
      const place = target.type === 'binary' ? kind : kind / Math.max(1, classes - 1);
      return place * (1 - SPREAD) + within;
    };
    return { ticks: [0, 0.5, 1].map((share) => ({ share, label: `${share * 100} %` })), lines, shareOf };
  }
  let [low, high] = [target.min, target.max];
  for (const output of [...outputs, ...(samples?.targets ?? [])]) {
    const value = numberOfOutput(target, output);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const [min, max] = high > low ? nice(low, high, 5) : [low - 1, high + 1];
  const shareOf = (value: number) => Math.min(1, Math.max(0, (value - min) / (max - min)));
  return {
    ticks: numberTicks(min, max, 5),
    lines: [{ output: 0, shares: xs.map((_, place) => shareOf(numberOfOutput(target, outputs[place]))) }],
    shareOf,
  };
}
