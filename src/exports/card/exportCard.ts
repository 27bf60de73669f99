import { inEnglish } from '../../inWords.ts';
import type { Message } from '../../message.ts';
import { isClockFormat } from '../../dataset/cells/dates/digitDate.ts';
import { writeDate } from '../../dataset/cells/dates/writeDate.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import type { Scores } from '../../evaluation/scores.ts';
import { parameterCount } from '../../network/architecture.ts';
import { exp } from '../../network/elementary.ts';
import { describeNoBound, errorBoundOf } from '../../run/errorBoundOf.ts';
import { describeFinding } from '../../run/findings/findingWords.ts';
import { plannedOptions } from '../../run/options/plannedOptions.ts';
import type { RunOutcome, RunPlan } from '../../run/runPlan.ts';
import { writeNumber, writeScore } from '../../writeNumber.ts';
import { quoted } from '../code/quoted.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';

/** The model card in Markdown, for people: data, split, scores with intervals, reasons to doubt them, and how the model was trained. */
export function exportCard(model: ExportedModel, name: string): Exported {
  return { files: [{ name, content: cardText(model) }], limits: [] };
}

function cardText({ encoder, architecture, fileName, maker, run: { plan, outcome } }: ExportedModel): string {
  const { rows, baseline, recipe } = plan;
  const layers = architecture.layers.map(({ units, activation }) => `${units} (${activation})`).join(' → ');
  const doubts = [...(outcome.findings ?? []).map(describeFinding), ...plan.dataChecks.map(({ said }) => said)];
  const judged = outcome.test ? 'rows that it was not trained on' : 'the rows that it was trained on: there are no others';
  return [
    `# ${escaped(recipe.target)}, predicted from ${escaped(fileName)}`,
    '',
    `Made by ${maker}. It answers ${targetWords(encoder.target)} from ${encoder.columns.length === 1 ? 'one column' : `${encoder.columns.length} columns`}.`,
    '',
    '## Data',
    '',
    '| column | read as | where a cell is missing |',
    '| --- | --- | --- |',
    ...encoder.columns.map((column) => `| ${escaped(column.column)} | ${readWords(column)} | ${escaped(fillWords(column))} |`),
    '',
    `Rows: ${rows.train} to learn from, ${rows.validation} for validation, ${rows.test} to test, ${rows.skipped} skipped. Seed of the split: ${recipe.seed}.`,
    '',
    '## How good it is',
    '',
    `On ${judged}; in brackets what is to be expected of many more rows like these (95 %).`,
    '',
    '| | this model | always the same answer |',
    '| --- | --- | --- |',
    ...scoreRows(outcome.test ?? outcome.train, baseline.scores),
    '',
    `The same answer for every row would be ${escaped(baseline.answer)}.`,
    '',
    ...intervalWords(plan, outcome),
    '## What makes it doubtful',
    '',
    ...(doubts.length === 0 ? ['Nothing was found.'] : doubts.map((doubt) => `- ${escaped(spoken(doubt))}`)),
    '',
    '## How it was made',
    '',
    `A network of ${encoder.inputs.length} inputs → ${layers}: ${parameterCount(architecture)} weights. Trained for ${outcome.epochs} epochs${outcome.isStopped ? ', when it was stopped' : ''}.${frozenWords(plan)}`,
    '',
    '| option | value |',
    '| --- | --- |',
    ...Object.entries(plannedOptions(plan))
      .filter(([option, value]) => option !== 'features' && option !== 'target' && JSON.stringify(value) !== '[]')
      .map(([option, value]) => `| ${option} | ${escaped(JSON.stringify(value))} |`),
    '',
    ...(plan.warnings.length === 0
      ? []
      : ['What was said of the table:', '', ...plan.warnings.map((warning) => `- ${escaped(spoken(warning))}`), '']),
  ].join('\n');
}

/** Describes the interval around predicted numbers; empty for classes, which have probabilities. */
function intervalWords(plan: RunPlan, outcome: RunOutcome): string[] {
  const { target } = plan.encoder;
  if (target.type !== 'regression') return [];
  const bound = errorBoundOf(plan, outcome);
  const why = describeNoBound(plan, outcome);
  if (bound === undefined) return why ? [inEnglish(why), ''] : [];
  const unit = target.format.unit === undefined ? '' : ` ${escaped(target.format.unit)}`;
  const around = target.logarithm
    ? `between the answer divided and multiplied by ${writeNumber(exp(bound))}`
    : `within ${writeNumber(bound)}${unit} of the answer`;
  return [`9 in 10 rows like those of the test lie ${around} (split conformal prediction: over all rows, not for each kind of them).`, ''];
}

function frozenWords({ continued }: RunPlan): string {
  if (!continued?.frozen) return '';
  const units = continued.frozen.map(({ layer, unit }) => `unit ${unit + 1} of layer ${layer + 1}`).join(', ');
  return ` After the first ${continued.epochs}, weights into these units stayed as they were: ${units}.`;
}

function spoken(said: Message | string): string {
  return typeof said === 'string' ? said : inEnglish(said);
}

/** Text from a file must not act as markup. */
function escaped(text: string): string {
  return quoted(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, (character) => `\\${character}`);
}

function targetWords(target: ExportedModel['encoder']['target']): string {
  return target.type === 'regression' ? 'a number' : `one of ${target.classes.map((name) => `"${escaped(name)}"`).join(', ')}`;
}

function readWords(encoding: ColumnEncoding): string {
  switch (encoding.type) {
    case 'number':
      return encoding.format.duration !== undefined
        ? 'a duration, in seconds'
        : `a number${encoding.format.unit === undefined ? '' : ` in ${escaped(encoding.format.unit)}`}`;
    case 'category':
      return `one of ${encoding.categories.length + (encoding.reference === undefined ? 0 : 1)} values${encoding.hasOther ? ', or another' : ''}`;
    case 'date':
      return isClockFormat(encoding.format) ? 'a time of day' : 'a date';
  }
}

function fillWords(encoding: ColumnEncoding): string {
  if (!encoding.missing) return '';
  const fill = encoding.type === 'date' ? writeDate(encoding.missing.fill, encoding.format) : String(encoding.missing.fill);
  return `${fill}${encoding.missing.hasIndicator ? ', and an input says so' : ''}`;
}

const scoreNames = {
  accuracy: 'accuracy',
  auc: 'area under the ROC curve',
  r2: 'R²',
  mae: 'mean absolute error',
  rmse: 'root of the mean squared error',
  loss: 'loss',
} as const;

function scoreRows(own: Scores, baseline: Scores): string[] {
  const intervals = { accuracy: own.accuracy95, r2: own.r295, mae: own.mae95 };
  return (Object.keys(scoreNames) as (keyof typeof scoreNames)[]).flatMap((key) => {
    const [value, other] = [own[key], baseline[key]];
    if (value === undefined) return [];
    const interval = key === 'accuracy' || key === 'r2' || key === 'mae' ? intervals[key] : undefined;
    const write = key === 'mae' || key === 'rmse' || key === 'loss' ? writeNumber : writeScore;
    const range = interval ? ` [${write(interval[0])}, ${write(interval[1])}]` : '';
    return [`| ${scoreNames[key]} | ${write(value)}${range} | ${other === undefined ? '' : write(other)} |`];
  });
}
