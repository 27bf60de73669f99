import { assertNever } from '../../src/assertNever.ts';
import type { Drift } from '../../src/model/rowLedger.ts';
import { parameterCount } from '../../src/network/architecture.ts';
import { namesOf } from '../../src/options/mapNames.ts';
import { choicesOf, optionTable, type AdjustableName } from '../../src/options/optionTable.ts';
import { lossesOf, type LearningRateSchedule } from '../../src/run/hyperparameters.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import type { Scaling } from '../../src/dataset/columns/recipe.ts';
import type { Loss } from '../../src/evaluation/loss.ts';
import type { MadeAdjustment } from '../../src/run/adjustment.ts';
import { labelInSentence, optionName } from './optionNames.ts';
import { rowsInParts } from './rowWords.ts';
import { countOf, formatDuration } from './numbers.ts';
import { writeCount } from '../../src/writeNumber.ts';

/** The facts of a run in one line. */
export function smallPrint(plan: RunPlan, outcome: RunOutcome | undefined): string {
  const { rows, hyperparameters, recipe } = plan;
  return [
    rowsInParts(rows),
    countOf(parameterCount(plan.architecture), 'weight'),
    ...(outcome ? [`trained in ${formatDuration(outcome.elapsedMs)}`] : []),
    `seed ${hyperparameters.seed}`,
    scalingWord(recipe.scaling),
    ...courseWords(plan, outcome),
    ...unusualChoices(plan),
    ...(outcome?.adjustments ?? []).map(adjustmentWords),
  ].join(' · ');
}

/** What is not as it is without being asked for, and matters for what the figures mean. */
function unusualChoices({ hyperparameters, recipe }: RunPlan): string[] {
  const { loss, dropout, engine } = hyperparameters;
  const { splitBy, classWeight, allowDuplicates, clipOutliers } = recipe;
  return [
    ...(usualLosses.has(loss) ? [] : [`loss: ${optionName(loss).toLowerCase()}`]),
    ...(dropout > 0 ? [`dropout ${dropout}`] : []),
    ...(classWeight === 'balanced' ? ['classes weighted by their rarity'] : []),
    ...(splitBy
      ? [splitBy.as === 'time' ? `tested on the latest ${splitBy.column}` : `no ${splitBy.column} on both sides of the split`]
      : []),
    ...(allowDuplicates ? ['equal rows may be on both sides of the split'] : []),
    ...(clipOutliers ? ['outliers clipped'] : []),
    ...(engine === 'tfjs' ? ['by TensorFlow.js'] : []),
  ];
}

/** How long was trained and what kept the weights small, where it is not all epochs at one rate: the table may have decided that. */
function courseWords(
  { rows, hyperparameters: { patience, learningRateSchedule, epochs, l1, l2 } }: RunPlan,
  outcome: RunOutcome | undefined,
): string[] {
  const penalties = [
    { label: optionTable.l2.label, factor: l2 },
    { label: optionTable.l1.label, factor: l1 },
  ];
  return [
    ...(patience > 0 && rows.validation > 0
      ? [outcome ? keptWords(outcome) : `ends ${countOf(patience, 'epoch')} after the best one`]
      : []),
    ...(changingRates.has(learningRateSchedule)
      ? [`${countOf(epochs, 'epoch')}, in which the rate ${optionName(learningRateSchedule).toLowerCase()}`]
      : []),
    ...penalties.filter(({ factor }) => factor > 0).map(({ label, factor }) => `${label} ${factor}`),
  ];
}

const changingRates: ReadonlySet<LearningRateSchedule> = new Set(
  choicesOf('learningRateSchedule').filter((schedule) => schedule !== optionTable.learningRateSchedule.default),
);

function keptWords({ bestEpoch, epochs }: RunOutcome): string {
  return `weights of epoch ${writeCount(bestEpoch)} of ${writeCount(epochs)}, the best on the validation rows`;
}

function adjustmentWords({ epoch, ...changed }: MadeAdjustment): string {
  const changes = namesOf<AdjustableName>(changed).flatMap((name) => {
    const value = changed[name];
    return value === undefined ? [] : [`${labelInSentence(optionTable[name].label)} ${value}`];
  });
  return `${changes.join(' and ')} after epoch ${writeCount(epoch)}`;
}

const usualLosses: ReadonlySet<Loss> = new Set(Object.values(lossesOf).map(([usual]) => usual));

/** What the numbers at the graph's lines are weights of. */
export function scalingSentence(scaling: Scaling): string {
  switch (scaling) {
    case 'standard':
      return 'Each input enters as its distance from the training average, in standard deviations.';
    case 'minmax':
      return 'Each input enters as 0 at its smallest training value and as 1 at its largest.';
    case 'none':
      return 'Inputs enter as they stand in the file.';
    default:
      return assertNever(scaling);
  }
}

/** "2 rows have changed and 1 was added since training."; undefined when nothing has. */
export function driftSentence(drift: Drift | undefined): string | undefined {
  if (!drift) return undefined;
  const parts = [
    { count: drift.changed, one: 'has changed', many: 'have changed' },
    { count: drift.added, one: 'was added', many: 'were added' },
    { count: drift.removed, one: 'was removed', many: 'were removed' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return undefined;
  const words = parts.map(
    ({ count, one, many }, i) => `${i === 0 ? countOf(count, 'row') : writeCount(count)} ${count === 1 ? one : many}`,
  );
  const [last] = words.slice(-1);
  const others = words.slice(0, -1).join(', ');
  return `${others === '' ? last : `${others} and ${last}`} since training.`;
}

function scalingWord(scaling: Scaling): string {
  switch (scaling) {
    case 'standard':
      return 'inputs standardized';
    case 'minmax':
      return 'inputs scaled to 0…1';
    case 'none':
      return 'inputs not scaled';
    default:
      return assertNever(scaling);
  }
}
