import type { Fields } from '../choice/fields.ts';
import { readField } from '../choice/fields.ts';
import { formatCount } from './numbers.ts';

const optimizerNames = new Map([
  ['adam', 'Adam'],
  ['sgd', 'SGD'],
  ['momentum', 'Momentum'],
  ['rmsprop', 'RMSprop'],
]);

/** Name of an optimizer as it is written in text. */
export function optimizerName(optimizer: string): string {
  return optimizerNames.get(optimizer) ?? optimizer;
}

/** "1 neuron · Adam 0.01 · 1000 epochs" */
export function settingsSummary(fields: Fields): string {
  const hidden = readField('hidden', fields.hidden);
  const units = hidden.type === 'valid' ? (hidden.options.hidden ?? []) : [];
  const layers = units.length === 0 ? '1 neuron' : `hidden ${units.join(', ')}`;
  const epochs = readField('epochs', fields.epochs);
  const count = epochs.type === 'valid' ? (epochs.options.epochs ?? 0) : 0;
  return `${layers} · ${optimizerName(fields.optimizer)} ${fields.learningRate} · ${formatCount(count)} ${count === 1 ? 'epoch' : 'epochs'}`;
}
