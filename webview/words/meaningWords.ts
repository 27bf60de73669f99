import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { message, plural, sentences, type Message } from '../../src/message.ts';
import { writePercentNumber } from '../../src/writeNumber.ts';
import { formatPercent } from './numbers.ts';
import { judgedShare } from './resultWords.ts';
import { shorten } from './shorten.ts';
import { formatR2, formatTarget } from './targetNumbers.ts';

/** What the figures mean for other rows; undefined where that cannot be said. */
export function meaningSentence(plan: RunPlan, outcome: RunOutcome): Message | undefined {
  const {
    encoder: { target },
    recipe,
  } = plan;
  const { test } = outcome;
  if (!test) return message('There is no test: the table lists every case, so none is left that the model has not learned.');
  const rows = rowsWords(outcome, recipe.splitBy?.as === 'group' ? recipe.splitBy.column : undefined);
  if (target.type === 'regression') {
    const said = [errorSentence(test, target, rows), r2Sentence(test, plan)].filter((sentence) => sentence !== undefined);
    return said.length > 0 ? sentences(...said) : undefined;
  }
  const { share, interval } = judgedShare(plan, outcome);
  if (!interval) return undefined;
  const [low, high] = interval.map((bound) => writePercentNumber(bound, 0));
  return message('{share} on {rows} means {low}–{high}\u00a0% on many more rows like these (95\u00a0% sure).', {
    ...{ share: formatPercent(share), rows, low, high },
  });
}

/** Grouped rows say less than as many independent ones. */
function rowsWords({ of, clusters }: RunOutcome, group: string | undefined): Message {
  const rows = plural(of, '{count} row', '{count} rows');
  if (clusters === undefined || clusters === of) return rows;
  return group === undefined
    ? message('{rows} ({count} different)', { rows, count: clusters })
    : plural(clusters, '{rows} of {count} group of {column}', '{rows} of {count} groups of {column}', { rows, column: shorten(group, 24) });
}

function errorSentence({ mae, mae95 }: Scores, target: RegressionTarget, rows: Message): Message | undefined {
  if (mae === undefined || !mae95) return undefined;
  const [low, high] = mae95.map((bound) => formatTarget(bound, target));
  return message('{error} on {rows} means {low} to {high} on many more rows like these (95\u00a0% sure).', {
    ...{ error: formatTarget(mae, target), rows, low, high },
  });
}

/** By how much R² reduces the squared errors; undefined where there is no R². */
function r2Sentence({ r2, r295, mae = 0 }: Scores, { encoder: { target }, baseline }: RunPlan): Message | undefined {
  if (r2 === undefined) return undefined;
  const args = { r2: formatR2(r2), share: formatPercent(r2), column: shorten(target.column, 30) };
  if (r2 <= 0) {
    return message('{r2}: its squared errors are as large as those of always answering the test rows’ mean, or larger.', { r2: args.r2 });
  }
  if (!r295 || r295[0] <= 0) {
    return message('{r2}: it would explain {share} of the spread of {column}, but with so few test rows that may be luck.', args);
  }
  // It can be better than the mean by squared errors and worse than the median by absolute ones: both are true.
  if (mae > (baseline.scores.mae ?? Infinity)) {
    return message(
      '{r2}: its squared errors are {percent} smaller than those of always answering the mean, since it is seldom off by much; most answers are further off than the median would be.',
      { r2: args.r2, percent: args.share },
    );
  }
  const [low, high] = r295.map((share) => writePercentNumber(share, 0));
  return message(
    '{r2}: it explains {share} of the spread of {column} ({low}–{high}\u00a0% of many more rows); 1 would be exact, 0 is the mean.',
    { ...args, low, high },
  );
}
