import { parameterCount } from '../network/architecture.ts';
import type { WorkerRequest } from '../protocol/workerMessages.ts';
import { UserError } from '../userError.ts';
import { DenseTrainer } from './denseTrainer.ts';
import { assertConverging } from './divergence.ts';
import { EpochRecorder } from './epochRecorder.ts';
import { evaluateRun } from './evaluateRun.ts';
import type { EpochBundle } from './history.ts';
import { isKernelNetwork, KernelTrainer } from './kernel/kernelTrainer.ts';
import { planTable } from './planRun.ts';
import { readSource } from './readSource.ts';
import type { Trainer, TrainingStart } from './trainer.ts';
import type { WorkerPort } from './workerPort.ts';

/** How long is trained before messages get in: a stop is heard within this. */
const SLICE_MS = 15;
/** Bundles come at most 30 times a second. */
const BUNDLE_MS = 1000 / 30;

/**
 * Trains what a request asks for and reports it from `planned` to `trained`. When stopped, the run ends with the weights after its last
 * whole epoch, just as a run of that many epochs would; an epoch that has been begun is left out. Throws a UserError when the table cannot
 * be trained on, when the loss diverges and when nothing was learned before the stop.
 */
export async function runTraining(
  { runId, source, options, engine }: Extract<WorkerRequest, { type: 'train' }>,
  port: WorkerPort,
  isStopRequested: () => boolean,
): Promise<void> {
  const table = await readSource(source, port, (share) => port.post({ type: 'reading', runId, share }));
  const { plan, dataset, ledger, initial } = planTable(table, options, engine);
  const { architecture, hyperparameters } = plan;
  port.post({ type: 'planned', runId, plan, initial: { epoch: 0, weights: Float32Array.from(initial) } });
  const recorder = new EpochRecorder(hyperparameters.epochs, parameterCount(architecture));
  const postEpochs = () => {
    const bundle = recorder.takeBundle();
    if (bundle) port.post({ type: 'epochs', runId, bundle }, buffersOf(bundle));
  };
  const trainer: Trainer = await createTrainer(
    {
      architecture,
      hyperparameters,
      dataset,
      initial,
      onEpoch: (metrics) => {
        assertConverging(metrics, plan);
        recorder.record(metrics, trainer.weights);
        return 'continue';
      },
    },
    port.kernel,
  );
  const startedAt = performance.now();
  try {
    const isDone = await trainInSlices(trainer, port, postEpochs, isStopRequested);
    const elapsedMs = performance.now() - startedAt;
    if (recorder.epochs === 0) throw new UserError('Training was stopped before its first epoch was over: nothing has been learned yet.');
    recorder.end(trainer.weights);
    postEpochs();
    const outcome = evaluateRun({
      plan,
      dataset,
      weights: trainer.weights,
      epochs: recorder.epochs,
      bestEpoch: recorder.epochs,
      isStopped: !isDone,
      elapsedMs,
    });
    port.post({ type: 'trained', runId, outcome, ledger });
  } catch (error) {
    // What was reached before the error is worth seeing.
    postEpochs();
    throw error;
  } finally {
    trainer.dispose();
  }
}

async function createTrainer(start: TrainingStart, kernel: WebAssembly.Module | undefined): Promise<Trainer> {
  if (start.hyperparameters.engine === 'fused') return createFusedTrainer(start, kernel);
  // A chunk of its own: tfjs takes longer to load than most trainings last.
  const { LayersModelTrainer } = await import('./layersModelTrainer.ts');
  return new LayersModelTrainer(start);
}

/** The kernel where it can be had and the table fits into its memory, otherwise the plain loop. */
function createFusedTrainer(start: TrainingStart, kernel: WebAssembly.Module | undefined): Trainer {
  if (!kernel || !isKernelNetwork(start.architecture)) return new DenseTrainer(start);
  try {
    return new KernelTrainer(start, kernel);
  } catch (error) {
    if (error instanceof RangeError) return new DenseTrainer(start);
    throw error;
  }
}

/** True when all epochs are done, false when the run was stopped. */
async function trainInSlices(trainer: Trainer, port: WorkerPort, postEpochs: () => void, isStopRequested: () => boolean): Promise<boolean> {
  let postedAt = performance.now();
  for (;;) {
    const sliceEnd = performance.now() + SLICE_MS;
    if (await trainer.advance(() => performance.now() >= sliceEnd)) return true;
    await port.yieldToRequests();
    if (isStopRequested()) return false;
    if (performance.now() - postedAt >= BUNDLE_MS) {
      postEpochs();
      postedAt = performance.now();
    }
  }
}

function buffersOf(bundle: EpochBundle): ArrayBuffer[] {
  const { trainLoss, testLoss, trainMetric, testMetric, snapshots } = bundle;
  return [trainLoss, testLoss, trainMetric, testMetric, ...snapshots.map(({ weights }) => weights)].map(({ buffer }) => buffer);
}
