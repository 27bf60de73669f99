import type { KerasGraph, KerasTensor, KerasValue } from './kerasGraph.ts';

/** Longest text that is read as a date. */
const LENGTH = 32;

/** Characters that may separate digits. */
const marks = ['-', '/', '.', ':', 'T', ' ', 'Z', ','] as const;
type Mark = (typeof marks)[number];

/** 0 means the end of the text and 1 a character outside the vocabulary; then come digits and separators. */
const FIRST_DIGIT = 2;
const FIRST_MARK = 12;

/** The groups of digits in a text, as tensors of shape [rows, 1]. Field 0 comes before the first separator. Each tensor is created once. */
export class KerasFields {
  /** True for a text of digits and separators that is not too long. */
  readonly isPlain: KerasTensor;
  readonly #graph: KerasGraph;
  readonly #codes: KerasTensor;
  readonly #areDigits: KerasTensor;
  readonly #digits: KerasTensor;
  readonly #areMarks: KerasTensor;
  readonly #fields: KerasTensor;
  readonly #made = new Map<string, KerasTensor>();

  /** `text`: strings of shape [rows, 1]. */
  constructor(graph: KerasGraph, text: KerasTensor) {
    this.#graph = graph;
    const vectorization = {
      ...{ max_tokens: null, standardize: null, split: 'character', ngrams: null, output_mode: 'int' },
      ...{ output_sequence_length: LENGTH, pad_to_max_tokens: false, vocabulary: [...'0123456789', ...marks], encoding: 'utf-8' },
    };
    const characters = graph.layer('TextVectorization', text, vectorization, { width: LENGTH, dtype: 'int64' });
    this.#codes = graph.float(characters);
    this.#areDigits = graph.float(this.all(this.below(FIRST_DIGIT - 0.5, this.#codes), this.below(this.#codes, FIRST_MARK - 0.5)));
    this.#digits = this.#times(graph.operation('Subtract', [this.#codes, FIRST_DIGIT]), this.#areDigits);
    this.#areMarks = graph.float(this.below(FIRST_MARK - 0.5, this.#codes));
    this.#fields = graph.operation('Cumsum', [this.#areMarks], { axis: 1, dtype: null });
    const others = this.#sum(graph.float(this.is(this.#codes, 1)));
    const length = this.#sum(graph.float(this.below(0.5, this.#codes)));
    this.isPlain = this.all(this.below(others, 0.5), this.below(length, LENGTH - 0.5));
  }

  /** Number of digits in the field. */
  count(field: number): KerasTensor {
    return this.#once(`count ${field}`, () => this.#sum(this.#digitsOf(field)));
  }

  /** The field's digits as a number; 0 if it has none. */
  value(field: number): KerasTensor {
    return this.#once(`value ${field}`, () => {
      const own = this.#digitsOf(field);
      const before = this.#graph.operation('Cumsum', [own], { axis: 1, dtype: null });
      const power = this.#graph.operation('Power', [10, this.#graph.operation('Subtract', [this.count(field), before])]);
      return this.#sum(this.#times(this.#times(own, this.#digits), power));
    });
  }

  /** The code of the separator before the field; 0 if there is no such field. */
  readonly opening = (field: number): KerasTensor =>
    this.#once(`opening ${field}`, () => this.#sum(this.#times(this.#times(this.#areMarks, this.#isField(field)), this.#codes)));

  /** True if the field is the last one, or is followed only by this separator. */
  endsAt(field: number, mark?: Mark): KerasTensor {
    const total = this.#once('total', () => this.#sum(this.#areMarks));
    const isLast = this.is(total, field);
    if (mark === undefined) return isLast;
    return this.any(isLast, this.all(this.is(total, field + 1), this.is(this.opening(field + 1), mark), this.is(this.count(field + 1), 0)));
  }

  readonly is = (value: KerasTensor, of: number | Mark): KerasTensor =>
    this.#graph.operation('Equal', [value, typeof of === 'number' ? of : FIRST_MARK + marks.indexOf(of)]);

  readonly below = (value: KerasValue, limit: KerasValue): KerasTensor => this.#graph.operation('Less', [value, limit]);

  readonly all = (...conditions: readonly KerasTensor[]): KerasTensor =>
    conditions.reduce((all, one) => this.#graph.operation('LogicalAnd', [all, one]));

  readonly any = (...conditions: readonly KerasTensor[]): KerasTensor =>
    conditions.reduce((any, one) => this.#graph.operation('LogicalOr', [any, one]));

  #isField(field: number): KerasTensor {
    return this.#once(`field ${field}`, () => this.#graph.float(this.is(this.#fields, field)));
  }

  #digitsOf(field: number): KerasTensor {
    return this.#once(`digits ${field}`, () => this.#times(this.#areDigits, this.#isField(field)));
  }

  #times(a: KerasTensor, b: KerasTensor): KerasTensor {
    return this.#graph.operation('Multiply', [a, b]);
  }

  #sum(value: KerasTensor): KerasTensor {
    return this.#graph.operation('Sum', [value], { axis: 1, keepdims: true }, { width: 1 });
  }

  #once(key: string, make: () => KerasTensor): KerasTensor {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }
}
