import { encodeTargetCell } from '../../src/dataset/encoding/readTargets.ts';
import { explainStep, type StepExplanation } from '../../src/gradient/explainStep.ts';
import { settingsAfter } from '../../src/gradient/rateAfter.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { Hyperparameters } from '../../src/run/options/hyperparameters.ts';
import { frozenOf } from '../../src/run/history/frozenOf.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { flowRow, type RowFlow } from '../graph/figures/rowFlow.ts';

/** The step that one row would make from the shown weights. */
export interface ShownStep {
  readonly flow: RowFlow;
  /** The row's target as the network learns it. */
  readonly target: number;
  readonly settings: Hyperparameters;
  readonly isRateKnown: boolean;
  readonly step: StepExplanation;
}

interface Asked {
  readonly run: RunState;
  readonly plan: RunPlan;
  readonly weights: Float32Array;
  /** The epoch of these weights. */
  readonly epoch: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly actual: string;
}

/** The step of a row; undefined where its cells or its target cannot be used for training. */
export function shownStep({ run, plan, weights, epoch, cells, actual }: Asked): ShownStep | undefined {
  const { architecture, encoder, hyperparameters, rows } = plan;
  const flow = flowRow({ encoder, architecture }, weights, cells);
  const target = encodeTargetCell(encoder.target, actual);
  if (!flow || !Number.isFinite(target)) return undefined;
  const { settings, isRateKnown } = settingsAfter({
    ...{ hyperparameters, epoch, adjustments: run.outcome?.adjustments ?? [] },
    // The losses of validation rows are not kept.
    watched: rows.validation > 0 ? undefined : run.history.trainLoss,
  });
  const frozen = frozenOf(plan);
  const step = explainStep({ architecture, settings, weights, ...(frozen ? { frozen } : {}), inputs: flow.row.inputs, target });
  return { flow, target, settings, isRateKnown, step };
}
