import type { Model } from '../../../src/model/model.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import type { RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { modelOfRun } from '../../../src/session/modelOfRun.ts';
import { RunControl } from '../../../src/training/worker/runControl.ts';
import { runTraining } from '../../../src/training/worker/runTraining.ts';

/** The result of a training. */
export interface TrainedText {
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
  readonly model: Model;
}

/** Trains on a text from start to end like the worker, with the plain loop. */
export async function trainText(text: string, options: TrainOptions): Promise<TrainedText> {
  let plan: RunPlan | undefined;
  let trained: TrainedText | undefined;
  await runTraining(
    { type: 'train', runId: 'a', source: textSource(text), options, engine: 'wasm' },
    {
      post: (report) => {
        if (report.type === 'planned') plan = report.plan;
        if (report.type !== 'trained' || !plan) return;
        const { outcome, ledger } = report;
        trained = { plan, outcome, model: modelOfRun(plan, outcome, ledger) };
      },
      onRequest: () => undefined,
      yieldToRequests: () => Promise.resolve(),
    },
    new RunControl('a'),
  );
  if (!trained) throw new Error('The training came to no end');
  return trained;
}
