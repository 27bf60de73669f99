import type { TargetEncoding } from '../dataset/encoding/encoder.ts';
import { message } from '../message.ts';
import type { Answer } from '../model/prediction.ts';
import { UserError } from '../userError.ts';

/** What an expectation is about: the predicted number, or the probability of a class. */
export interface Subject {
  readonly column: string;
  /** The named class: its index among the target's classes, and its name in the file. */
  readonly index?: number;
  readonly name?: string;
}

/** Separates the target's name from the class in the words of an expectation. Throws a UserError if they are neither. */
export function readSubject(words: readonly string[], target: TargetEncoding): Subject {
  const { column } = target;
  const classes = target.type === 'regression' ? [] : target.classes;
  for (let length = words.length; length >= 0; length--) {
    if (length > 0 && words.slice(0, length).join(' ') !== column) continue;
    const name = words.slice(length).join(' ');
    if (name === '') return { column };
    const index = classes.indexOf(name);
    if (index >= 0) return { column, index, name };
  }
  throw new UserError(
    classes.length === 0
      ? message('What is predicted is "{column}", not "{subject}".', { column, subject: words.join(' ') })
      : message('What is predicted is "{column}", one of {classes}; "{subject}" is neither.', {
          ...{ column, subject: words.join(' ') },
          classes: { items: classes.slice(0, 20), join: 'comma' },
        }),
  );
}

/** The class that a number refers to if none is named: the second of two. Throws a UserError if a class must be named. */
export function classOfSubject({ index, column }: Subject, target: TargetEncoding): number {
  if (index !== undefined) return index;
  if (target.type === 'binary') return 1;
  throw new UserError(message('"{column}" has several classes: write the one whose probability you mean after it.', { column }));
}

/** The number that is compared with the bound. Throws a UserError if the model gives none. */
export function valueOf({ value, probabilities }: Answer, subject: Subject, target: TargetEncoding): number {
  if (target.type === 'regression') return Number(value);
  const name = target.classes[classOfSubject(subject, target)];
  if (probabilities) return new Map(Object.entries(probabilities)).get(name) ?? Number.NaN;
  throw new UserError(
    message('The loss of this model gives no probabilities: expect a class, such as "{column} = {name}".', { column: target.column, name }),
  );
}
