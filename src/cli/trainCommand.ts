import { exportModel } from '../exports/exportModel.ts';
import type { Scores } from '../evaluation/scores.ts';
import { inEnglish } from '../inWords.ts';
import { listOf, message, plural, type Message } from '../message.ts';
import path from 'node:path';
import type { TrainingSummary } from '../session/trainingSummary.ts';
import { writeFixed } from '../writeNumber.ts';
import type { CommandLine } from './commandLine.ts';
import type { CommandContext } from './context.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { trainOn } from './loadModel.ts';
import { operandsOf } from './operands.ts';
import { describeScores } from './scoreWords.ts';
import { refuseOverwriting, writeFileAt } from './terminal.ts';

/** `neuron train`: says how good the model is, and saves it if requested. */
export async function trainCommand(line: CommandLine, context: CommandContext): Promise<ExitCode> {
  const [table] = operandsOf(line, 1);
  const to = line.flags.get('to')?.[0];
  // Checked before the training rather than after it.
  await refuseOverwriting(to === undefined ? [] : [to], line.flags.has('force'));
  const { summary, exported } = await trainOn(table, line, context);
  if (to !== undefined) {
    const { files } = await exportModel(exported, 'neuron', path.basename(to));
    await writeFileAt(to, files[0].content);
  }
  if (line.flags.has('json')) {
    const told = { ...summary, warnings: summary.warnings.map(inEnglish), ...(to === undefined ? {} : { model: to }) };
    context.print(`${JSON.stringify(told, undefined, 2)}\n`);
  } else {
    const written = to === undefined ? [] : [message('The model was written to {name}.', { name: to })];
    context.print([...describeSummary(summary), ...written].map((said) => `${context.say(said)}\n`).join(''));
  }
  return exitCodes.done;
}

function describeSummary({
  target,
  features,
  rows,
  epochs,
  elapsedMs,
  parameters,
  train,
  test,
  baseline,
  warnings,
}: TrainingSummary): Message[] {
  return [
    message('"{target}" from {features}.', {
      target,
      features: listOf(
        features.map((name) => `"${name}"`),
        'and',
        10,
      ),
    }),
    message('Rows: {train} to learn from, {validation} for validation, {test} to test on, {skipped} skipped.', { ...rows }),
    plural(parameters, '{epochs} epochs in {seconds} s; {count} weight.', '{epochs} epochs in {seconds} s; {count} weights.', {
      ...{ epochs, seconds: writeFixed(elapsedMs / 1000, 3) },
    }),
    ...describeJudged(test, train, baseline),
    ...warnings.map((warning) => message('Note: {warning}', { warning })),
  ];
}

function describeJudged(test: Scores | undefined, train: Scores, baseline: Scores): Message[] {
  return [
    test ? message('On rows that it was not trained on:') : message('On the rows that it was trained on, since there are no others:'),
    ...describeScores(test ?? train, baseline),
  ];
}
