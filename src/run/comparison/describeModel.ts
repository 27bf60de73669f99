import { kindWords } from '../../dataset/columns/kindWords.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import { listOf, message, verbatim, type Message, type MessageList } from '../../message.ts';
import { describeOption, optionNames, type OptionName } from '../../options/optionTable.ts';
import { parameterCount } from '../../network/architecture.ts';
import { writeNumber, writePercent, writePercentNumber, writeScore } from '../../writeNumber.ts';
import { writeMiss } from './deltaWords.ts';
import { describeFinding } from '../findings/findingWords.ts';
import { figureNames, intervalOf, comparedScores, optionsOf, type FigureName, type KnownModel } from './knownModel.ts';

/** A heading and the lines below it. */
export interface DescribedPart {
  readonly title: Message;
  readonly lines: readonly Message[];
}

/**
 * Everything known about a model, one fact per line and always in the same order, so that facts of two models line up when the texts are
 * compared.
 */
export function describeModel(model: KnownModel): readonly DescribedPart[] {
  return [
    { title: message('Data'), lines: dataLines(model) },
    { title: message('Settings'), lines: settingLines(model) },
    { title: message('Network'), lines: networkLines(model) },
    {
      title: model.outcome.test
        ? message('How good it is, on its test rows')
        : message('How good it is, on the rows that it has learned from'),
      lines: figureNames.flatMap((name) => figureLine(name, model)),
    },
    { title: message('What makes it doubtful'), lines: doubtLines(model) },
  ];
}

/** Every option, including those that had no effect on this table. */
function settingLines(model: KnownModel): Message[] {
  const options = optionsOf(model);
  return optionNames.map((name) => fact(labelOf(name), options.has(name) ? optionWords(name, options.get(name)) : '–'));
}

function fact(name: Message, value: string | Message | MessageList): Message {
  return message('{name}: {value}', { name, value });
}

function dataLines({ fileName, rowsHash, plan: { recipe, rows, encoder, columns } }: KnownModel): Message[] {
  const { target } = encoder;
  const classes = targetClasses(target);
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const features = recipe.features.map((name) => {
    const kind = kinds.get(name);
    return kind === undefined ? `"${name}"` : message('"{name}" ({kind})', { name, kind: kindWords[kind] });
  });
  return [
    fact(message('Table'), fileName),
    fact(message('Fingerprint of its rows'), rowsHash ?? message('not known')),
    fact(message('Rows to learn from'), String(rows.train)),
    fact(message('Rows for validation'), String(rows.validation)),
    fact(message('Rows to test on'), String(rows.test)),
    fact(message('Rows skipped'), String(rows.skipped)),
    fact(message('Target'), `"${recipe.target}"`),
    ...(classes.length > 0 ? [fact(message('Classes'), listOf(classes, 'comma', MOST_NAMES))] : []),
    fact(message('Features'), listOf(features, 'comma', MOST_NAMES)),
    ...(recipe.splitBy ? [fact(message('Split by'), recipe.splitBy.column)] : []),
  ];
}

/** Beyond this, names are only counted. */
const MOST_NAMES = 30;

function networkLines({ plan: { architecture, encoder }, outcome }: KnownModel): Message[] {
  const layers = architecture.layers.map(({ units, activation }) => `${units} (${activation})`).join(' → ');
  return [
    fact(message('Layers'), `${encoder.inputs.length} → ${layers}`),
    fact(message('Weights'), String(parameterCount(architecture))),
    fact(message('Epochs trained'), String(outcome.epochs)),
  ];
}

const figureWords: Readonly<Record<FigureName, Message>> = {
  accuracy: message('Accuracy'),
  balancedAccuracy: message('Balanced accuracy'),
  auc: verbatim('AUC'),
  r2: verbatim('R²'),
  mae: message('Mean error'),
  rmse: verbatim('RMSE'),
  loss: message('Loss'),
};

/** The name of a figure. */
export function figureLabel(name: FigureName): Message {
  return figureWords[name];
}

function figureLine(name: FigureName, model: KnownModel): Message[] {
  const { own, baseline } = comparedScores(model);
  const value = own[name];
  if (value === undefined) return [];
  const interval = intervalOf(name, own);
  const other = baseline[name];
  const args = {
    name: figureWords[name],
    value: writeFigure(name, value, model),
    other: other === undefined ? '–' : writeFigure(name, other, model),
  };
  if (!interval) return [message('{name}: {value}; always the same answer: {other}', args)];
  const [low, high] = interval;
  const isShare = name === 'accuracy' || name === 'balancedAccuracy';
  return [
    message('{name}: {value}, of many more rows {low} to {high} (95 %); always the same answer: {other}', {
      ...args,
      low: isShare ? writePercentNumber(low, 1) : name === 'mae' || name === 'rmse' ? writeNumber(low, 3) : writeScore(low, 3),
      high: writeFigure(name, high, model),
    }),
  ];
}

/** A figure as text: shares in percent, errors in the target's unit. */
function writeFigure(name: FigureName, value: number, { plan: { encoder } }: KnownModel): string {
  const { target } = encoder;
  if (name === 'accuracy' || name === 'balancedAccuracy') return writePercent(value);
  return target.type === 'regression' && (name === 'mae' || name === 'rmse') ? writeMiss(value, target) : writeScore(value, 3);
}

function doubtLines({ plan, outcome }: KnownModel): Message[] {
  const doubts = [...(outcome.findings ?? []).map(describeFinding), ...plan.dataChecks.map(({ said }) => said)];
  return doubts.length > 0 ? doubts : [message('Nothing was found.')];
}

function labelOf(name: OptionName): Message {
  return { template: describeOption(name).label };
}

function optionWords(name: OptionName, value: unknown): Message {
  const option = describeOption(name);
  if (Array.isArray(value)) return value.length === 0 ? message('none') : verbatim(value.join(', '));
  if (typeof value === 'boolean') return value ? message('yes') : message('no');
  if (option.type === 'choice' && typeof value === 'string') {
    const known = new Map(Object.entries(option.values)).get(value);
    return known?.label === undefined ? verbatim(value) : { template: known.label };
  }
  // The label says percent; multiplying by 100 leaves rounding errors.
  if ('percentField' in option && typeof value === 'number') return verbatim(String(Number((value * 100).toPrecision(12))));
  return verbatim(String(value));
}
