import { assertNever } from '../../src/assertNever.ts';
import type { Encoder } from '../../src/dataset/encoding/encoder.ts';
import { listOf, message, plural, type Message } from '../../src/message.ts';
import type { Drift } from '../../src/model/rowLedger.ts';
import { parameterCount } from '../../src/network/architecture.ts';
import { namesOf } from '../../src/options/mapNames.ts';
import { choicesOf, optionTable, type AdjustableName } from '../../src/options/optionTable.ts';
import { lossesOf, type LearningRateSchedule } from '../../src/run/options/hyperparameters.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { countsClassesAlike, type Recipe, type Scaling } from '../../src/dataset/columns/recipe/recipe.ts';
import type { Loss } from '../../src/evaluation/loss.ts';
import type { MadeAdjustment } from '../../src/run/options/adjustment.ts';
import { labelInSentence, optionName } from './optionNames.ts';
import { rowsInParts } from './rowWords.ts';
import { formatDuration } from './numbers.ts';

/** The facts of a run, on one line. */
export function smallPrint(plan: RunPlan, outcome: RunOutcome | undefined): Message[] {
  const { rows, hyperparameters, recipe } = plan;
  return [
    ...rowsInParts(rows),
    plural(parameterCount(plan.architecture), '{count} weight', '{count} weights'),
    ...(outcome ? [trainedWords(outcome)] : []),
    message('seed {seed}', { seed: String(hyperparameters.seed) }),
    scalingWord(recipe.scaling),
    ...courseWords(plan, outcome),
    ...unusualChoices(plan),
    ...(outcome?.adjustments ?? []).map(adjustmentWords),
  ];
}

/** Which batch size would let more threads work; undefined where there is no gain. */
export function batchAdviceSentence({ batchAdvice }: RunOutcome): Message | undefined {
  if (!batchAdvice) return undefined;
  const { batchSize, threads, elapsedMs } = batchAdvice;
  return message(
    'With batches of {batchSize} rows {threads} threads could work at once: about {duration} for as many epochs, of fewer steps each.',
    {
      ...{ batchSize, threads },
      duration: formatDuration(elapsedMs),
    },
  );
}

function trainedWords({ elapsedMs, threads, isMemoryUnshared }: RunOutcome): Message {
  const duration = formatDuration(elapsedMs);
  if (isMemoryUnshared === true) {
    return message('trained in {duration} by one thread, since a browser lets threads share no memory', { duration });
  }
  if (threads === undefined) return message('trained in {duration}', { duration });
  return plural(threads, 'trained in {duration} by one thread', 'trained in {duration} by {count} threads', { duration });
}

/** Settings that differ from the usual and affect what the figures mean. */
function unusualChoices({ hyperparameters, recipe }: RunPlan): Message[] {
  const { loss, dropout, engine } = hyperparameters;
  const { splitBy, allowDuplicates, clipOutliers } = recipe;
  return [
    ...(usualLosses.has(loss) ? [] : [message('loss: {loss}', { loss: optionName(loss).toLowerCase() })]),
    ...(dropout > 0 ? [message('dropout {share}', { share: String(dropout) })] : []),
    ...(countsClassesAlike(recipe) ? [message('classes weighted by their rarity')] : []),
    ...(splitBy ? [splitWords(splitBy)] : []),
    ...(allowDuplicates ? [message('equal rows may be on both sides of the split')] : []),
    ...(clipOutliers ? [message('outliers clipped')] : []),
    ...(engine === 'tfjs' ? [message('by TensorFlow.js')] : []),
  ];
}

function splitWords({ as, column }: NonNullable<Recipe['splitBy']>): Message {
  return as === 'time'
    ? message('tested on the latest {column}', { column })
    : message('no {column} on both sides of the split', { column });
}

/** How long and how the run was trained, where it is not all epochs at a constant rate without regularization: the plan may have decided that. */
function courseWords(
  { rows, hyperparameters: { patience, learningRateSchedule, epochs, l1, l2 } }: RunPlan,
  outcome: RunOutcome | undefined,
): Message[] {
  const penalties = [
    { label: optionTable.l2.label, factor: l2 },
    { label: optionTable.l1.label, factor: l1 },
  ];
  return [
    ...(patience > 0 && rows.validation > 0 && outcome?.divergence === undefined
      ? [outcome ? keptWords(outcome) : plural(patience, 'ends {count} epoch after the best one', 'ends {count} epochs after the best one')]
      : []),
    ...(changingRates.has(learningRateSchedule)
      ? [
          plural(epochs, '{count} epoch, in which the rate {changes}', '{count} epochs, in which the rate {changes}', {
            changes: optionName(learningRateSchedule).toLowerCase(),
          }),
        ]
      : []),
    ...penalties.filter(({ factor }) => factor > 0).map(({ label, factor }) => settingWords(label, factor)),
  ];
}

function settingWords(label: string, value: number): Message {
  return message('{option} {value}', { option: label, value: String(value) });
}

const changingRates: ReadonlySet<LearningRateSchedule> = new Set(
  choicesOf('learningRateSchedule').filter((schedule) => schedule !== optionTable.learningRateSchedule.default),
);

function keptWords({ bestEpoch, epochs }: RunOutcome): Message {
  return message('weights of epoch {best} of {epochs}, the best on the validation rows', { best: bestEpoch, epochs });
}

function adjustmentWords({ epoch, ...changed }: MadeAdjustment): Message {
  const changes = namesOf<AdjustableName>(changed).flatMap((name) => {
    const value = changed[name];
    return value === undefined ? [] : [settingWords(labelInSentence(optionTable[name].label), value)];
  });
  return message('{changes} after epoch {epoch}', { changes: listOf(changes, 'and'), epoch });
}

const usualLosses: ReadonlySet<Loss> = new Set(Object.values(lossesOf).map(([usual]) => usual));

/** How inputs are scaled; flags, and the sines and cosines of a date, are never scaled. */
export function scalingSentence({ scaling, inputs }: Pick<Encoder, 'scaling' | 'inputs'>): Message {
  const isScaled = inputs.some(({ offset, scale }) => offset !== 0 || scale !== 1);
  const isAll = inputs.every(({ offset, scale }) => offset !== 0 || scale !== 1);
  switch (scaling) {
    case 'standard':
      if (isAll) return message('Each input enters as its distance from the training average, in standard deviations.');
      return isScaled
        ? message('Numbers enter as their distance from the training average, in standard deviations; the other inputs as they are.')
        : message('Inputs enter as they are.');
    case 'minmax':
      if (isAll) return message('Each input enters as 0 at its smallest training value and as 1 at its largest.');
      return isScaled
        ? message('Numbers enter as 0 at their smallest training value and as 1 at their largest; the other inputs as they are.')
        : message('Inputs enter as they are.');
    case 'none':
      return isScaled
        ? message('Numbers enter as they are in the file; times as 0 at the earliest of the training rows and as 1 at the latest.')
        : message('Inputs enter as they are.');
    default:
      return assertNever(scaling);
  }
}

/** "1 row was added and 2 were changed since training."; undefined when nothing has. */
export function driftSentence(drift: Drift | undefined): Message | undefined {
  if (!drift) return undefined;
  const { changed, added, removed, missingColumns = [], isDeleted } = drift;
  if (isDeleted) return message('The file has been deleted. What was learned from it still answers.');
  if (missingColumns.length > 0) {
    return plural(
      missingColumns.length,
      'The file has no column {names} any more: the model cannot answer its rows. Train again on the columns that are there.',
      'The file has no columns {names} any more: the model cannot answer its rows. Train again on the columns that are there.',
      {
        names: listOf(
          missingColumns.map((name) => `"${name}"`),
          'and',
          5,
        ),
      },
    );
  }
  const changes = [
    ...(changed > 0 ? [plural(changed, '{count} row changed', '{count} rows changed')] : []),
    ...(added > 0 ? [plural(added, '{count} row added', '{count} rows added')] : []),
    ...(removed > 0 ? [plural(removed, '{count} row removed', '{count} rows removed')] : []),
  ];
  return changes.length === 0 ? undefined : message('Since training: {changes}.', { changes: listOf(changes, 'comma') });
}

function scalingWord(scaling: Scaling): Message {
  switch (scaling) {
    case 'standard':
      return message('inputs standardized');
    case 'minmax':
      return message('inputs scaled to 0…1');
    case 'none':
      return message('inputs not scaled');
    default:
      return assertNever(scaling);
  }
}
