import { balancedAccuracy, balancedInterval } from '../evaluation/balancedAccuracy.ts';
import { correctedWilsonInterval } from '../evaluation/intervals/intervals.ts';
import type { Scores } from '../evaluation/scores.ts';
import { message } from '../message.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { EndLine, ScoresLine } from './historyLines.ts';

/** The outcome of a run that train.py has finished, with the weights that it kept (flat, as in `layerSlices`). */
export function outcomeOf(plan: RunPlan, end: EndLine, weights: Float32Array<ArrayBuffer>): RunOutcome {
  const { epochs, bestEpoch, divergedIn, validation } = end;
  const judged = end.test ?? end.train;
  const places = { epoch: divergedIn ?? 0, best: bestEpoch };
  const divergence =
    divergedIn === undefined
      ? {}
      : {
          divergence: message(
            'In epoch {epoch} the loss stopped being a number, so training was ended with the weights of epoch {best}.',
            places,
          ),
        };
  return {
    ...{ weights, epochs, bestEpoch, isStopped: end.isStopped, elapsedMs: end.seconds * 1000, ...divergence },
    train: scoresOf(end.train),
    ...(end.test ? { test: { ...scoresOf(end.test), ...intervalsOf(end.test, plan) } } : {}),
    ...(validation ? { validation: { rows: validation.rows, scores: scoresOf(validation) } } : {}),
    of: judged.rows,
    ...(judged.confusion ? { right: rightOf(judged.confusion), confusion: judged.confusion } : {}),
    ...(judged.pairs ? { pairs: { actual: Float64Array.from(judged.pairs[0]), predicted: Float64Array.from(judged.pairs[1]) } } : {}),
  };
}

function scoresOf({ rows, loss, confusion, mae, rmse, r2 }: ScoresLine): Scores {
  if (confusion) return { loss, accuracy: rightOf(confusion) / rows, balancedAccuracy: balancedAccuracy(confusion) };
  return {
    loss,
    ...(r2 === undefined ? {} : { r2 }),
    ...(mae === undefined ? {} : { mae }),
    ...(rmse === undefined ? {} : { rmse }),
  };
}

/** Only for independent rows: which rows belong together is not known here. */
function intervalsOf({ confusion, rows }: ScoresLine, { recipe }: RunPlan): Partial<Scores> {
  if (!confusion || recipe.splitBy || recipe.allowDuplicates === false) return {};
  return { accuracy95: correctedWilsonInterval(rightOf(confusion), rows), balancedAccuracy95: balancedInterval(confusion, 1) };
}

function rightOf(confusion: NonNullable<ScoresLine['confusion']>): number {
  return confusion.reduce((sum, counts, place) => sum + counts[place], 0);
}
