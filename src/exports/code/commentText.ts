import { inEnglish } from '../../inWords.ts';
import type { Message } from '../../message.ts';
import type { EncodedInput, Encoder, NumberEncoding } from '../../dataset/encoding/encoder.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import type { ExportedModel } from '../exportedModel.ts';
import { quoted } from './quoted.ts';

/** The header of a file: what it predicts from what, where it comes from, and its limits. One sentence per line. */
export function headLines({ encoder, fileName, maker }: ExportedModel, limits: readonly Message[]): string[] {
  const features = encoder.columns.map(({ column }) => quoted(column)).join(', ');
  return [
    `Predicts ${describeTarget(encoder)}`,
    `from ${features}.`,
    `Made by ${maker} from ${quoted(fileName)}.`,
    ...(limits.length === 0 ? [] : ['', 'What this file does otherwise than Neuron:']),
    ...limits.map((limit) => `- ${quotedParts(limit)}`),
  ];
}

/** "passed" ("no" or "yes"). */
function describeTarget({ target }: Encoder): string {
  const classes = targetClasses(target).map(quoted);
  const unit = target.type === 'regression' && target.format.unit !== undefined ? ` in ${quoted(target.format.unit)}` : '';
  return `${quoted(target.column)}${classes.length > 0 ? ` (${classes.join(' or ')})` : unit}`;
}

/** Describes an input in a comment: its name and its unit. */
export function describeInput({ name }: EncodedInput): string {
  return quoted(name);
}

/** The unit of a numeric column's cells; empty if there is none. */
export function unitComment({ format }: NumberEncoding): string {
  if (format.duration !== undefined) return ' in seconds';
  return format.unit === undefined ? '' : ` in ${quoted(format.unit)}`;
}

/** A sentence without anything that could end a comment, because it contains names from the table. */
function quotedParts(said: Message): string {
  return quoted(inEnglish(said)).slice(1, -1).replaceAll('\\"', '"').replaceAll('*/', '* /');
}
