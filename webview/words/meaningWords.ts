import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { writeCount, writePercentNumber } from '../../src/writeNumber.ts';
import { inEnglish } from '../../src/inWords.ts';
import { message } from '../../src/message.ts';
import { countOf, formatPercent } from './numbers.ts';
import { judgedShare } from './resultWords.ts';
import { shorten } from './shorten.ts';
import { formatR2, formatTarget } from './targetNumbers.ts';

/** What the figures mean for other rows, in plain words; undefined where that cannot be said. */
export function meaningSentence(plan: RunPlan, outcome: RunOutcome): string | undefined {
  const {
    encoder: { target },
    recipe,
  } = plan;
  const { test } = outcome;
  if (!test) return 'There is no test: the table lists every case, so nothing is left that it has not learned.';
  const rows = rowsWords(outcome, recipe.splitBy?.as === 'group' ? recipe.splitBy.column : undefined);
  if (target.type === 'regression') {
    const sentences = [errorSentence(test, target, rows), r2Sentence(test, plan)].filter((sentence) => sentence !== undefined);
    return sentences.length > 0 ? sentences.join(' ') : undefined;
  }
  const { share, interval } = judgedShare(plan, outcome);
  if (!interval) return undefined;
  const [low, high] = interval.map((bound) => writePercentNumber(bound, 0));
  return `${formatPercent(share)} on ${rows} means ${low}–${high}\u00a0% on many more rows like these (95\u00a0% sure).`;
}

/** Rows that belong together tell less than as many others. */
function rowsWords({ of, clusters }: RunOutcome, group: string | undefined): string {
  const rows = countOf(of, 'row');
  if (clusters === undefined || clusters === of) return rows;
  return group === undefined
    ? `${rows} (${writeCount(clusters)} different)`
    : `${rows} of ${countOf(clusters, 'group')} of ${shorten(group, 24)}`;
}

function errorSentence({ mae, mae95 }: Scores, target: RegressionTarget, rows: string): string | undefined {
  if (mae === undefined || !mae95) return undefined;
  const [low, high] = mae95.map((bound) => formatTarget(bound, target));
  return `${formatTarget(mae, target)} on ${rows} means ${low} to ${high} on many more rows like these (95\u00a0% sure).`;
}

/** How far R² takes the squared errors down; undefined where there is no R². */
function r2Sentence({ r2, r295, mae = 0 }: Scores, { encoder: { target }, baseline }: RunPlan): string | undefined {
  if (r2 === undefined) return undefined;
  const spread = `the spread of ${shorten(target.column, 30)}`;
  if (r2 <= 0) return `${formatR2(r2)}: its squared errors are as large as those of always answering the test rows’ mean, or larger.`;
  if (!r295 || r295[0] <= 0)
    return `${formatR2(r2)}: it would explain ${formatPercent(r2)} of ${spread}, but with so few test rows that may be luck.`;
  // By the mean of squares better than the mean, by the mean of distances worse than the median: either is right.
  if (mae > (baseline.scores.mae ?? Infinity)) {
    return inEnglish(
      message(
        '{r2}: its squared errors are {percent} smaller than those of always answering the mean, since it is seldom off by much; most answers are further off than the median would be.',
        {
          r2: formatR2(r2),
          percent: formatPercent(r2),
        },
      ),
    );
  }
  const [low, high] = r295.map((share) => writePercentNumber(share, 0));
  return `${formatR2(r2)}: it explains ${formatPercent(r2)} of ${spread} (${low}–${high}\u00a0% of many more rows); 1 would be exact, 0 is the mean.`;
}
