import type { Scores } from '../evaluation/scores.ts';
import { message, verbatim, type Message } from '../message.ts';
import { writeNumber, writeShare } from '../writeNumber.ts';

type ScoreName = 'accuracy' | 'auc' | 'r2' | 'mae' | 'rmse' | 'loss';

const scoreNames: readonly (readonly [ScoreName, Message])[] = [
  ['accuracy', message('Accuracy')],
  ['auc', verbatim('AUC')],
  ['r2', verbatim('R²')],
  ['mae', message('Mean error')],
  ['rmse', verbatim('RMSE')],
  ['loss', message('Loss')],
];

/** A line for each score, with its interval and the score of a constant answer. */
export function describeScores(scores: Scores, baseline: Scores): Message[] {
  const intervals = { accuracy: scores.accuracy95, r2: scores.r295, mae: scores.mae95 };
  return scoreNames.flatMap(([key, name]) => {
    const [value, other] = [scores[key], baseline[key]];
    if (value === undefined) return [];
    const interval = key === 'accuracy' || key === 'r2' || key === 'mae' ? intervals[key] : undefined;
    const args = { name, value: writeScore(key, value), other: other === undefined ? '–' : writeScore(key, other) };
    return [
      interval
        ? message('  {name} {value}, of many more rows {low} to {high} (95 %); always the same answer: {other}', {
            ...args,
            ...{ low: writeScore(key, interval[0]), high: writeScore(key, interval[1]) },
          })
        : message('  {name} {value}; always the same answer: {other}', args),
    ];
  });
}

/** Nearly 1 is not rounded up to 1, where 1 is the best. */
function writeScore(name: ScoreName, value: number): string {
  const isShare = name === 'accuracy' || name === 'auc' || name === 'r2';
  return isShare && value < 1 && writeNumber(value) === '1' ? writeShare(value, 4) : writeNumber(value);
}
