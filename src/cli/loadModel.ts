import path from 'node:path';
import type { ExportedModel } from '../exports/exportedModel.ts';
import { readModelFile } from '../exports/reading/readModelFile.ts';
import { message } from '../message.ts';
import type { RunState } from '../protocol/sessionState.ts';
import { isSafetensors } from '../scale/safetensors.ts';
import { readScaledModel } from '../scale/scaledModel.ts';
import { modelOfRun } from '../session/modelOfRun.ts';
import { trainAlone, type SoloTraining } from '../session/soloTraining.ts';
import { writeNumber } from '../writeNumber.ts';
import type { CommandLine } from './commandLine.ts';
import type { CommandContext } from './context.ts';
import { openNamedTable, readBytes, readText } from './terminal.ts';
import { hasTrainingFlags, trainingEngine, readTrainingOptions } from './trainingFlags.ts';
import { UsageError } from './usageError.ts';

/** True for the name of a model file. */
export function isModelFile(place: string): boolean {
  return /\.(?:neuron|keras|onnx|safetensors)$|(?:^|[/\\])model\.json$/i.test(place);
}

/** Trains on the table with the options from the flags, and reports progress. */
export async function trainOn(
  place: string,
  line: CommandLine,
  context: CommandContext,
): Promise<SoloTraining & { readonly exported: ExportedModel }> {
  const engine = trainingEngine(line);
  const options = await readTrainingOptions(line, readText);
  const { fileName, source } = await openNamedTable(place);
  const { pool, createId, maker, tell } = context;
  const training = await trainAlone(pool, createId, { source: source(), options, engine, onProgress: (run) => tellProgress(run, tell) });
  const { model, run } = training;
  const tableColumns = run.plan.columns.map(({ name }) => name);
  return { ...training, exported: { ...model, fileName, tableColumns, maker, run } };
}

/** The model in a file, or one trained on the given table. Rejects with a UserError if there is none. */
export async function loadModel(place: string, line: CommandLine, context: CommandContext): Promise<ExportedModel> {
  if (!isModelFile(place)) return (await trainOn(place, line, context)).exported;
  if (hasTrainingFlags(line))
    throw new UsageError(message('{name} is a trained model: training options have no effect on it.', { name: place }));
  const bytes = await readBytes(place);
  const file = isSafetensors(bytes)
    ? readScaledModel(bytes)
    : await readModelFile(bytes, (name) => readBytes(path.join(path.dirname(place), name)));
  const { plan, outcome, maker, fileName } = file;
  return {
    // It is unknown which rows it was trained on.
    ...modelOfRun(plan, outcome, { keys: new Uint32Array(0), splits: new Uint8Array(0) }),
    ...{ maker, fileName },
    tableColumns: plan.columns.map(({ name }) => name),
    run: file,
  };
}

/** Reports the progress of a training. */
export function tellProgress({ phase, readShare, plan, history }: RunState, tell: CommandContext['tell']): void {
  if (phase === 'reading' && readShare !== undefined)
    tell(message('Reading, {percent} %', { percent: String(Math.round(readShare * 100)) }));
  if (phase !== 'training' || !plan || history.length === 0) return;
  tell(
    message('Epoch {epoch} of {epochs}, loss {loss}', {
      ...{ epoch: history.length, epochs: plan.hyperparameters.epochs },
      loss: writeNumber(history.trainLoss[history.length - 1]),
    }),
  );
}
