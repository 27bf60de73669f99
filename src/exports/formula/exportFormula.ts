import { digitDateLimits } from '../code/digitDateLimits.ts';
import { listOf, message, type Message } from '../../message.ts';
import type { NumberFormat } from '../../dataset/cells/cellValue.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import { UserError } from '../../userError.ts';
import { answerForm } from '../code/answerScale.ts';
import { headLines } from '../code/commentText.ts';
import { quoted } from '../code/quoted.ts';
import { namePlaces } from '../../csv/namePlaces.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { checkFormula } from './formulaBounds.ts';
import { columnLetters, columnTerms, literal, text, weightLiteral } from './cellTerms.ts';

/**
 * A text file with the formulas of a single neuron for Excel, Sheets and LibreOffice, for row 2 of a sheet whose table begins at A1. Throws
 * a UserError for a network with hidden layers, and for a formula that Excel cannot read.
 */
export function exportFormula(model: ExportedModel, name: string): Exported {
  if (model.architecture.layers.length > 1) {
    throw new UserError(
      message('A formula holds a single neuron, and this network has hidden layers: choose another format, such as "workbook".'),
    );
  }
  const limits = formulaLimits(model.encoder.columns);
  const formulas = answers(model);
  for (const { formula } of formulas) checkFormula(formula);
  const lines = [
    ...headLines(model, limits),
    '',
    'Open the table so that its first column is A and its names stand in row 1, paste a formula into row 2 of a free column, and fill it down.',
    '',
    ...formulas.flatMap(({ of, formula }) => [`${of}:`, formula, '']),
  ];
  return { files: [{ name, content: lines.join('\n') }], limits };
}

function answers(model: ExportedModel): { readonly of: string; readonly formula: string }[] {
  const form = answerForm(model);
  const sums = Array.from({ length: model.architecture.layers[0].units }, (_, unit) => sumOf(model, unit));
  switch (form.type) {
    case 'number': {
      const number = `(${sums[0]})*${literal(form.scale)}+${literal(form.shift)}`;
      return [{ of: quoted(model.encoder.target.column), formula: `=${form.isLogarithm ? `EXP(MIN(709.78,${number}))` : number}` }];
    }
    case 'two': {
      const [no, yes] = form.classes;
      const value = {
        of: quoted(model.encoder.target.column),
        formula: `=IF(${sums[0]}>${literal(form.sumThreshold)},${text(yes)},${text(no)})`,
      };
      return form.hasProbabilities
        ? [value, { of: `Probability of ${quoted(yes)}`, formula: `=1/(1+EXP(MIN(700,-(${sums[0]}))))` }]
        : [value];
    }
    case 'several': {
      const all = sums.join(',');
      const last = text(form.classes[form.classes.length - 1]);
      const chosen = sums
        .slice(0, -1)
        .reduceRight((rest, sum, index) => `IF(${sum}>=MAX(${all}),${text(form.classes[index])},${rest})`, last);
      // Uses differences of sums, so that no exponential overflows.
      const powers = (index: number) => sums.map((sum, other) => (other === index ? '1' : `EXP(MIN(700,${sum}-(${sums[index]})))`));
      return [
        { of: quoted(model.encoder.target.column), formula: `=${chosen}` },
        ...form.classes.map((name, index) => ({ of: `Probability of ${quoted(name)}`, formula: `=1/(${powers(index).join('+')})` })),
      ];
    }
  }
}

/** The sum of one output neuron. */
function sumOf({ encoder, architecture, weights, tableColumns }: ExportedModel, unit: number): string {
  const { units } = architecture.layers[0];
  const places = namePlaces(tableColumns);
  const terms = inputsByColumn(encoder.columns, encoder.inputs).flatMap(({ encoding, first, inputs }) => {
    const cell = `${columnLetters(places.get(encoding.column) ?? -1)}2`;
    const weightOf = (place: number) => weights[(first + place) * units + unit];
    return columnTerms(encoding, cell, inputs, weightOf);
  });
  return [weightLiteral(weights[encoder.inputs.length * units + unit]), ...terms].join('+').replaceAll('+-', '-');
}

/** The limits of cells that a spreadsheet interprets differently. */
export function formulaLimits(columns: readonly ColumnEncoding[]): Message[] {
  return [
    ...(columns.some(({ type }) => type !== 'category')
      ? [message('Numbers and dates count only where the spreadsheet has read them as such; every other cell counts as missing.')]
      : []),
    ...digitDateLimits(columns),
    ...readOtherwise(columns),
    ...(columns.some(({ type }) => type === 'category')
      ? [
          message(
            'A spreadsheet compares texts without their letter case, and of the marks for missing values only the usual ones are known: empty, NA, NaN, NULL, None, n/a, ? and -.',
          ),
        ]
      : []),
  ];
}

/** Notations that a spreadsheet takes for a different number. */
function readOtherwise(columns: readonly ColumnEncoding[]): Message[] {
  const named = (test: (format: NumberFormat) => boolean) =>
    columns.flatMap((encoding) => (encoding.type === 'number' && test(encoding.format) ? [`"${encoding.column}"`] : []));
  const durations = named(({ duration }) => duration !== undefined);
  const percentages = named(({ unit }) => unit === '%');
  return [
    ...(durations.length > 0
      ? [
          message('Durations are numbers of seconds here: give those of {names} so, since a spreadsheet takes 12:34 for a time of day.', {
            names: listOf(durations, 'and', 5),
          }),
        ]
      : []),
    ...(percentages.length > 0
      ? [
          message('Percentages are numbers without a sign here: give those of {names} as 50, since a spreadsheet takes 50 % for 0.5.', {
            names: listOf(percentages, 'and', 5),
          }),
        ]
      : []),
  ];
}
