import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { planRun } from '../../src/training/plan/planRun.ts';
import type { PythonProcess } from '../pythonProcess.ts';
import type { Answers } from './answerScores.ts';
import type { QualityTable } from './qualityTables.ts';
import { testTargets } from './trainAndAnswer.ts';

/** scikit-learn's models, each with its own defaults, by their names in the Python script. */
export const peerNames = {
  linear: 'LogisticRegression, LinearRegression',
  mlp: 'MLPClassifier, MLPRegressor',
  boosting: 'HistGradientBoosting',
  forest: 'RandomForest',
} as const;
export type PeerName = keyof typeof peerNames;

const outputsSchema = v.array(v.array(v.number()));
const answeredSchema = v.object({ linear: outputsSchema, mlp: outputsSchema, boosting: outputsSchema, forest: outputsSchema });

/** Every other model's answers to the product's test rows, trained on all other rows in the product's encoding. */
export async function answerByPeers(
  python: PythonProcess,
  folder: string,
  { text, options }: QualityTable,
  seed: number,
): Promise<Readonly<Record<PeerName, Answers>>> {
  const { dataset } = planRun(text, { ...options, seed, patience: 0, validationFraction: 0 }, 'wasm');
  const write = async (name: string, { buffer }: Float32Array | Uint32Array) => {
    const file = path.join(folder, name);
    await writeFile(file, new Uint8Array(buffer));
    return file;
  };
  const outputs = await python.ask(
    {
      command: 'answer',
      seed,
      columns: dataset.featureCount,
      classCount: dataset.classCount,
      features: await write('features', dataset.features),
      targets: await write('targets', Float32Array.from(dataset.targets)),
      learned: await write('learned', Uint32Array.from(dataset.train)),
      tested: await write('tested', Uint32Array.from(dataset.test)),
    },
    answeredSchema,
  );
  const targets = testTargets(dataset);
  const answersOf = (name: PeerName): Answers => ({ outputs: outputs[name], targets });
  return { linear: answersOf('linear'), mlp: answersOf('mlp'), boosting: answersOf('boosting'), forest: answersOf('forest') };
}
