import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportModel } from '../../../src/exports/exportModel.ts';
import type { Exported } from '../../../src/exports/exportedModel.ts';
import { exportFormats, type ExportFormat } from '../../../src/exports/formats.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { trainCase } from './exportCases.ts';

const x = scatter(80);
const two = (number: number) => String(number).padStart(2, '0');

/** Columns whose cells are not in plain digits and letters. */
const columns = {
  'numbers of a country': x.map((value) => `${(1000 + value).toLocaleString('de')} €`),
  percentages: x.map((value) => `${Math.round(value / 10)}%`),
  durations: x.map((value, row) => `${row % 50}:${two(Math.floor(value) % 60)}`),
  'dates with names of months': x.map((_, row) => `${1 + (row % 27)} Mar ${2000 + (row % 20)}`),
  'dates in digits alone': x.map((_, row) => `${2000 + (row % 20)}${two(1 + (row % 12))}${two(1 + (row % 27))}`),
  'wild texts': x.map((_, row) => ['it\'s "x"', 'Ä', '</script>', 'a, b'][row % 4]),
  'missing ones': x.map((value, row) => (row % 5 === 0 ? 'N/A' : String(value))),
} as const;
type Kind = keyof typeof columns;

const raw = /units and thousands separators have to be removed first/;
const plainNumbers = /in any other notation, such as "\(5\)" or "2\.5k", they count as missing/;
const asSheetReads = /count only where the spreadsheet has read them as such; every other cell counts as missing/;
const asWritten = /Texts are compared as they are written/;
const digitDates = /Dates in digits alone are not read here: give those of "cells" as dates/;
const networkAlone = /takes numbers that are scaled already/;
const carried = undefined;

/**
 * The limit that each format states for each kind of column; `carried`: it reads what Neuron reads, which the tests of its answers check.
 */
const said: Readonly<Record<ExportFormat, Readonly<Record<Kind, RegExp | undefined>>>> = {
  ...{
    neuron: all(carried),
    python: all(carried),
    javascript: all(carried),
    page: all(carried),
    notebook: all(carried),
    card: all(carried),
  },
  tfjs: all(networkAlone),
  onnx: { ...numbersAre(raw), ...datesAre(/in any other notation they count as missing/), 'wild texts': asWritten },
  keras: { ...numbersAre(raw), ...datesAre(/in any other notation they count as missing/), 'wild texts': asWritten },
  c: {
    ...numbersAre(plainNumbers),
    ...datesAre(/with a month by name, .* they count as missing/),
    'wild texts': asWritten,
    durations: /Durations are read as/,
  },
  micropython: {
    ...{ ...numbersAre(plainNumbers), ...datesAre(/with a month by name, .* they count as missing/), 'wild texts': asWritten },
    durations: /Durations are read as/,
  },
  sql: { ...numbersAre(plainNumbers), ...datesAre(/in any other notation they count as missing/), 'wild texts': asWritten },
  formula: sheets(),
  workbook: sheets(),
};

function all(words: RegExp | undefined): Record<Kind, RegExp | undefined> {
  return { ...numbersAre(words), ...datesAre(words), 'dates in digits alone': words, 'wild texts': words };
}

function numbersAre(words: RegExp | undefined) {
  return { 'numbers of a country': words, percentages: words, durations: words, 'missing ones': words };
}

function datesAre(words: RegExp | undefined) {
  return { 'dates with names of months': words, 'dates in digits alone': digitDates };
}

function sheets(): Record<Kind, RegExp | undefined> {
  return {
    ...numbersAre(asSheetReads),
    ...datesAre(asSheetReads),
    durations: /numbers of seconds here: give those of "cells" so/,
    percentages: /without a sign here: give those of "cells" as 50/,
    'wild texts': /without their letter case/,
  };
}

/** All readable text in the files, including the parts of a ZIP file. */
function textOf({ files }: Exported): string {
  const unpack = (content: Uint8Array) =>
    content[0] === 0x50 ? Object.values(unzipSync(content)).map((bytes) => strFromU8(bytes)).join('\n') : strFromU8(content); // prettier-ignore
  return files.map(({ content }) => (typeof content === 'string' ? content : unpack(content))).join('\n');
}

/** Without what lines, comments and escapes of languages insert between words. */
const bare = (text: string) => text.replace(/&(?:quot|apos|#39);/g, '').replace(/[^\p{L}\p{N}]+/gu, '');

describe.each(Object.keys(columns) as Kind[])('%s', (kind) => {
  const model = trainCase(kind, tableOf({ cells: columns[kind], target: x.map((value) => 5 + value) }), {
    ...{ target: 'target', epochs: 2, clipOutliers: true, targetScale: 'log' },
    ...(kind === 'dates in digits alone' ? { kinds: [{ column: 'cells', kind: 'date' as const }] } : {}),
  }).exported;

  test.each(exportFormats)('are carried by %s, or it is said before and in the file that they are not', async (format) => {
    const exported = await exportModel(model, format, 'model.x');
    const limits = exported.limits.map(inEnglish);
    const words = said[format][kind];
    if (words === carried) expect(limits.filter((limit) => /missing|taken|compared|not read/.test(limit))).toEqual([]);
    else expect(limits.join('\n')).toMatch(words);
    const text = bare(textOf(exported));
    for (const limit of limits) expect(text).toContain(bare(limit));
  });
});
