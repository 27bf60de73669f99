import { message, type Message } from '../../message.ts';
import { parameterCount } from '../../network/architecture.ts';
import type { WorkerReport, WorkerRequest } from '../../protocol/workerMessages.ts';
import { UserError } from '../../userError.ts';
import type { Steps } from '../../steps.ts';
import { createDenseMatrix } from '../../dataset/dataset.ts';
import { DenseTrainer } from '../loop/denseTrainer.ts';
import { describeDivergence } from '../callbacks/divergence.ts';
import { EpochRecorder } from '../callbacks/epochRecorder.ts';
import { evaluateInSteps } from './evaluateRun.ts';
import type { CsvTable } from '../../csv/csvTable.ts';
import type { Checkpoint } from '../../run/history/checkpoint.ts';
import type { EpochBundle } from '../../run/history/history.ts';
import { frozenOf } from '../../run/history/frozenOf.ts';
import type { RunOutcome } from '../../run/runPlan.ts';
import { isKernelNetwork, KernelTrainer } from '../kernel/kernelTrainer.ts';
import { adviseBatch } from '../kernel/adviseBatch.ts';
import { takeKernelMemory, type KernelMemory } from '../kernel/kernelMemory.ts';
import type { TrainingKernel } from '../kernel/trainingKernel.ts';
import { planContinuation, type PlannedContinuation } from '../plan/planContinuation.ts';
import type { PlannedRun } from '../plan/finishPlan.ts';
import { planTable } from '../plan/planRun.ts';
import type { FeaturePlacer, RunOutline } from '../runOutline.ts';
import { readSource } from './readSource.ts';
import type { RunControl } from './runControl.ts';
import type { Trainer, TrainingStart } from '../trainer.ts';
import { TrainingCallbacks } from '../callbacks/trainingCallbacks.ts';
import type { WorkerPort } from './workerPort.ts';

type TrainRequest = Extract<WorkerRequest, { type: 'train' }>;

/** How long to train before messages are handled: a stop takes effect within this time. */
const SLICE_MS = 15;
/** At most 30 bundles per second. */
const BUNDLE_MS = 1000 / 30;

/**
 * Carries out a training request and reports it from `planned` to `trained`. If stopped, the run ends with the weights of its last whole
 * epoch, exactly as a run of that many epochs would; an unfinished epoch is dropped. Scoring then uses a sample of the rows if all would
 * take long or it is stopped too. If the loss diverges, the run ends with the weights from before. Throws a UserError if the table cannot
 * be used for training, or if nothing was learned before the stop or divergence.
 */
export async function runTraining(request: TrainRequest, port: WorkerPort, control: RunControl): Promise<void> {
  const { runId, source, engine, threads } = request;
  const onProgress = (share: number) => port.post({ type: 'reading', runId, share });
  // The table itself is not kept, so that its memory is free while the network learns.
  let memory: KernelMemory | undefined;
  const planned = planRequest(request, await readSource(source, port, onProgress), (outline) => {
    memory = engine === 'tfjs' ? undefined : takeMemory(outline, port.kernel, threads);
    return memory?.matrix ?? createDenseMatrix(outline.rows);
  });
  const { plan, dataset, ledger, initial, point } = planned;
  const { architecture, hyperparameters } = plan;
  const before = point?.epoch ?? 0;
  port.post({ type: 'planned', runId, plan, initial: { epoch: before, weights: Float32Array.from(initial) }, ledger });
  const parameters = parameterCount(architecture);
  const recorder = new EpochRecorder(hyperparameters.epochs, parameters, before);
  const callbacks = new TrainingCallbacks(hyperparameters, parameters, point);
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
      ...continuedStart(planned),
      onEpoch: (metrics) => {
        const answer = callbacks.onEpochEnd(metrics, trainer);
        if (callbacks.divergedIn === undefined) recorder.record(metrics, trainer.weights);
        control.endEpoch();
        return answer;
      },
    },
    memory,
  );
  try {
    callbacks.onTrainBegin(trainer);
    const { isDone, elapsedMs } = await trainInSlices(trainer, callbacks, port, control, postEpochs);
    const divergence = describeDivergence(callbacks, plan);
    if (callbacks.epochs === before) {
      throw new UserError(divergence ?? message('Training was stopped before its first epoch was over: nothing has been learned yet.'));
    }
    recorder.end(callbacks.lastWeights);
    postEpochs();
    port.post({ type: 'scoring', runId });
    const spent = elapsedMs + (request.continues?.run.outcome.elapsedMs ?? 0);
    const end = endOf(callbacks, isDone, divergence !== undefined);
    const scoring = evaluateInSteps({ plan, dataset, ...end, elapsedMs: spent, kernel: port.kernel }, () => control.isStopRequested);
    const facts = threadFacts(memory, dataset.train.length, elapsedMs);
    const outcome = { ...(await workInSlices(scoring, port)), ...facts, ...unusualFacts(divergence, callbacks) };
    postTrained(port, { type: 'trained', runId, outcome, ledger, checkpoint: checkpointOf(callbacks, trainer) });
  } catch (error) {
    // Epochs reached before the error are worth showing.
    postEpochs();
    throw error;
  } finally {
    trainer.dispose();
  }
}

function planRequest(
  { options, engine, continues }: TrainRequest,
  table: CsvTable,
  place: FeaturePlacer,
): PlannedRun & Partial<Pick<PlannedContinuation, 'point'>> {
  return continues ? planContinuation(table, continues, engine, place) : planTable(table, options, engine, place);
}

/** The part of a trainer's start that comes from the earlier training. */
function continuedStart({ plan, point }: PlannedRun & Partial<Pick<PlannedContinuation, 'point'>>): Pick<TrainingStart, 'done' | 'frozen'> {
  const frozen = frozenOf(plan);
  return { ...(point ? { done: { epochs: point.epoch, memory: point.memory } } : {}), ...(frozen ? { frozen } : {}) };
}

function endOf({ bestWeights: weights, epochs, bestEpoch, adjustments }: TrainingCallbacks, isDone: boolean, isDiverged: boolean) {
  return { weights, epochs, bestEpoch, adjustments, isStopped: !isDone || isDiverged, isDiverged };
}

function unusualFacts(divergence: Message | undefined, { adjustments }: TrainingCallbacks): Pick<RunOutcome, 'divergence' | 'adjustments'> {
  return { ...(divergence ? { divergence } : {}), ...(adjustments.length > 0 ? { adjustments } : {}) };
}

/** Everything another training needs to continue this one. */
function checkpointOf(callbacks: TrainingCallbacks, trainer: Trainer): Checkpoint {
  const { epochs, bestEpoch, lastWeights, divergedIn, state } = callbacks;
  // The step that diverged has changed the optimizer's state.
  const memory = divergedIn === undefined ? trainer.memory : undefined;
  return { ...state, ...(bestEpoch === epochs ? {} : { weights: Float32Array.from(lastWeights) }), ...(memory ? { memory } : {}) };
}

/** Transfers the checkpoint's own buffers instead of copying them. */
function postTrained(port: WorkerPort, report: Extract<WorkerReport, { type: 'trained' }>): void {
  const { weights, memory } = report.checkpoint;
  port.post(
    report,
    [...(weights ? [weights] : []), ...(memory?.moments ?? [])].map(({ buffer }) => buffer),
  );
}

function threadFacts(memory: KernelMemory | undefined, trainRows: number, elapsedMs: number): Partial<RunOutcome> {
  if (!memory) return {};
  const batchAdvice = adviseBatch(memory, trainRows, elapsedMs);
  const isMemoryUnshared = memory.kernel.helpers === undefined;
  return {
    threads: memory.layout.threadMemories.length,
    ...(isMemoryUnshared ? { isMemoryUnshared } : {}),
    ...(batchAdvice ? { batchAdvice } : {}),
  };
}

async function createTrainer(start: TrainingStart, memory: KernelMemory | undefined): Promise<Trainer> {
  if (memory) return new KernelTrainer(start, memory);
  // Saved runs may name an engine by its former name.
  if (start.hyperparameters.engine !== 'tfjs') return new DenseTrainer(start);
  // A separate chunk: tfjs takes longer to load than most trainings last.
  const { LayersModelTrainer } = await import('../tfjs/layersModelTrainer.ts');
  return new LayersModelTrainer(start);
}

/** Memory for the kernel if it is available and the table fits; otherwise undefined, and the plain loop is used. */
function takeMemory(outline: RunOutline, kernel: TrainingKernel | undefined, threads?: number): KernelMemory | undefined {
  if (!kernel || !isKernelNetwork(outline.architecture)) return undefined;
  try {
    return takeKernelMemory(kernel, outline, threads);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Trains to the end (`isDone`) or to a stop. The measured time excludes pauses. */
async function trainInSlices(
  trainer: Trainer,
  callbacks: TrainingCallbacks,
  port: WorkerPort,
  control: RunControl,
  postEpochs: () => void,
): Promise<{ isDone: boolean; elapsedMs: number }> {
  const { runId } = control;
  let startedAt = performance.now();
  let postedAt = startedAt;
  let isPaused = false;
  const tellWhetherPaused = () => {
    // Results so far are posted before pausing.
    if (control.isPaused) postEpochs();
    if (isPaused === control.isPaused) return;
    isPaused = control.isPaused;
    port.post({ type: 'paused', runId, isPaused });
  };
  const isTimeUp = (sliceEnd: number) => control.isPaused || performance.now() >= sliceEnd;
  for (;;) {
    const sliceEnd = performance.now() + SLICE_MS;
    const isDone = await trainer.advance(() => isTimeUp(sliceEnd));
    if (isDone) return { isDone, elapsedMs: performance.now() - startedAt };
    await port.yieldToRequests();
    tellWhetherPaused();
    while (control.isPaused) {
      const pausedAt = performance.now();
      await control.nextRequest();
      startedAt += performance.now() - pausedAt;
    }
    if (control.isStopRequested) return { isDone, elapsedMs: performance.now() - startedAt };
    const adjustment = control.takeAdjustment();
    if (adjustment) callbacks.adjust(adjustment, trainer);
    if (performance.now() - postedAt >= BUNDLE_MS) {
      postEpochs();
      postedAt = performance.now();
    }
  }
}

/** Runs the steps and lets messages in between. */
async function workInSlices<Result>(steps: Steps<Result>, port: WorkerPort): Promise<Result> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    await port.yieldToRequests();
    sliceEnd = performance.now() + SLICE_MS;
  }
}

function buffersOf(bundle: EpochBundle): ArrayBuffer[] {
  const { trainLoss, testLoss, trainMetric, testMetric, snapshots } = bundle;
  return [trainLoss, testLoss, trainMetric, testMetric, ...snapshots.map(({ weights }) => weights)].map(({ buffer }) => buffer);
}
