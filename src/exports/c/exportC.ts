import { missingTexts } from '../../dataset/cells/isMissing.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import type { Encoder } from '../../dataset/encoding/encoder.ts';
import type { Message } from '../../message.ts';
import { lastActivation } from '../../model/answer.ts';
import { layerSlices } from '../../network/architecture.ts';
import { answerForm } from '../code/answerScale.ts';
import { braceStyle, floatLiteral } from '../code/codeStyle.ts';
import { describeInput, headLines } from '../code/commentText.ts';
import { denseFormulas } from '../code/denseCode.ts';
import { Identifiers } from '../code/identifiers.ts';
import { nameInputs } from '../code/namedInputs.ts';
import { quotedForC } from '../code/quoted.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { usualNotations } from '../python/exportPython.ts';
import { cHelpers, cReserved } from './cHelpers.ts';
import { categoryFunction, comment, readCColumn } from './readCColumn.ts';

/** A C99 header with `predict(row)`. `row` holds the text of each cell, NULL for a missing one, at the named column indexes. */
export function exportC(model: ExportedModel, name: string): Exported {
  const limits = usualNotations(model.encoder);
  return { files: [{ name, content: cHeader(model, name, limits) }], limits };
}

function cHeader(model: ExportedModel, name: string, limits: readonly Message[]): string {
  const { encoder } = model;
  const columns = nameInputs(encoder, new Identifiers(cReserved));
  const names = new Identifiers(['count']);
  const indexes = columns.map(({ encoding }, place) => `COLUMN_${names.take(encoding.column, `column_${place + 1}`).toUpperCase()}`);
  const guard = `NEURON_${new Identifiers([]).take(name.replace(/\.[^.]*$/, ''), 'model').toUpperCase()}_H`;
  const body = [
    ...columns.flatMap((column, index) => readCColumn(column, indexes[index])),
    ...formulas(model, columns),
    '',
    ...answerLines(model),
  ];
  const functions = columns.flatMap(({ encoding, variable }) => categoryFunction(encoding, variable));
  const needs = (test: (column: (typeof encoder.columns)[number]) => boolean) => encoder.columns.some(test);
  const sections = [
    headLines(model, limits)
      .map((line) => `// ${line}`)
      .join('\n'),
    `#ifndef ${guard}\n#define ${guard}\n\n#include <math.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\n#define CELL_SIZE ${cellSize(encoder)}`,
    [
      '/* Where the text of each column stands in a row. */',
      'enum {',
      ...indexes.map((index, place) => `  ${index} = ${place}, /* ${comment(columns[place].encoding.column)} */`),
      `  COLUMN_COUNT = ${columns.length}`,
      '};',
    ].join('\n'),
    answerTypes(model),
    cHelpers.network,
    cHelpers.text,
    ...(needs((column) => column.type === 'number' && column.format.duration === undefined) ? [cHelpers.number] : []),
    ...(needs((column) => column.type === 'number' && column.format.duration !== undefined) ? [cHelpers.duration] : []),
    ...(needs(({ type }) => type === 'date') ? [cHelpers.date] : []),
    functions.join('\n'),
    [
      '/* What is predicted of one row. */',
      'static inline Prediction predict(const char *const row[COLUMN_COUNT]) {',
      ...body.map((line) => (line === '' ? '' : `  ${line}`)),
      '}',
    ].join('\n'),
    '#endif',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** Bytes for the text of a cell: enough that no longer text equals a known one after being cut off. */
function cellSize({ columns }: Encoder): number {
  const known = columns.flatMap((column) => {
    if (column.type !== 'category') return [];
    const { words, exact, folded } = categorySpellings(column);
    return [words, exact, folded].flatMap((spellings) => [...spellings.keys()]);
  });
  const marks = columns.flatMap((column) => missingTexts(column.marks).exact);
  const longest = [...known, ...marks].reduce((most, text) => Math.max(most, new TextEncoder().encode(text).length), 0);
  return Math.max(256, 2 ** Math.ceil(Math.log2(longest + 3)));
}

function formulas({ architecture, weights }: ExportedModel, columns: ReturnType<typeof nameInputs>): string[] {
  const inputs = columns.flatMap(({ inputs: own }) => own.map(({ variable, input }) => ({ variable, comment: describeInput(input) })));
  const lines = denseFormulas(architecture, weights, inputs, braceStyle('const double'));
  const [{ units }] = layerSlices(architecture).slice(-1);
  return units === 1
    ? lines
    : [...lines, `const double sums[] = {${Array.from({ length: units }, (_, unit) => `sum_${unit + 1}`).join(', ')}};`];
}

function answerTypes(model: ExportedModel): string {
  const form = answerForm(model);
  if (form.type === 'number') return 'typedef struct {\n  double value; /* in the units of the file */\n} Prediction;';
  return [
    `#define CLASS_COUNT ${form.classes.length}`,
    `static const char *const CLASSES[CLASS_COUNT] = {${form.classes.map(quotedForC).join(', ')}};`,
    'typedef struct {',
    '  const char *value;',
    ...(form.hasProbabilities ? ['  double probabilities[CLASS_COUNT]; /* in the order of CLASSES */'] : []),
    '} Prediction;',
  ].join('\n');
}

function answerLines(model: ExportedModel): string[] {
  const form = answerForm(model);
  const activation = lastActivation(model.architecture);
  const output = activation === 'linear' ? 'sum' : `${activation}(sum)`;
  switch (form.type) {
    case 'number': {
      const number = `${output} * ${floatLiteral(form.scale)} + ${floatLiteral(form.shift)}`.replace('+ -', '- ');
      return [`return (Prediction){${form.isLogarithm ? `exp(${number})` : number}};`];
    }
    case 'two': {
      const value = `CLASSES[output > ${floatLiteral(form.threshold)} ? 1 : 0]`;
      return [
        `const double output = ${output};`,
        `return (Prediction){${value}${form.hasProbabilities ? ', {1.0 - output, output}' : ''}};`,
      ];
    }
    case 'several':
      return [
        'Prediction prediction;',
        'int largest = 0;',
        'double total = 0.0;',
        'for (int i = 1; i < CLASS_COUNT; i++) if (sums[i] > sums[largest]) largest = i;',
        'for (int i = 0; i < CLASS_COUNT; i++) total += prediction.probabilities[i] = exp(sums[i] - sums[largest]);',
        'for (int i = 0; i < CLASS_COUNT; i++) prediction.probabilities[i] /= total;',
        'prediction.value = CLASSES[largest];',
        'return prediction;',
      ];
  }
}
