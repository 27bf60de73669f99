import { listOf, message, plural, sentences, type Message } from '../../src/message.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { formatPercent } from './numbers.ts';
import { judgedScores, judgedShare } from './resultWords.ts';
import { shorten } from './shorten.ts';
import { formatR2, formatTarget } from './targetNumbers.ts';

/** Names of columns that fit on a line. */
const mostNames = 3;

/** The score of a run as one figure: accuracy, or the mean error in the unit of the target. */
export function answerFigure(plan: RunPlan, outcome: RunOutcome): string {
  const { target } = plan.encoder;
  if (target.type !== 'regression') return formatPercent(judgedShare(plan, outcome).share);
  return `±\u00a0${formatTarget(judgedScores(outcome).mae ?? Number.NaN, target)}`;
}

/** What that figure is. */
export function answerMeaning(plan: RunPlan, outcome: RunOutcome): Message {
  const isTest = outcome.test !== undefined;
  if (plan.encoder.target.type === 'regression') {
    return isTest ? message('off on average, of unseen rows') : message('off on average, of the rows that it learned from');
  }
  if (judgedShare(plan, outcome).isBalanced) {
    return isTest
      ? message('of unseen rows right, each class counted the same')
      : message('of the learned rows right, each class counted the same');
  }
  return isTest ? message('of unseen rows right') : message('of the rows right that it learned from');
}

/** The target, its features and the baseline: "pass from exam1, exam2 · always 1: 58.3 %". */
export function questionWords(plan: RunPlan, outcome: RunOutcome | undefined): Message {
  const { recipe, baseline } = plan;
  const { target } = plan.encoder;
  const column = shorten(recipe.target, 40);
  const names = recipe.features.map((name) => shorten(name, 24));
  const asked =
    names.length <= mostNames
      ? message('{column} from {features}', { column, features: listOf(names, 'comma') })
      : plural(names.length, '{column} from {count} column', '{column} from {count} columns', { column });
  if (!outcome) return asked;
  if (target.type === 'regression') {
    const { r2 } = judgedScores(outcome);
    const { mae } = baseline.scores;
    return sentences(
      asked,
      mae === undefined ? undefined : message('· always the median: ± {miss}', { miss: formatTarget(mae, target) }),
      r2 === undefined ? undefined : message('· {r2}', { r2: formatR2(r2) }),
    );
  }
  const { baseline: share } = judgedShare(plan, outcome);
  if (share === undefined) return asked;
  return sentences(asked, message('· always {answer}: {share}', { answer: shorten(baseline.answer, 24), share: formatPercent(share) }));
}
