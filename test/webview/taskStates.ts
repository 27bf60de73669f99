import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { homesTable, manyClassesTable, numbersTable, sidesTable } from './tables.ts';
import { runningState, stateAfter, trainedState, validatedState } from './trainedRuns.ts';

const flowers = path.join(import.meta.dirname, '..', '..', 'media', 'samples', 'flowers.csv');
const homes: TrainOptions = { features: ['area', 'city', 'sold', 'rooms'], hidden: [6], activation: 'tanh' };

let states: ReturnType<typeof trainAll> | undefined;

/** One session of each kind other than two classes with probabilities, all from real trainings, made once per worker. */
export function taskStates() {
  states ??= trainAll();
  return states;
}

async function trainAll() {
  const table = homesTable();
  const training = await runningState(table, { ...homes, epochs: 1000 }, 312);
  return {
    flowers: await trainedState(await readFile(flowers, 'utf8'), { hidden: [8], epochs: 300 }),
    manyClasses: await trainedState(manyClassesTable(), { epochs: 40 }),
    homes: await trainedState(table, homes),
    validatedHomes: await validatedState(table, homes),
    perceptron: await trainedState(sidesTable(), { loss: 'perceptron', optimizer: 'sgd', epochs: 40 }),
    /** As many columns as users may have. */
    thousand: await trainedState(numbersTable(1000), { features: ['f1', 'f2'], epochs: 20 }),
    earlyStopped: await trainedState(table, {
      ...homes,
      ...{ features: undefined, hidden: [64], learningRate: 0.05, patience: 20, validationFraction: 0.2, dropout: 0.2 },
    }),
    diverged: await trainedState(table, { ...homes, activation: 'relu', optimizer: 'momentum', learningRate: 0.5 }),
    badHomes: await trainedState(table, { ...homes, epochs: 1, learningRate: 0.0001 }),
    /** Lists every possible case, so there is no test. */
    truthTable: await trainedState('a,b,and\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n', { epochs: 1000, learningRate: 0.05 }),
    training,
    paused: stateAfter([{ type: 'paused', runId: 'run-1', isPaused: true }], training),
  } satisfies Record<string, SessionState>;
}
