import * as v from 'valibot';
import { message } from '../../message.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { parameterCount } from '../../network/architecture.ts';
import type { Checkpoint } from '../../run/history/checkpoint.ts';
import { compactHistory, emptyHistory, type History } from '../../run/history/history.ts';
import type { RunOutcome, RunPlan } from '../../run/runPlan.ts';
import { readPlan, type SavedPlan } from '../../run/savedPlan.ts';
import type { TrainOptions } from '../../run/options/trainOptions.ts';
import { UserError } from '../../userError.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { parseArrays, stringifyArrays } from './arrayJson.ts';
import { checksumOf, checksumOfBytes, rowsFingerprint } from './checksum.ts';
import { checkpointSchema, isCheckpointOf } from './checkpointSchema.ts';
import { planSchema } from './modelSchema.ts';

const FORMAT = 'neuron-model';
const VERSION = 1;

/** Content of a .neuron file: a run with its result, and the name of its table. */
export interface NeuronFile {
  readonly maker: string;
  readonly fileName: string;
  /** `rowsFingerprint`; absent if unknown. */
  readonly rowsHash?: string;
  readonly options: TrainOptions;
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
  readonly history: History;
  /** Absent in files of earlier versions and of other formats. */
  readonly checkpoint?: Checkpoint;
}

/** The whole model as one JSON file: inputs and target, figures, and the weights in base64. Nothing is lost. */
export function exportNeuron(model: ExportedModel, name: string): Exported {
  return { files: [{ name, content: fileText(model, {}) }], limits: [] };
}

/**
 * The same without weights and curves, for files of other formats that Neuron can reopen. The weights are stored there in the format's own
 * way (see `readNeuronRecord`).
 */
export function neuronRecord(model: ExportedModel): string {
  const { checkpoint: _, ...own } = model.run;
  const { outcome } = own;
  const run = { ...own, history: emptyHistory(0), outcome: { ...outcome, weights: new Float32Array(0) } };
  return fileText({ ...model, run }, { weightsChecksum: checksumOfBytes(outcome.weights) });
}

function fileText(model: ExportedModel, others: object): string {
  const { plan, outcome, history, options, checkpoint } = model.run;
  const { train, test } = outcome;
  const rowsHash = rowsFingerprint(model.ledger.keys);
  const body = {
    format: FORMAT,
    version: VERSION,
    madeBy: model.maker,
    table: { fileName: model.fileName, columns: model.tableColumns, ...(rowsHash === undefined ? {} : { rowsHash }) },
    summary: {
      ...{ target: plan.recipe.target, features: plan.recipe.features, seed: plan.hyperparameters.seed, epochs: outcome.epochs },
      ...{ weights: model.weights.length, train, ...(test ? { test } : {}) },
    },
    ...others,
    options,
    plan,
    outcome,
    history: compactHistory(history),
    ...(checkpoint ? { checkpoint } : {}),
  };
  // The same text as with the checksum as the last property; the body of a wide table takes long to write.
  const text = stringifyArrays(body);
  return `${text.slice(0, -2)}${endOf(checksumOf(text))}`;
}

const changedWeights = message('The weights in the file are not those that Neuron has written: it was changed, or is damaged.');
const floats = v.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array);
const fileSchema = v.looseObject({
  madeBy: v.string(),
  table: v.looseObject({ fileName: v.string(), rowsHash: v.optional(v.string()) }),
  options: v.looseObject({}),
  plan: planSchema,
  weightsChecksum: v.optional(v.string()),
  outcome: v.looseObject({
    weights: floats,
    epochs: v.number(),
    train: v.looseObject({ loss: v.number() }),
    of: v.number(),
    errorBound: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  }),
  history: v.object({ length: v.number(), trainLoss: floats, testLoss: floats, trainMetric: floats, testMetric: floats }),
  checkpoint: v.optional(checkpointSchema),
});
const headSchema = v.looseObject({ format: v.literal(FORMAT), version: v.number(), checksum: v.string() });

/** Reads a .neuron file. Throws a UserError if it is truncated, modified, of another version, or does not hold a model. */
export function readNeuronFile(json: string): NeuronFile {
  return checkParts(readParts(json).file);
}

/** What a file of another format holds besides the weights. */
export interface NeuronRecord {
  readonly plan: RunPlan;
  /** Returns the model with the weights found in the file. Throws a UserError if they are not the original ones. */
  readonly complete: (weights: Float32Array<ArrayBuffer>) => NeuronFile;
}

/** Reads a record, with the same checks as `readNeuronFile`. */
export function readNeuronRecord(json: string): NeuronRecord {
  const { file, weightsChecksum } = readParts(json);
  return {
    plan: file.plan,
    complete: (weights) => {
      if (weightsChecksum !== checksumOfBytes(weights)) throw new UserError(changedWeights);
      return checkParts({ ...file, outcome: { ...file.outcome, weights } });
    },
  };
}

function readParts(json: string): { readonly file: NeuronFile; readonly weightsChecksum?: string } {
  const head = v.safeParse(headSchema, parse(json));
  if (!head.success) throw new UserError(message('The file is not a model of Neuron, or a part of it is missing.'));
  const { version, checksum, ...others } = head.output;
  if (version !== VERSION) {
    throw new UserError(
      message('The model was saved by another version of Neuron (format {saved}, this one reads {read}).', {
        saved: String(version),
        read: String(VERSION),
      }),
    );
  }
  const { format, ...rest } = others;
  if (!isAsWritten(json, checksum) && checksumOf(stringifyArrays({ format, version, ...rest })) !== checksum) {
    throw new UserError(message('The file of the model is damaged: its content does not match its checksum.'));
  }
  const checked = v.safeParse(fileSchema, rest);
  if (!checked.success) {
    const where = v.getDotPath(checked.issues[0]) ?? '?';
    throw new UserError(message('The file holds no model that Neuron can use: "{where}" is not what it should be.', { where }));
  }
  // The cast covers what was checked above; the other texts and figures are only displayed.
  const { madeBy, table, options, outcome, history, checkpoint, ...read } = rest as unknown as Omit<
    NeuronFile,
    'maker' | 'fileName' | 'plan'
  > & {
    readonly madeBy: string;
    readonly weightsChecksum?: string;
    readonly plan: SavedPlan;
    readonly table: { readonly fileName: string; readonly rowsHash?: string };
  };
  const { weightsChecksum } = read;
  return {
    file: {
      maker: madeBy,
      fileName: table.fileName,
      ...(table.rowsHash === undefined ? {} : { rowsHash: table.rowsHash }),
      options,
      plan: readPlan(read.plan),
      outcome,
      history,
      ...(checkpoint ? { checkpoint } : {}),
    },
    ...(weightsChecksum === undefined ? {} : { weightsChecksum }),
  };
}

/** Whether the text itself, as it was written, has the checksum; where another program has laid it out anew, its content may. */
function isAsWritten(json: string, checksum: string): boolean {
  const end = endOf(checksum);
  return json.endsWith(end) && checksumOf(`${json.slice(0, -end.length)}\n}`) === checksum;
}

/** The last property and what follows it. */
function endOf(checksum: string): string {
  return `,\n  "checksum": ${JSON.stringify(checksum)}\n}\n`;
}

function parse(json: string): unknown {
  try {
    return parseArrays(json);
  } catch {
    return undefined;
  }
}

/** Checks that weights, inputs and outputs match in number. Throws a UserError if they do not. */
export function checkParts(file: NeuronFile): NeuronFile {
  const { plan, outcome, history, checkpoint } = file;
  const { encoder, architecture } = plan;
  const { weights } = outcome;
  const outputs = architecture.layers[architecture.layers.length - 1].units;
  const columns = inputsByColumn(encoder.columns, encoder.inputs);
  const fits =
    parameterCount(architecture) === weights.length &&
    weights.every(Number.isFinite) &&
    encoder.inputs.length === architecture.inputs &&
    columns.every(({ encoding, inputs }) => inputs.length === inputCount(encoding)) &&
    (checkpoint === undefined || isCheckpointOf(checkpoint, weights.length)) &&
    outputs === (encoder.target.type === 'multiclass' ? targetClasses(encoder.target).length : 1) &&
    [history.trainLoss, history.testLoss, history.trainMetric, history.testMetric].every(({ length }) => length === history.length);
  if (!fits)
    throw new UserError(message('The file holds no model that Neuron can use: its weights, inputs and layers do not fit together.'));
  return file;
}

function inputCount(encoding: ColumnEncoding): number {
  const flag = encoding.missing?.hasIndicator === true ? 1 : 0;
  switch (encoding.type) {
    case 'number':
      return 1 + flag;
    case 'category':
      return encoding.categories.length + (encoding.hasOther ? 1 : 0) + flag;
    case 'date':
      return encoding.parts.length + flag;
  }
}
