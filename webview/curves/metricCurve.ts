import type { RunPlan } from '../../src/run/runPlan.ts';
import type { History } from '../../src/run/history.ts';
import { formatPercent } from '../words/numbers.ts';
import { withUnit } from '../../src/writeNumber.ts';
import { formatFactor, formatTick } from '../words/targetNumbers.ts';
import { accuracyRange, lossRange, type ValueRange } from './valueRange.ts';

/** The second chart of a run: what its metric is, in the user's terms. */
export interface MetricCurve {
  readonly title: string;
  /** Train, then test where there is one; index 0 is epoch 1. */
  readonly series: readonly Float32Array[];
  readonly range: ValueRange;
  readonly references: readonly { readonly name: string; readonly value: number }[];
  readonly format: (value: number) => string;
  readonly formatTick: (value: number) => string;
}

/**
 * Accuracy where classes are answered; of numbers the mean absolute error, brought back into the units of the file; of numbers that are learned by
 * their logarithm the factor that they are off by on (geometric) average.
 */
export function metricCurve(plan: RunPlan, history: History, baselineName: string): MetricCurve {
  const { target } = plan.encoder;
  const { accuracy, mae } = plan.baseline.scores;
  const { trainMetric, testMetric, length } = history;
  const metrics = plan.rows.test > 0 ? [trainMetric, testMetric] : [trainMetric];
  if (target.type !== 'regression') {
    const references = accuracy === undefined ? [] : [{ name: baselineName, value: accuracy }];
    const values = references.map(({ value }) => value);
    return {
      ...{ title: 'Accuracy', series: metrics, references, range: accuracyRange(metrics, length, values) },
      ...{ format: formatPercent, formatTick: (value: number) => `${Math.round(value * 100)} %` },
    };
  }
  if (target.logarithm) return factorCurve(metrics, length, target.logarithm.scale);
  const series = metrics.map((values) => values.map((value) => value * target.scale));
  const references = mae === undefined ? [] : [{ name: baselineName, value: mae }];
  const values = references.map(({ value }) => value);
  const range = lossRange(series, length, values);
  return {
    ...{ title: 'Mean absolute error', series, references, range },
    format: (value) => withUnit(formatTick(Number(value.toPrecision(3)), range.max), target.format.unit),
    formatTick: (value) => formatTick(value, range.max),
  };
}

function factorCurve(metrics: readonly Float32Array[], length: number, scale: number): MetricCurve {
  const series = metrics.map((values) => values.map((value) => Math.exp(value * scale)));
  const range = lossRange(series, length, []);
  return {
    ...{ title: 'Mean factor off', series, references: [], range },
    format: (value) => formatFactor(value),
    formatTick: (value) => `×${formatTick(value, range.max)}`,
  };
}
