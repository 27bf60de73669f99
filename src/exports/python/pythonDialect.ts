import type { CellHelperName } from './cellHelper.ts';
import { cellHelpers } from './cellHelpers.ts';
import { microCellHelpers } from './microCellHelpers.ts';
import { networkHelpers, type NetworkHelper } from './networkHelpers.ts';

/** The differences between Python 3 and MicroPython. */
export interface PythonDialect {
  readonly networkHelper: (name: NetworkHelper) => string;
  /** The functions that read cells, each after those that it needs. */
  readonly cellHelpers: (needed: ReadonlySet<CellHelperName>) => string[];
}

const modules = ['html', 'math', 're', 'struct', 'unicodedata'];

/** The imports that the code needs. */
export function importsOf(code: string): string {
  return modules
    .filter((module) => code.includes(`${module}.`))
    .map((module) => `import ${module}`)
    .join('\n');
}

/** Python from 3.6 on, with its standard library. */
export const python3: PythonDialect = {
  networkHelper: (name) => networkHelpers[name],
  cellHelpers: (needed) => {
    const all = new Set<keyof typeof cellHelpers>();
    const add = (name: CellHelperName) => {
      if (name === 'plain_number' || all.has(name)) return;
      // Added before it, because a constant is evaluated as soon as its line runs.
      for (const other of cellHelpers[name].needs) add(other);
      all.add(name);
    };
    for (const name of needed) add(name);
    return [...all].map((name) => cellHelpers[name].code);
  },
};

/** MicroPython without `re` and `unicodedata`, which reads the common notations. */
export const microPython: PythonDialect = {
  networkHelper: (name) => networkHelpers[name],
  cellHelpers: (needed) => {
    const isNeeded = (name: string) => [...needed].some((other) => other === name);
    return Object.entries(microCellHelpers)
      .filter(([name]) => isNeeded(name))
      .map(([, code]) => code);
  },
};
