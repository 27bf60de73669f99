import * as v from 'valibot';
import { parseArrays, stringifyArrays } from '../exports/neuron/arrayJson.ts';
import { planSchema } from '../exports/neuron/modelSchema.ts';
import { message } from '../message.ts';
import type { RunPlan } from '../run/runPlan.ts';
import { trainOptionsSchema, type TrainOptions } from '../run/options/trainOptions.ts';
import { UserError } from '../userError.ts';
import { describeWork, type ScaleWork } from './work.ts';

const FORMAT = 'neuron-scale';
const VERSION = 1;

/** Content of recipe.json: a planned training, for train.py to carry out and for Neuron to interpret the result. */
export interface ScaleRecipe {
  /** Neuron, with its version. */
  readonly maker: string;
  /** Name of the table's file without folders. */
  readonly fileName: string;
  /** Location of the table relative to the folder: a path with slashes, or a URI if it is elsewhere. */
  readonly table: string;
  /** The options in use, both requested and default. */
  readonly options: TrainOptions;
  readonly settings: TrainOptions;
  readonly plan: RunPlan;
}

/** Returns the text of recipe.json. */
export function writeRecipe({ maker, plan, ...facts }: ScaleRecipe): string {
  const work: ScaleWork = describeWork(plan);
  return `${stringifyArrays({ format: FORMAT, version: VERSION, madeBy: maker, ...facts, plan, work })}\n`;
}

const headSchema = v.looseObject({ format: v.literal(FORMAT), version: v.number() });
const recipeSchema = v.looseObject({
  madeBy: v.string(),
  fileName: v.string(),
  table: v.string(),
  options: trainOptionsSchema,
  settings: trainOptionsSchema,
  plan: planSchema,
});

/** Reads recipe.json. Throws a UserError if it is not a recipe, has another version, or holds no usable plan. */
export function readRecipe(json: string): ScaleRecipe {
  const value = parse(json);
  const head = v.safeParse(headSchema, value);
  if (!head.success)
    throw new UserError(message('This is no training at scale that Neuron has written: its recipe.json is missing or is not whole.'));
  if (head.output.version !== VERSION) {
    throw new UserError(
      message('The training at scale was written by another version of Neuron (format {saved}, this one reads {read}).', {
        saved: String(head.output.version),
        read: String(VERSION),
      }),
    );
  }
  const checked = v.safeParse(recipeSchema, value);
  if (!checked.success) {
    const where = v.getDotPath(checked.issues[0]) ?? '?';
    throw new UserError(message('The recipe.json of the training cannot be used: "{where}" is not what it should be.', { where }));
  }
  const { madeBy, fileName, table, options, settings } = checked.output;
  // The cast covers what was checked above; the other texts and figures are only displayed.
  const { plan } = value as { readonly plan: RunPlan };
  return { maker: madeBy, fileName, table, options, settings, plan };
}

function parse(json: string): unknown {
  try {
    return parseArrays(json);
  } catch {
    return undefined;
  }
}
