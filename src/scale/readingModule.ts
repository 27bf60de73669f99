import type { CellHelperName } from '../exports/python/cellHelper.ts';
import { importsOf, python3 } from '../exports/python/pythonDialect.ts';
import { OTHER } from '../exports/code/readCategories.ts';

const functions: readonly CellHelperName[] = ['number_of', 'seconds_of', 'date_of', 'is_missing', 'plain_value', 'category_of', 'calendar'];

/** reading.py: the exported Python module's functions for reading cells, which tests compare with Neuron's own. */
export function readingModule(): string {
  const helpers = python3.cellHelpers(new Set(functions));
  const parts = [
    '"""Reads cells as Neuron does: numbers, durations, dates, values of a column."""',
    importsOf(helpers.join('\n')),
    `# The place of a value that is none of its column's.\nOTHER = ${OTHER}`,
    ...helpers,
  ];
  return `${parts.join('\n\n\n')}\n`;
}
