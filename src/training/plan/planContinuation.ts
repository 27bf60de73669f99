import type { CsvTable } from '../../csv/csvTable.ts';
import { buildDataset } from '../../dataset/buildDataset.ts';
import type { DataCheck } from '../../dataset/checks/dataCheck.ts';
import { describeColumns } from '../../dataset/columns/describeColumns.ts';
import { createDenseMatrix } from '../../dataset/dataset.ts';
import { message, plural, type Message } from '../../message.ts';
import type { ContinuedTraining } from '../../protocol/continuedRun.ts';
import { momentCount } from '../../gradient/optimizer.ts';
import type { Engine } from '../../run/options/hyperparameters.ts';
import type { Continuation, RunPlan } from '../../run/runPlan.ts';
import { checkFrozen } from '../../run/history/frozenOf.ts';
import { continuationPoint, type ContinuationPoint } from '../../run/history/continuationPoint.ts';
import type { FeaturePlacer } from '../runOutline.ts';
import { finishPlan, type PlannedRun } from './finishPlan.ts';
import { fitTable, targetAsLearned } from './fitTable.ts';
import { keepSplit, type KeptSplit } from './keepSplit.ts';

/** Everything a continued training starts from. */
export interface PlannedContinuation extends PlannedRun {
  readonly point: ContinuationPoint;
}

/**
 * Plans the training of a run for more epochs, on its own table or another. The meaning of inputs and outputs stays the same, and each
 * known row keeps its part. Throws a UserError if the table does not fit.
 */
export function planContinuation(
  table: CsvTable,
  { run: ended, epochs: further, frozen }: ContinuedTraining,
  engine: Engine,
  placeFeatures: FeaturePlacer = ({ rows }) => createDenseMatrix(rows),
): PlannedContinuation {
  const { plan, ledger } = ended;
  const { recipe, encoder, architecture } = plan;
  const others = fitTable(table, encoder);
  const columns = describeColumns(table, recipe).map((column) =>
    column.name === recipe.target ? targetAsLearned(column, encoder.target) : column,
  );
  let kept: KeptSplit | undefined;
  const built = buildDataset(table, columns, recipe, {
    encoder,
    split: (parted) => {
      kept = keepSplit(table, recipe, parted, plan, ledger);
      return kept.split;
    },
  });
  if (!kept) throw new Error('The rows were not parted');
  const { memory, ...rest } = continuationPoint(ended);
  const point = {
    ...rest,
    ...(memory?.moments.length === momentCount(plan.hyperparameters.optimizer) && engine !== 'tfjs' ? { memory } : {}),
  };
  const hyperparameters = { ...plan.hyperparameters, epochs: point.epoch + further, engine };
  const choice = { table, columns, built, recipe: built.recipe, architecture, hyperparameters, basis: plan.basis };
  const still = checkFrozen(architecture, frozen ?? plan.continued?.frozen ?? []);
  const continued = { ...continuationOf(kept, point.epoch, plan.continued), ...(still.length > 0 ? { frozen: still } : {}) };
  const anew = point.memory ? [] : forgotten(plan, engine);
  const checks = checkSplit(continued);
  const planned = finishPlan({ ...choice, continued, checks, warnings: [...anew, ...others] }, point.weights, placeFeatures);
  if (!kept.isSame) return { ...planned, point };
  // For the same rows the earlier warnings still apply.
  const warnings = [...plan.warnings, ...anew.filter((said) => !plan.warnings.some(({ template }) => template === said.template))];
  return { ...planned, plan: { ...planned.plan, warnings }, point };
}

/** Once it is unknown which rows were learned from, later continuations cannot know it either. */
function continuationOf({ isUnknown, lost }: KeptSplit, epochs: number, before?: Continuation): Continuation {
  const allLost = lost + (before?.lost ?? 0);
  return { epochs, ...(isUnknown || before?.isUnknown ? { isUnknown: true } : {}), ...(allLost > 0 ? { lost: allLost } : {}) };
}

/** Warns that the optimizer starts afresh, if it has any state. */
function forgotten({ hyperparameters: { optimizer } }: RunPlan, engine: Engine): Message[] {
  if (momentCount(optimizer) === 0) return [];
  if (engine === 'tfjs') {
    return [
      message('The engine "tfjs" cannot be given what "{optimizer}" remembers of the steps before, so the optimizer starts over.', {
        optimizer,
      }),
    ];
  }
  return [
    message('What "{optimizer}" remembers of the steps before was not kept with the model, so the optimizer starts over.', { optimizer }),
  ];
}

/** Warns about test rows that may have been learned from. */
function checkSplit({ isUnknown, lost = 0 }: Continuation): DataCheck[] {
  if (isUnknown) {
    const said = message(
      'It is not known which of these rows the model has learned from before: some may be in the test, so it may look better than it is.',
    );
    return [{ said, brief: message('test rows may have been learned from'), remedies: [] }];
  }
  if (lost === 0) return [];
  const said = plural(
    lost,
    '{count} row of the earlier test was changed or is gone: it may be among the new rows, which are learned from.',
    '{count} rows of the earlier test were changed or are gone: they may be among the new rows, which are learned from.',
  );
  return [{ said, brief: message('test rows may have been learned from'), remedies: [] }];
}
