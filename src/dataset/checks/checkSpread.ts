import { message } from '../../message.ts';
import { placesOf, writeTrimmed } from '../../numberPlaces.ts';
import { writeNumber } from '../../writeNumber.ts';
import type { Column } from '../columns/column.ts';
import type { Recipe } from '../columns/recipe/recipe.ts';
import type { EncodedInput, Encoder, RegressionTarget } from '../encoding/encoder.ts';
import { numberOfOutput } from '../encoding/targetOutput.ts';
import { pickValues } from '../pickValues.ts';
import { quantile } from '../quantile.ts';
import type { EncodedRows } from '../dataset.ts';
import type { Architecture } from '../../network/architecture.ts';
import type { DataCheck } from './dataCheck.ts';
import type { TrainingSample } from './trainingSample.ts';

/** Ratio of a target's 95 % and 5 % quantiles from which errors in small values hardly count. */
const MANY_TIMES = 50;
/** Interquartile ranges beyond the quartiles from which one number of an input outweighs all others. */
const WILD_RANGES = 40;
/** Columns within this many standard deviations need no check: a single extreme number is √rows of them from the mean. */
const FEWEST_DEVIATIONS = 4;
/** Enough numbers to estimate a quartile. */
const MOST_NUMBERS = 20_000;

/** Warns about a positive target that spans orders of magnitude without being learned by its logarithm. */
export function checkSkew(target: RegressionTarget, { train, targets }: EncodedRows): DataCheck[] {
  if (target.logarithm || !(target.min > 0)) return [];
  const numbers = pickValues(targets, train).map((output) => numberOfOutput(target, output));
  const [low, high] = [quantile(numbers, 0.05), quantile(numbers, 0.95)];
  if (!(low > 0) || high / low < MANY_TIMES) return [];
  return [
    {
      said: message(
        '"{column}" spans several orders of magnitude (most of its numbers lie between {low} and {high}): errors of the large ones count, those of the small ones hardly do. With "targetScale" set to "log" each error counts relative to the number.',
        { column: target.column, low: writeNumber(low, 2), high: writeNumber(high, 2) },
      ),
      brief: message('large numbers count, small ones hardly'),
      remedies: [{ type: 'logTarget' }],
    },
  ];
}

/** Warns about inputs with a single number so extreme that it alone decides the result, in training or in the test. */
export function checkWildInputs(
  columns: readonly Column[],
  encoder: Encoder,
  recipe: Recipe,
  sample: TrainingSample,
  { layers }: Architecture,
): DataCheck[] {
  const canBound = layers.length > 1 && layers[0].activation !== 'tanh';
  const inputs = new Map(encoder.inputs.map((input) => [input.name, input]));
  const columnsByName = new Map(columns.map((column) => [column.name, column]));
  return encoder.columns.flatMap((encoding): DataCheck[] => {
    const column = columnsByName.get(encoding.column);
    const input = inputs.get(encoding.column);
    if (encoding.type !== 'number' || encoding.clip || !column?.range || !input) return [];
    if (recipe.scaling === 'standard' && farthest(column.range, input) < FEWEST_DEVIATIONS) return [];
    const wild = wildNumber(column.range, sample.read(column));
    if (wild === undefined) return [];
    return [
      {
        said: message(
          '"{column}" has a number far from all others, {number}: it can outweigh everything else in training, and a row like it gets an answer that is as far off. Check whether it is right. "clipOutliers" replaces it with the nearest usual number; hidden layers with the activation "tanh" limit its effect.',
          { column: column.name, number: writeTrimmed(wild, placesOf(column.range)) },
        ),
        brief: message('{number} outweighs the rest', { number: writeTrimmed(wild, placesOf(column.range)) }),
        remedies: [{ type: 'clipOutliers' }, ...(canBound ? [{ type: 'boundActivation' } as const] : [])],
      },
    ];
  });
}

function farthest({ min, max }: { readonly min: number; readonly max: number }, { mean, scale }: EncodedInput): number {
  return Math.max(max - mean, mean - min) / scale;
}

/** The end of the range that is too far beyond the quartiles of the training rows. */
function wildNumber(range: { readonly min: number; readonly max: number }, sample: ReturnType<TrainingSample['read']>): number | undefined {
  if (sample.type !== 'numbers') return undefined;
  const every = Math.ceil(sample.values.length / MOST_NUMBERS);
  const numbers = sample.values.filter((value, row) => row % every === 0 && value === value);
  const [low, high] = [quantile(numbers, 0.25), quantile(numbers, 0.75)];
  const reach = WILD_RANGES * (high - low);
  if (!(reach > 0)) return undefined;
  if (range.max > high + reach) return range.max;
  return range.min < low - reach ? range.min : undefined;
}
