import type { Scores } from '../evaluation/scores.ts';
import { message, verbatim, type Message } from '../message.ts';
import { writeNumber, writeScore } from '../writeNumber.ts';

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
    const args = { name, value: writeNamed(key, value), other: other === undefined ? '–' : writeNamed(key, other) };
    return [
      interval
        ? message('  {name} {value}, of many more rows {low} to {high} (95 %); always the same answer: {other}', {
            ...args,
            ...{ low: writeNamed(key, interval[0]), high: writeNamed(key, interval[1]) },
          })
        : message('  {name} {value}; always the same answer: {other}', args),
    ];
  });
}

/** Nearly 1 is not rounded up to 1, where 1 is the best. */
function writeNamed(name: ScoreName, value: number): string {
  return name === 'accuracy' || name === 'auc' || name === 'r2' ? writeScore(value) : writeNumber(value);
}
