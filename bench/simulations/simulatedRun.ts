import { buildKernel } from '../../scripts/buildKernel.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import { TrainingKernel } from '../../src/training/kernel/trainingKernel.ts';
import { RunControl } from '../../src/training/worker/runControl.ts';
import { runTraining } from '../../src/training/worker/runTraining.ts';

/** A finished training. */
export interface SimulatedRun {
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
}

const kernel = TrainingKernel.create(await buildKernel());
if (!kernel) throw new Error('This Node has no WebAssembly SIMD');

/** From the text to the scores, as the worker does it, in this process. */
export async function simulateRun(text: string, options: TrainOptions): Promise<SimulatedRun> {
  let plan: RunPlan | undefined;
  let outcome: RunOutcome | undefined;
  await runTraining(
    { type: 'train', runId: 'a', source: textSource(text), options, engine: 'wasm' },
    {
      kernel,
      post: (report) => {
        if (report.type === 'planned') plan = report.plan;
        if (report.type === 'trained') outcome = report.outcome;
      },
      onRequest: () => undefined,
      yieldToRequests: () => Promise.resolve(),
    },
    new RunControl('a'),
  );
  if (!plan || !outcome) throw new Error('The training has not come to its end');
  return { plan, outcome };
}
