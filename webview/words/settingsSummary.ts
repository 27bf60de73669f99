import { message, plural, verbatim, type Message } from '../../src/message.ts';
import { readField, type Fields } from '../choice/fields.ts';
import { optionValue } from './optionNames.ts';

/** More layers than this are only counted. */
const mostLayers = 4;

/**
 * The settings in words, from the longest to the shortest: "1 neuron · Adam 0.01 · batches of 32 · 1000 epochs", without the batches, without the
 * epochs, the network alone. `outputs` is the number of output neurons.
 */
export function settingsSummaries(fields: Fields, outputs = 1): readonly [Message, ...Message[]] {
  const hidden = readField('hidden', fields.hidden);
  const units = hidden.type === 'valid' ? (hidden.options.hidden ?? []) : [];
  const short = shortLayers(units, outputs);
  const network = units.length > 0 && units.length <= mostLayers ? message('hidden {layers}', { layers: short }) : short;
  const read = readField('epochs', fields.epochs);
  const count = read.type === 'valid' ? (read.options.epochs ?? 0) : 0;
  const epochs =
    Number(fields.patience) > 0
      ? plural(count, '{count} epoch at most', '{count} epochs at most')
      : plural(count, '{count} epoch', '{count} epochs');
  const optimizer = message('{optimizer} {rate}', { optimizer: optionValue(fields.optimizer), rate: fields.learningRate });
  return [
    message('{network} · {optimizer} · batches of {size} · {epochs}', { network, optimizer, size: fields.batchSize, epochs }),
    message('{network} · {optimizer} · {epochs}', { network, optimizer, epochs }),
    message('{network} · {optimizer}', { network, optimizer }),
    network,
    short,
  ];
}

function shortLayers(units: readonly number[], outputs: number): Message {
  if (units.length > mostLayers) return plural(units.length, '{count} layer', '{count} layers');
  return units.length > 0 ? verbatim(units.join(', ')) : plural(outputs, '{count} neuron', '{count} neurons');
}
