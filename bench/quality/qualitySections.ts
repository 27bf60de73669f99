import type { Goal } from '../goal.ts';
import { table } from '../resultsPage.ts';
import { total, type QualityScores } from './answerScores.ts';
import type { TableResult } from './contest.ts';
import type { Half } from './qualityTables.ts';

/** A contender's means over tables. */
interface MeanScores {
  readonly logLoss: number;
  readonly accuracy: number;
  /** Overconfidence: mean probability of the answer minus accuracy, in points, over all tables; and its mean absolute value per table. */
  readonly tooSure: number;
  readonly offBy: number;
  readonly r2: number;
}

/** A contender's means over the tables of one half. */
function meanScores(results: readonly TableResult[], half: Half, contender: string): MeanScores {
  const scores = results.filter((result) => result.table.half === half).map((result) => scoresOf(result, contender));
  const classes = scores.flatMap((score) => score.classes ?? []);
  const tooSure = classes.map(({ sure, accuracy }) => 100 * (sure - accuracy));
  return {
    logLoss: mean(classes.map(({ logLoss }) => logLoss)),
    accuracy: mean(classes.map(({ accuracy }) => accuracy)),
    tooSure: mean(tooSure),
    offBy: mean(tooSure.map(Math.abs)),
    r2: mean(scores.flatMap(({ r2 }) => r2 ?? [])),
  };
}

/** Every contender's means over one half of the tables. */
export function meansSection(title: string, results: readonly TableResult[], half: Half): string {
  const rows = contendersOf(results).map((contender) => {
    const { logLoss, accuracy, tooSure, offBy, r2 } = meanScores(results, half, contender);
    return [contender, logLoss.toFixed(3), percent(accuracy), points(tooSure), offBy.toFixed(1), signed(r2)];
  });
  const ofHalf = results.filter((result) => result.table.half === half);
  const numbers = ofHalf.filter((result) => result.table.isNumber).length;
  return [
    `## ${title}`,
    `Means over ${ofHalf.length - numbers} tables of classes and ${numbers} of numbers.`,
    table(['', 'log loss', 'right, %', 'sure − right, points', 'distance, points', 'R²'], rows),
  ].join('\n\n');
}

/** The tables one by one. */
export function tablesSection(results: readonly TableResult[]): string {
  const contenders = contendersOf(results);
  const list = (title: string, isNumber: boolean, write: (scores: QualityScores) => string) => [
    `### ${title}`,
    table(
      ['', 'half', ...contenders],
      results
        .filter((result) => result.table.isNumber === isNumber)
        .map((result) => [result.table.name, result.table.half, ...contenders.map((contender) => write(scoresOf(result, contender)))]),
    ),
  ];
  return [
    '## The tables',
    ...list('Log loss, and sure − right in points', false, ({ classes }) =>
      classes ? `${classes.logLoss.toFixed(3)} (${points(100 * (classes.sure - classes.accuracy))})` : '',
    ),
    ...list('R²', true, ({ r2 }) => (r2 === undefined ? '' : signed(r2))),
  ].join('\n\n');
}

/** Goals for the defaults, on the tables that they were not chosen by. */
export function qualityGoals(results: readonly TableResult[], own: string, peers: readonly string[]): Goal[] {
  const ours = meanScores(results, 'reported', own);
  const theirs = peers.map((peer) => meanScores(results, 'reported', peer));
  const bestLoss = Math.min(...theirs.map(({ logLoss }) => logLoss));
  const bestR2 = Math.max(...theirs.map(({ r2 }) => r2));
  return [
    {
      what: 'Mean log loss, against the best of the peers',
      wanted: `≤ ${bestLoss.toFixed(3)}`,
      measured: ours.logLoss.toFixed(3),
      isReached: ours.logLoss <= bestLoss,
    },
    {
      what: 'Mean R², against the best of the peers',
      wanted: `≥ ${bestR2.toFixed(3)}`,
      measured: ours.r2.toFixed(3),
      isReached: ours.r2 >= bestR2,
    },
    {
      what: 'Mean sure − right',
      wanted: 'within 4 points',
      measured: `${points(ours.tooSure)} points`,
      isReached: Math.abs(ours.tooSure) <= 4,
    },
  ];
}

function contendersOf([first]: readonly TableResult[]): string[] {
  return [...first.scores.keys()];
}

function scoresOf({ table: { name }, scores }: TableResult, contender: string): QualityScores {
  const found = scores.get(contender);
  if (!found) throw new Error(`${contender} has no scores at ${name}`);
  return found;
}

function mean(values: readonly number[]): number {
  return total(values) / values.length;
}

function signed(value: number): string {
  return value.toFixed(3).replace('-', '−');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
