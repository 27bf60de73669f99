import { textSource } from '../../../src/protocol/tableSource.ts';
import type { ContinuedRun } from '../../../src/protocol/continuedRun.ts';
import type { WorkerReport } from '../../../src/protocol/workerMessages.ts';
import type { FrozenUnit } from '../../../src/network/frozenUnits.ts';
import type { Engine } from '../../../src/run/options/hyperparameters.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { RunControl } from '../../../src/training/worker/runControl.ts';
import { runTraining } from '../../../src/training/worker/runTraining.ts';
import { kernel } from './trainByKernel.ts';

type ReportOf<Type extends WorkerReport['type']> = Extract<WorkerReport, { type: Type }>;

/** Options of a continued run. */
export interface Continued {
  readonly run?: ContinuedRun;
  readonly epochs?: number;
  readonly frozen?: readonly FrozenUnit[];
  readonly engine?: Engine;
  readonly usesKernel?: boolean;
  /** Stops as soon as it can, some milliseconds after the start. */
  readonly isStopped?: boolean;
}

/** A run as in the worker, from the beginning or continuing another one. Returns what it reports and how it can be continued. */
export async function trainOn(
  text: string,
  options: TrainOptions,
  { run, epochs = 0, frozen, engine = 'wasm', usesKernel = false, isStopped = false }: Continued = {},
) {
  const control = new RunControl('a');
  const reports: WorkerReport[] = [];
  await runTraining(
    {
      type: 'train',
      runId: 'a',
      source: textSource(text),
      options,
      engine,
      ...(run ? { continues: { run, epochs, ...(frozen ? { frozen } : {}) } } : {}),
    },
    {
      ...(usesKernel ? { kernel } : {}),
      post: (report) => reports.push(report),
      onRequest: () => undefined,
      yieldToRequests: () => {
        if (isStopped) control.take({ type: 'stop', runId: 'a' });
        return Promise.resolve();
      },
    },
    control,
  );
  const of = <Type extends WorkerReport['type']>(type: Type) => reports.filter((report): report is ReportOf<Type> => report.type === type);
  const [{ plan, initial }] = of('planned');
  const [{ outcome, ledger, checkpoint }] = of('trained');
  const bundles = of('epochs').map(({ bundle }) => bundle);
  const losses = bundles.flatMap(({ trainLoss }) => [...trainLoss]);
  return {
    plan,
    initial,
    outcome,
    ledger,
    checkpoint,
    bundles,
    losses,
    ended: { plan, outcome, ledger, checkpoint } satisfies ContinuedRun,
  };
}
