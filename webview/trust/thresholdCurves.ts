import {
  precisionRecallCurve,
  rocCurve,
  scoreThreshold,
  type CurvePoint,
  type ScoreRanking,
  type ThresholdScores,
} from '../../src/evaluation/thresholdScores.ts';

/** The plot of the threshold between two classes: both shares by threshold, the ROC curve, or the precision-recall curve. */
export type ThresholdView = 'threshold' | 'roc' | 'precisionRecall';

/** The thresholds that are drawn, 1 to 99 %. */
const THRESHOLDS: readonly number[] = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** Curves in a square of shares 0…1. */
export interface ThresholdCurves {
  readonly first: readonly CurvePoint[];
  /** Only by threshold: recall, where `first` is precision. */
  readonly second: readonly CurvePoint[];
  /** The selected threshold. */
  readonly mark: CurvePoint | undefined;
}

/** The curves of a ranking; `at` has the figures of the selected threshold. */
export function thresholdCurves(ranking: ScoreRanking, view: ThresholdView, at: ThresholdScores): ThresholdCurves {
  switch (view) {
    case 'threshold': {
      const all = THRESHOLDS.map((threshold) => scoreThreshold(ranking, threshold));
      const points = (of: 'precision' | 'recall') =>
        all.flatMap(({ threshold, [of]: share }) => (share === undefined ? [] : [{ x: threshold, y: share }]));
      return { first: points('precision'), second: points('recall'), mark: undefined };
    }
    case 'roc': {
      const [[passed, wrong]] = at.confusion;
      const mark = at.recall === undefined || passed + wrong === 0 ? undefined : { x: wrong / (passed + wrong), y: at.recall };
      return { first: rocCurve(ranking), second: [], mark };
    }
    case 'precisionRecall': {
      const mark = at.recall === undefined || at.precision === undefined ? undefined : { x: at.recall, y: at.precision };
      return { first: precisionRecallCurve(ranking), second: [], mark };
    }
  }
}

/** The lowest share on the curves, rounded down to a fifth: where the axis begins. */
export function lowestShare({ first, second }: ThresholdCurves): number {
  const least = Math.min(...[...first, ...second].map(({ y }) => y), 0.8);
  return Math.floor(least * 5 + 1e-9) / 5;
}
