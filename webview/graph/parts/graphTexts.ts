import type { RegressionTarget, TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { Message } from '../../../src/message.ts';
import { placesOf, writeRange, writeTrimmed } from '../../../src/numberPlaces.ts';
import { withMinus, withUnit, writeNumber } from '../../../src/writeNumber.ts';
import { say } from '../../say.ts';
import { measureText } from '../../textMeasure.ts';
import type { OutputLabel } from '../../words/outputWords.ts';
import { formatTick } from '../../words/targetNumbers.ts';
import { shortenAmong, shortenInputName, shortenToWidth } from '../../words/shorten.ts';

const strong = (text: string) => measureText(text, 'strong');
const small = (text: string) => measureText(text, 'small');

/** The width of the widest of the texts, in pixels. */
export function widestStrong(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, strong(text)), 0);
}

/** The same for the small texts under names. */
export function widestSmall(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, small(text)), 0);
}

/** The width of the widest name or meaning behind an output. */
export function widestLabel(labels: readonly OutputLabel[]): number {
  return Math.max(widestStrong(labels.map(({ name }) => name)), widestSmall(labels.map(({ meaning }) => (meaning ? say(meaning) : ''))));
}

/** The name of an input, fitted to the room: never cut where it differs from another one. */
export function fitInputName(name: string, column: string, room: number, names: readonly string[]): string {
  return shortenInputName({ name, column }, room, strong, names);
}

/** A name, fitted to the room: never cut where it differs from another one. */
export function fitName(name: string, room: number, names: readonly string[]): string {
  return shortenAmong(name, names, room, strong);
}

/** The range of an input, fitted to the room by dropping digits. */
export function fitRange(range: string, { min, max }: { readonly min: number; readonly max: number }, room: number): string {
  const isNumbers = /^[\d\u2212]/.test(range) && range.includes('…') && !/^\d{4}-/.test(range);
  const shorter = isNumbers ? [4, 3, 2].map((digits) => `${writeNumber(min, digits)}–${writeNumber(max, digits)}`) : [];
  return [range, ...shorter].find((text) => small(text) <= room) ?? fitSmall(shorter.at(-1) ?? range, room);
}

/** The meaning of an output, fitted to the room; undefined where no form of a range fits: half a range says nothing. */
export function fitMeaning(target: TargetEncoding, meaning: Message, room: number): string | undefined {
  return target.type === 'regression' ? rangeForms(target).find((text) => small(text) <= room) : fitSmall(say(meaning), room);
}

/** The range of the target, longest first: in thousands or millions, and without a unit, where there is less room. */
function rangeForms({ min, max, format: { unit } }: RegressionTarget): readonly string[] {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  const ticks = `${formatTick(min, largest)} … ${formatTick(max, largest)}`;
  return [writeRange({ min, max }, unit), writeRange({ min, max }), withUnit(ticks, unit), ticks];
}

/**
 * A figure that fits into a circle of this radius: with fewer digits, and without the 0 before the point, where there is less room. What is
 * below 1 is not made 1, since it may be a probability.
 */
export function fitFigure(text: string, radius: number): string {
  const value = Number(text.replace(/^>\s/, '').replace('\u2212', '-'));
  const room = 2 * radius - 4;
  if (strong(text) * 0.92 <= 2 * radius || Number.isNaN(value)) return text;
  if (Math.abs(value) < 0.005) return '0';
  const shorter = [2, 1, 0].flatMap((decimals) => {
    const fixed = withMinus(value.toFixed(decimals));
    return decimals === 0 ? [fixed] : [fixed, fixed.replace(/(?<=^\u2212?)0(?=\.)/, '')];
  });
  const isBelowOne = (figure: string) => Math.abs(Number(figure.replace('\u2212', '-'))) < 1;
  return shorter.find((figure) => strong(figure) * 0.9 <= room && isBelowOne(figure) === Math.abs(value) < 1) ?? '';
}

/** The answer in the lower half of a neuron of this radius: a number loses its unit and digits where it would reach over the edge. */
export function fitAnswer(target: TargetEncoding, output: number, text: string, radius: number): string {
  if (target.type !== 'regression') return text;
  const value = output * target.scale + target.mean;
  const forms = [text, writeTrimmed(value, placesOf(target)), writeNumber(value, 4), formatTick(value, Math.abs(value))];
  const size = radius < 34 ? 11 / 13 : 1;
  return forms.find((form) => strong(form) * size <= 1.7 * radius) ?? forms[3];
}

/** A small text, fitted to the room. */
export function fitSmall(text: string, room: number): string {
  return shortenToWidth(text, room, small);
}
