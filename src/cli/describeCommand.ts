import type { Column } from '../dataset/columns/column.ts';
import { kindWords } from '../dataset/columns/kindWords.ts';
import { describeLeftOut } from '../dataset/columns/recipe/leftOut.ts';
import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import { chosenRecipe, tableFacts } from '../dataset/columns/recipe/tableFacts.ts';
import { exportModel } from '../exports/exportModel.ts';
import type { ExportedModel } from '../exports/exportedModel.ts';
import { inEnglish } from '../inWords.ts';
import { listOf, message, plural, verbatim, type Message } from '../message.ts';
import { parameterCount } from '../network/architecture.ts';
import { writeRange } from '../numberPlaces.ts';
import { TableQuestions } from '../session/tableQuestions.ts';
import type { CommandLine } from './commandLine.ts';
import type { CommandContext } from './context.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { isModelFile, loadModel } from './loadModel.ts';
import { operandsOf } from './operands.ts';
import { openNamedTable } from './terminal.ts';

/** `neuron describe`: shows what a table contains, or what a model is. */
export async function describeCommand(line: CommandLine, context: CommandContext): Promise<ExitCode> {
  const [place] = operandsOf(line, 1);
  const isJson = line.flags.has('json');
  if (isModelFile(place)) {
    const model = await loadModel(place, line, context);
    const { files } = await exportModel(model, 'card', 'model.md');
    const [card] = files;
    context.print(isJson ? `${JSON.stringify(modelFacts(model), undefined, 2)}\n` : String(card.content));
    return exitCodes.done;
  }
  const { source } = await openNamedTable(place);
  const columns = await new TableQuestions(context.pool, context.createId).describe(source());
  if (isJson) context.print(`${JSON.stringify(tableFacts(columns, inEnglish), undefined, 2)}\n`);
  else
    context.print([...columns.map(describeColumn), describeChoice(chosenRecipe(columns))].map((said) => `${context.say(said)}\n`).join(''));
  return exitCodes.done;
}

function modelFacts({ fileName, maker, recipe, encoder, architecture, run: { plan, outcome } }: ExportedModel): object {
  return {
    ...{ table: fileName, maker, target: recipe.target, features: recipe.features, task: recipe.task },
    ...(encoder.target.type === 'regression' ? {} : { classes: encoder.target.classes }),
    ...{ layers: architecture.layers, parameters: parameterCount(architecture), rows: plan.rows, epochs: outcome.epochs },
    ...{ train: outcome.train, ...(outcome.test ? { test: outcome.test } : {}), baseline: plan.baseline.scores },
    ...{ dataChecks: plan.dataChecks.map(({ said }) => inEnglish(said)), warnings: plan.warnings.map(inEnglish) },
  };
}

function describeColumn({ name, kind, missing, distinct, range, classes, leftOut, remarks, dateFormat }: Column): Message {
  const facts = [
    kindWords[kind],
    ...(range && !dateFormat ? [verbatim(writeRange(range))] : []),
    plural(distinct, '{count} value', '{count} different values'),
    ...(classes ? [verbatim({ items: classes.slice(0, 10), join: 'comma' })] : []),
    ...(missing > 0 ? [plural(missing, '{count} cell missing', '{count} cells missing')] : []),
    ...(leftOut ? [message('left out: {why}', { why: describeLeftOut(leftOut) })] : []),
    ...remarks,
  ];
  return message('"{name}": {facts}', { name, facts: listOf(facts, 'semicolon') });
}

function describeChoice(choice: Recipe | Message): Message {
  if ('template' in choice) return choice;
  const { target, features } = choice;
  return message('"{target}" would be predicted from {features}.', {
    target,
    features: listOf(
      features.map((name) => `"${name}"`),
      'and',
      10,
    ),
  });
}
