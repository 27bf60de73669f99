import { message } from '../message.ts';
import { knownValues } from '../dataset/encoding/apply/applyCategory.ts';
import type { ColumnEncoding, TargetEncoding } from '../dataset/encoding/encoder.ts';
import type { RunPlan } from '../run/runPlan.ts';
import { UserError } from '../userError.ts';
import type { StartLine } from './historyLines.ts';

type FittedColumn = StartLine['columns'][number];
type FittedInput = StartLine['inputs'][number];

/**
 * The plan with the statistics that train.py fitted to the rows of all processes. Which inputs there are was decided before. Throws a
 * UserError if plan and statistics do not match.
 */
export function withFit(plan: RunPlan, { columns, inputs, rows }: StartLine): RunPlan {
  const { encoder } = plan;
  const isLogarithm = encoder.target.type === 'regression' && encoder.target.logarithm !== undefined;
  if (columns.length !== encoder.columns.length || inputs.length !== encoder.inputs.length + (isLogarithm ? 2 : 1)) throw unfit();
  return {
    ...plan,
    rows: { ...rows, skipped: plan.rows.skipped },
    encoder: {
      ...encoder,
      columns: encoder.columns.map((encoding, place) => withFill(encoding, columns[place])),
      inputs: encoder.inputs.map(({ name, column }, place) => ({ name, column, ...inputs[place] })),
      target: withUnits(encoder.target, inputs.slice(encoder.inputs.length)),
    },
  };
}

function withFill(encoding: ColumnEncoding, { fill, clip }: FittedColumn): ColumnEncoding {
  const hasIndicator = encoding.missing?.hasIndicator === true;
  switch (encoding.type) {
    case 'number': {
      const { clip: _, ...rest } = encoding;
      return { ...rest, missing: { fill, hasIndicator }, ...(clip ? { clip } : {}) };
    }
    case 'date':
      return { ...encoding, missing: { fill, hasIndicator } };
    case 'category': {
      const values = knownValues(encoding);
      // A column without any value has no fill value.
      if (values.length === 0) return encoding;
      if (!(fill in values)) throw unfit();
      return { ...encoding, missing: { fill: values[fill], hasIndicator } };
    }
  }
}

function withUnits(target: TargetEncoding, [number, logarithm]: readonly FittedInput[]): TargetEncoding {
  if (target.type !== 'regression') return target;
  const { mean, scale, min, max } = number;
  const { logarithm: _, ...rest } = target;
  const learned = target.logarithm ? { logarithm: { mean: logarithm.mean, scale: logarithm.scale } } : {};
  return { ...rest, mean, scale, min, max, ...learned };
}

/** The error for files of different trainings. */
export function unfit(): UserError {
  return new UserError(
    message('The files of the training at scale do not fit together: history.jsonl is of another recipe.json. Start it again.'),
  );
}
