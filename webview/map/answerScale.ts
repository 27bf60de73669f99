import { nice } from 'd3-array';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { numberOfOutput } from '../../src/dataset/encoding/targetOutput.ts';
import type { AnswerCurve } from '../../src/model/decision/answerGrid.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import { numberTicks, type AxisTick } from './axisTicks.ts';

/** The axis upwards of a map of one column: the target's numbers, or probabilities. */
export interface AnswerScale {
  readonly ticks: readonly AxisTick[];
  /** A line for each output: places upwards, 0…1, at the places of the curve. */
  readonly lines: readonly { readonly output: number; readonly shares: readonly number[] }[];
  /** Where a row is: its number; of classes at the end that is right for it, spread a little so that rows do not hide each other. */
  readonly shareOf: (target: number, index: number) => number;
}

const GOLDEN = 0.618_033_988_749_895;
/** How much of the height the rows of a class are spread over. */
const SPREAD = 0.08;

/** The scale that the curve and the sampled rows fit on. */
export function answerScale(
  target: TargetEncoding,
  { outputs, outputCount, xs }: AnswerCurve,
  samples: SampledRows | undefined,
): AnswerScale {
  if (target.type !== 'regression') {
    // Without a sigmoid or softmax there may be more than 1: what is drawn ends at the frame.
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
