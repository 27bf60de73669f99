import type { Fields } from '../choice/fields.ts';
import { readField } from '../choice/fields.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { optionName } from './optionNames.ts';

/** "1 neuron · Adam 0.01 · 1000 epochs", or "at most" where it may end early; `outputs` is the number of output neurons. */
export function settingsSummary(fields: Fields, outputs = 1): string {
  const hidden = readField('hidden', fields.hidden);
  const units = hidden.type === 'valid' ? (hidden.options.hidden ?? []) : [];
  const layers = units.length > 0 ? `hidden ${units.join(', ')}` : outputs === 1 ? '1 neuron' : `${writeCount(outputs)} neurons`;
  const epochs = readField('epochs', fields.epochs);
  const count = epochs.type === 'valid' ? (epochs.options.epochs ?? 0) : 0;
  const limit = Number(fields.patience) > 0 ? ' at most' : '';
  return `${layers} · ${optionName(fields.optimizer)} ${fields.learningRate} · ${writeCount(count)} ${count === 1 ? 'epoch' : 'epochs'}${limit}`;
}
