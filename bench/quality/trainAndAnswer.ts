import { buildKernel } from '../../scripts/buildKernel.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { createForward } from '../../src/network/forward.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { TrainingKernel } from '../../src/training/kernel/trainingKernel.ts';
import { planRun } from '../../src/training/plan/planRun.ts';
import { RunControl } from '../../src/training/worker/runControl.ts';
import { runTraining } from '../../src/training/worker/runTraining.ts';
import type { Answers } from './answerScores.ts';

const kernel = TrainingKernel.create(await buildKernel());

/** Trains as the worker does, on one thread, and predicts the test rows. */
export async function trainAndAnswer(text: string, options: TrainOptions): Promise<Answers> {
  const { plan, outcome } = await train(text, options);
  const { dataset } = planRun(text, options, 'wasm');
  const run = createForward(plan.architecture, outcome.weights);
  return {
    targets: testTargets(dataset),
    outputs: Array.from(dataset.test, (row) => {
      const output = [...(run(dataset.features, row * dataset.featureStride).outputs.at(-1) ?? [])];
      return plan.encoder.target.type === 'binary' ? [1 - output[0], output[0]] : output;
    }),
  };
}

/** The true values of the test rows. */
export function testTargets({ test, targets }: Dataset): number[] {
  return Array.from(test, (row) => targets[row]);
}

async function train(text: string, options: TrainOptions): Promise<{ plan: RunPlan; outcome: RunOutcome }> {
  let plan: RunPlan | undefined;
  let outcome: RunOutcome | undefined;
  await runTraining(
    { type: 'train', runId: 'quality', source: textSource(text), options, engine: 'wasm', threads: 1 },
    {
      ...(kernel ? { kernel } : {}),
      post: (report) => {
        if (report.type === 'planned') ({ plan } = report);
        else if (report.type === 'trained') ({ outcome } = report);
      },
      onRequest: () => undefined,
      // Lets replies of the Python process in.
      yieldToRequests: () => new Promise((resolve) => setImmediate(resolve)),
    },
    new RunControl('quality'),
  );
  if (!plan || !outcome) throw new Error('The training has ended without an answer');
  return { plan, outcome };
}
