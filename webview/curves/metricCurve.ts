import { message, type Message } from '../../src/message.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { withUnit, writeNumber, writePercentNumber } from '../../src/writeNumber.ts';
import { baselineAnswer } from '../words/comparisonWords.ts';
import { formatLoss, formatPercent } from '../words/numbers.ts';
import { formatFactor, formatTick } from '../words/targetNumbers.ts';
import { accuracyRange, lossRange, type ValueRange } from './valueAxis.ts';

/** A chart over the epochs of a run, in the user's terms. */
export interface RunCurve {
  readonly title: Message;
  /** Short title, for little room. */
  readonly short: Message;
  /** Train, then test where there is one; index 0 is epoch 1. */
  readonly series: readonly Float32Array[];
  readonly range: ValueRange;
  /** A value to compare with, and its names: the first that fits is shown. */
  readonly reference?: { readonly value: number; readonly names: readonly Message[] };
  /** For the heading. */
  readonly format: (value: number) => string;
  /** For screen readers. */
  readonly spoken: (value: number) => string;
  readonly formatTick: (value: number) => string;
}

/** The loss that training minimizes. */
export function lossCurve({ history, outcome }: RunState, plan: RunPlan): RunCurve {
  const { trainLoss, testLoss, length } = history;
  const series = plan.rows.test > 0 ? [trainLoss, testLoss] : [trainLoss];
  const best = outcome?.bestTrainLoss;
  const range = lossRange(series, length, best === undefined ? [] : [best]);
  return {
    ...{ title: message('Loss'), short: message('Loss'), series, range },
    ...(best === undefined ? {} : { reference: { value: best, names: bestNames(best) } }),
    format: shortLoss,
    spoken: formatLoss,
    formatTick: (value) => (range.isLog ? writePower(value) : formatTick(value, range.max)),
  };
}

function bestNames(best: number): readonly Message[] {
  const loss = shortLoss(best);
  return [message('best one neuron {loss}', { loss }), message('best {loss}', { loss })];
}

/**
 * Accuracy for classes; for numbers the mean absolute error in the units of the file; for numbers learned by their logarithm the (geometric) mean
 * factor that they are off by.
 */
export function metricCurve({ history }: RunState, plan: RunPlan): RunCurve {
  const { target } = plan.encoder;
  const { accuracy, mae } = plan.baseline.scores;
  const { trainMetric, testMetric, length } = history;
  const metrics = plan.rows.test > 0 ? [trainMetric, testMetric] : [trainMetric];
  const answer = baselineAnswer(plan);
  if (target.type !== 'regression') {
    const names = [
      message('always {answer}: {share}', { answer, share: accuracy === undefined ? '' : formatPercent(accuracy) }),
      message('always {answer}', { answer }),
    ];
    return {
      ...{ title: message('Accuracy'), short: message('Acc.'), series: metrics },
      range: accuracyRange(metrics, length, accuracy === undefined ? [] : [accuracy]),
      ...(accuracy === undefined ? {} : { reference: { value: accuracy, names } }),
      ...{ format: (value: number) => writePercentNumber(value, 1), spoken: formatPercent },
      formatTick: (value) => `${Math.round(value * 100)}\u00a0%`,
    };
  }
  if (target.logarithm) return factorCurve(metrics, length, target.logarithm.scale);
  const series = metrics.map((values) => values.map((value) => value * target.scale));
  const range = lossRange(series, length, mae === undefined ? [] : [mae]);
  const { unit } = target.format;
  const write = (value: number) => formatTick(Number(value.toPrecision(3)), range.max);
  return {
    ...{ title: message('Mean error'), short: message('Error'), series, range },
    ...(mae === undefined
      ? {}
      : { reference: { value: mae, names: [message('always the median: {error}', { error: write(mae) }), message('the median')] } }),
    ...{ format: write, spoken: (value: number) => withUnit(write(value), unit) },
    formatTick: (value) => (range.isLog ? writePower(value) : formatTick(value, range.max)),
  };
}

function factorCurve(metrics: readonly Float32Array[], length: number, scale: number): RunCurve {
  const series = metrics.map((values) => values.map((value) => Math.exp(value * scale)));
  const range = lossRange(series, length, []);
  return {
    ...{ title: message('Mean factor off'), short: message('Factor'), series, range, format: formatFactor, spoken: formatFactor },
    formatTick: (value) => `×${formatTick(value, range.max)}`,
  };
}

/** Three digits; below a thousandth just "<0.001". */
function shortLoss(loss: number): string {
  if (loss >= 0 && loss < 0.001) return '<0.001';
  return loss < 1000 ? writeNumber(loss, 3) : formatLoss(loss);
}

/** "0.01", "1e−5". */
function writePower(value: number): string {
  return value >= 0.001 && value < 10_000 ? writeNumber(value, 1) : value.toExponential(0).replace('-', '\u2212').replace('+', '');
}
