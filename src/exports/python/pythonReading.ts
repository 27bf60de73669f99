import type { CategoryEncoding, Encoder, TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { marksOf } from '../../dataset/cells/isMissing.ts';
import { Identifiers } from '../code/identifiers.ts';
import { nameInputs } from '../code/namedInputs.ts';
import { importsOf, type PythonDialect } from './pythonDialect.ts';
import { indented } from './pythonModule.ts';
import { pythonReserved } from './pythonNames.ts';
import { readPythonColumn, readPythonNumber, type ReadColumn } from './readPythonColumn.ts';

/**
 * `encode(row)`, which returns the network's inputs, and `answer_of(row)`, which returns the row's target: the class index or the number;
 * −1 or NaN if there is none. They need the functions of the model's module.
 */
export function pythonReading({ encoder }: { readonly encoder: Encoder }, dialect: PythonDialect, module: string): string {
  const columns = nameInputs(encoder, new Identifiers(pythonReserved));
  const inputs = columns.flatMap(({ inputs: own }) => own.map(({ variable }) => `    ${variable},`));
  const answer = readAnswer(encoder.target);
  const constants = answer.constants.filter((constant) => !module.includes(constant));
  const helpers = dialect.cellHelpers(new Set(answer.needs)).filter((helper) => !module.includes(helper));
  const encode = [
    'def encode(row):',
    ...indented([
      '"""The inputs of the network, as it takes them."""',
      ...columns.flatMap((column) => readPythonColumn(column).lines),
      'return [',
      ...inputs,
      ']',
    ]),
  ].join('\n');
  const reading = ['def answer_of(row):', ...indented(['"""What the row says of the target."""', ...answer.lines, 'return answer'])].join(
    '\n',
  );
  const imports = importsOf([encode, reading, ...helpers].join('\n'))
    .split('\n')
    .filter((line) => !module.includes(`${line}\n`));
  return [imports.join('\n'), constants.join('\n'), encode, reading, ...helpers].filter((section) => section !== '').join('\n\n\n');
}

function readAnswer(target: TargetEncoding): ReadColumn {
  const { column } = target;
  if (target.type === 'regression')
    return readPythonNumber({ type: 'number', column, format: target.format, ...marksOf(target) }, 'answer');
  const { fold, format } = target;
  const classes: CategoryEncoding = {
    ...{ type: 'category', column, categories: target.classes, hasOther: false },
    ...(fold === undefined ? {} : { fold }),
    ...(format === undefined ? {} : { format }),
    ...marksOf(target),
  };
  return readPythonColumn({ encoding: classes, variable: 'answer', inputs: [] });
}
