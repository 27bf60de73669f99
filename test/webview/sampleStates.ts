import { emptySession, type SessionState } from '../../src/protocol/sessionState.ts';
import { examScores, mixedTable, numbersTable } from './tables.ts';
import { runningState, stateAfter, stoppedState, sweptState, trainedState, trainingEvents, validatedState } from './trainedRuns.ts';

let samples: ReturnType<typeof trainSamples> | undefined;

const sweptOptions = { epochs: 200, hidden: [4] };
const someSettings = { hidden: [[], [4], [8, 8]], learningRate: [0.003, 0.01, 0.1], restarts: 3 };

/** One session of each kind that a view can show, all from real trainings, trained once per worker. */
export function sampleStates() {
  samples ??= trainSamples();
  return samples;
}

async function trainSamples() {
  const neuron = await trainedState(examScores());
  const refused = await trainingEvents('exam1,pass\n1,1\n2,1\n3,1\n', {}, 'run-2');
  return {
    empty: emptySession,
    reading: stateAfter([{ type: 'started', runId: 'run-2', options: {} }], neuron),
    running: await runningState(examScores(), { hidden: [8, 4], epochs: 100_000 }, 3120),
    neuron,
    hidden: await trainedState(examScores(), { hidden: [8, 4] }),
    six: await trainedState(numbersTable(6), { hidden: [8, 4], epochs: 200 }),
    wide: await trainedState(numbersTable(60), { hidden: [64, 64], epochs: 40 }),
    mixed: await trainedState(mixedTable(), { epochs: 300 }),
    stopped: await stoppedState(examScores(), {}, 312),
    failed: stateAfter(refused, neuron),
    failedFirst: stateAfter(refused),
    validated: await validatedState(examScores()),
    validating: await validatedState(examScores(), {}, 2),
    swept: await sweptState(examScores(), sweptOptions, someSettings),
    sweeping: await sweptState(examScores(), sweptOptions, someSettings, 4),
    drifted: { ...neuron, drift: { changed: 2, added: 1, removed: 0 } },
  } satisfies Record<string, SessionState>;
}
