import { inEnglish } from '../../inWords.ts';
import type { ColumnEncoding, EncodedInput } from '../../dataset/encoding/encoder.ts';
import { writeDate } from '../../dataset/cells/dates/writeDate.ts';
import { otherValue } from '../../dataset/columns/columnValues.ts';
import { categoryOfText } from '../../dataset/encoding/apply/applyCategory.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import { message, type Message } from '../../message.ts';
import { parameterCount } from '../../network/architecture.ts';
import { writeNumber, writeScore } from '../../writeNumber.ts';
import { javascriptModule } from '../javascript/exportJavaScript.ts';
import { quoted } from '../code/quoted.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { graphScript } from './graphScript.ts';
import { pageGraph } from './pageGraph.ts';
import { pageScript, pageStyle } from './pageParts.ts';

/** A field of the page, for one column. */
interface PageField {
  readonly column: string;
  readonly type: ColumnEncoding['type'];
  /** Of numbers: what stands behind the name, and how the column writes them. */
  readonly unit?: string;
  readonly decimal?: string;
  readonly values?: readonly string[];
  /** A text that is none of the values, where the network knows such ones. */
  readonly other?: string;
  readonly min?: number;
  readonly max?: number;
  readonly start: string;
}

/**
 * A single HTML page that predicts offline, for people without VS Code: a field for each column, the answer and its probabilities. Its
 * content security policy lets nothing be loaded, and names from the table are inserted as text only.
 */
export function exportPage(model: ExportedModel, name: string): Exported {
  const limits = [
    message(
      'The page shows the network, what it answers and how good it is; the curves of the training and the rows of the table stay in Neuron.',
    ),
  ];
  return { files: [{ name, content: pageText(model, limits) }], limits };
}

function pageText(model: ExportedModel, limits: readonly Message[]): string {
  const { encoder, architecture, fileName, maker, run } = model;
  const fields = inputsByColumn(encoder.columns, encoder.inputs).map(({ encoding, inputs }) => fieldOf(encoding, inputs));
  const scores = run.outcome.test ?? run.outcome.train;
  const facts = {
    ...{ target: encoder.target.column, classes: targetClasses(encoder.target), fileName, maker, fields, graph: pageGraph(model) },
    ...(encoder.target.type === 'regression' && encoder.target.format.unit !== undefined ? { unit: encoder.target.format.unit } : {}),
    figures: [
      `${parameterCount(architecture)} weights`,
      ...figure('accuracy', scores.accuracy, scores.accuracy95),
      ...figure('R²', scores.r2, scores.r295),
      ...figure('mean absolute error', scores.mae, scores.mae95, writeNumber),
      run.outcome.test ? 'on rows that it was not trained on' : 'on the rows that it was trained on',
    ],
  };
  const script = inScript(`${javascriptModule(model, true)}\nconst facts = ${jsonLiteral(facts)};\n${pageScript(graphScript)}`);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-neuron'; style-src 'nonce-neuron'; base-uri 'none'; form-action 'none'">`,
    '<title>Neuron</title>',
    `<style nonce="neuron">${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<main><h1 id="title"></h1><p id="about"></p><form id="fields"></form><section aria-live="polite"><output id="answer"></output><div id="probabilities"></div></section><figure><svg id="graph" role="img"></svg><figcaption id="caption"></figcaption></figure><p id="figures"></p>',
    // Only our own words; nothing from the table.
    `<p><small>${limits.map(inEnglish).join(' ')}</small></p></main>`,
    `<script type="module" nonce="neuron">\n${script}\n</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** A score, with what is to be expected of many more rows. */
function figure(
  name: string,
  value: number | undefined,
  interval: readonly [number, number] | undefined,
  write: (value: number) => string = writeScore,
): string[] {
  if (value === undefined) return [];
  const range = interval ? ` (95 %: ${interval.map((end) => write(end)).join(' to ')})` : '';
  return [`${name} ${write(value)}${range}`];
}

function fieldOf(encoding: ColumnEncoding, inputs: readonly EncodedInput[]): PageField {
  const { column, type } = encoding;
  switch (encoding.type) {
    case 'number': {
      const { min, max } = inputs[0];
      const { decimal, unit } = encoding.format;
      const start = String(encoding.missing?.fill ?? min).replace('.', decimal);
      return { column, type, min, max, start, decimal, ...(unit === undefined ? {} : { unit }) };
    }
    case 'category': {
      const values = [...encoding.categories, ...(encoding.reference === undefined ? [] : [encoding.reference])];
      const other = encoding.hasOther
        ? ['another value', 'none of these'].find((text) => categoryOfText(encoding, text) === otherValue)
        : undefined;
      return { column, type, values, start: encoding.missing?.fill ?? values[0], ...(other === undefined ? {} : { other }) };
    }
    case 'date':
      return { column, type, start: writeDate(encoding.missing?.fill ?? 0, encoding.format) };
  }
}

/** JSON as a literal. Its keys are our own words. */
function jsonLiteral(value: object): string {
  return JSON.stringify(value, undefined, 1).replace(/"(?:[^"\\]|\\.)*"/g, (text) => quoted(JSON.parse(text) as string));
}

/** Escapes what could end the script or begin an HTML comment, which can only occur in texts and comments. */
function inScript(code: string): string {
  return code.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
}
