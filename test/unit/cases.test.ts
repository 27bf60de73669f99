import { expect, test } from 'vitest';
import { predict } from '../../src/model/predict.ts';
import type { TrainOptions } from '../../src/protocol/trainOptions.ts';
import { readCsv } from '../../src/csv/readCsv.ts';
import { targetClasses } from '../../src/dataset/targetClasses.ts';
import { cellsOf } from './csv/tableRows.ts';
import { DenseTrainer } from '../../src/training/denseTrainer.ts';
import { planRun } from '../../src/training/planRun.ts';
import type { EpochMetrics } from '../../src/training/trainer.ts';

/** Rows of a table that can be learned: x, z, and y = 1 in its second half. */
const rows = (count: number) => Array.from({ length: count }, (_, i) => `${i},${(i * 7) % 10},${i < count / 2 ? 0 : 1}`);
const tableText = (header: string, count = 20) => [header, ...rows(count)].join('\n');

/** What a table gives: the columns of the model and what is said, or why it is refused. */
interface Outcome {
  readonly target?: string;
  readonly features?: readonly string[];
  readonly used?: number;
  readonly skipped?: number;
  readonly says?: RegExp;
  readonly refused?: RegExp;
}

const cases: readonly (readonly [name: string, text: string, expected: Outcome, options?: TrainOptions])[] = [
  ['a clean table', tableText('x,z,y'), { target: 'y', features: ['x', 'z'], used: 20, skipped: 0 }],
  ['an empty file', '', { refused: /The file is empty/ }],
  ['only a header', 'x,z,y\n', { refused: /names of columns but no rows/ }],
  ['one row', 'x,z,y\n1,2,0\n', { refused: /No column can be predicted.*"x" has 1/ }],
  ['two rows', 'x,z,y\n1,2,0\n3,4,1\n', { refused: /only one usable row is "0".*two rows of each class/s }],
  ['one class', 'x,y\n1,1\n2,1\n3,1\n', { refused: /No column beside "x" can be learned from \("y": it is the same in every row\)/ }],
  [
    'one class in the column that was asked for',
    'x,y\n1,1\n2,1\n3,1\n',
    { refused: /"y" cannot be predicted: it has 1 different value/ },
    { target: 'y' },
  ],
  [
    'rows of one class without a usable number',
    'x,y\n1,1\n2,1\n3,1\nabc,0\n,0\n' + '4,1\n'.repeat(30),
    { used: 35, skipped: 0, says: /2 rows have no usable value of "x" \(line 5: "abc"; line 6: empty\): the median, 4, stands in for it/ },
  ],
  [
    'names only',
    'a,b,y\nred,p,0\nblue,q,1\ngreen,r,0\n',
    { refused: /No column beside "y" can be learned from \("a": it is different in every row; "b"/ },
  ],
  ['a ragged row, too short', `${tableText('x,z,y')}\n5,5\n`, { used: 20, skipped: 1, says: /line 22 has 2/ }],
  ['a ragged row, too long', `${tableText('x,z,y')}\n5,5,1,9\n`, { used: 20, skipped: 1, says: /line 22 has 4/ }],
  [
    'a cell that is no number',
    `${tableText('x,z,y')}\n5,abc,1\n`,
    { used: 21, skipped: 0, says: /1 row has no usable value of "z" \(line 22: "abc"\): the median, \d+(\.5)?, stands in for it/ },
  ],
  ['an empty cell', `${tableText('x,z,y')}\n,5,1\n`, { used: 21, skipped: 0, says: /1 row has no usable value of "x" \(line 22: empty\)/ }],
  ['a row without target', `${tableText('x,z,y')}\n5,5,\n`, { used: 20, skipped: 1, says: /"y" has no usable value \(line 22: empty\)/ }],
  [
    'a stray text in the target',
    `${tableText('x,z,y')}\n5,5,x\n`,
    { target: 'y', used: 20, skipped: 1, says: /"y" has no usable value \(line 22: "x"\)/ },
  ],
  [
    'rows that all have another number of cells',
    'x,y\n1,2,0\n3,4,1\n',
    { refused: /as many cells as the first line, 2 \(line 2 has 3, line 3/ },
  ],
  ['an unclosed quote among semicolons', 'x;z;y\n1;2;0\n2;"3;1\n3;4;0\n', { refused: /Line 3: a quote is opened and never closed/ }],
  ['spaces behind the last quote', `${tableText('x,z,y')}\n5,5,"1"  `, { used: 21 }],
  [
    'an input that names the rows',
    ['x,city,y', ...rows(20).map((row, i) => row.replace(/,\d+,/, `,town${i},`))].join('\n'),
    { refused: /"city" cannot be an input: it is different in every row, the first in line 2: "town0"/ },
    { features: ['city'] },
  ],
  [
    'a column of one text',
    ['x,city,y', ...rows(20).map((row) => row.replace(/,\d+,/, ',town,'))].join('\n'),
    { features: ['x'], says: /"city" was left out: it is the same in every row/ },
  ],
  [
    'a constant column',
    ['x,c,y', ...rows(20).map((row) => row.replace(/,\d+,/, ',3,'))].join('\n'),
    { features: ['x'], says: /"c" was left out: it is the same in every row/ },
  ],
  ['duplicate header names', tableText('x,x,y'), { features: ['x', 'x (2)'], says: /Column 2 has the same name/ }],
  ['an empty header name', tableText('x,,y'), { features: ['x', 'column 2'], says: /Column 2 has no name/ }],
  ['a feature called __proto__', tableText('__proto__,constructor,y'), { target: 'y', features: ['__proto__', 'constructor'], used: 20 }],
  ['a target called __proto__', tableText('x,toString,__proto__'), { target: '__proto__', features: ['x', 'toString'], used: 20 }],
  [
    'a header with </script>',
    tableText('</script><img src=x onerror=alert(1)>,z,y'),
    { features: ['</script><img src=x onerror=alert(1)>', 'z'] },
  ],
  ['semicolons', tableText('x,z,y').replaceAll(',', ';'), { features: ['x', 'z'], used: 20 }],
  ['tabs', tableText('x,z,y').replaceAll(',', '\t'), { features: ['x', 'z'], used: 20 }],
  ['pipes', tableText('x,z,y').replaceAll(',', '|'), { features: ['x', 'z'], used: 20 }],
  ['a BOM and CRLF', `\uFEFF${tableText('x,z,y').replaceAll('\n', '\r\n')}\r\n\r\n`, { features: ['x', 'z'], used: 20, skipped: 0 }],
  ['line breaks in quotes', tableText('x,z,y').replaceAll(/^(\d+),/gm, '"$1\n",'), { features: ['x', 'z'], used: 20 }],
  ['an unclosed quote', `${tableText('x,z,y')}\n"5,5,1\n6,6,1\n`, { refused: /Line 22: a quote is opened and never closed/ }],
  ['no header', rows(20).join('\n'), { target: 'column 3', features: ['column 1', 'column 2'], used: 20, says: /Line 1 holds numbers/ }],
  ['words as classes', tableText('x,z,y').replaceAll(/,0$/gm, ',apple').replaceAll(/,1$/gm, ',banana'), { target: 'y', used: 20 }],
  ['an option of the wrong form', tableText('x,z,y'), { refused: /option "hidden\.0"/ }, { hidden: [0] }],
  ['numbers without any scaling', tableText('x,z,y'), { features: ['x', 'z'] }, { scaling: 'none' }],
  ['hidden layers', tableText('x,z,y'), { features: ['x', 'z'] }, { hidden: [8, 4] }],
];

test.each(cases.map(([name, text, expected, options = {}]) => ({ name, text, expected, options })))(
  '$name',
  ({ text, expected, options }) => {
    if (expected.refused) {
      expect(() => planRun(text, options, 'fused')).toThrow(expected.refused);
      expect(() => planRun(text, options, 'fused')).toThrow(expect.objectContaining({ name: 'UserError' }));
      return;
    }
    const { plan, dataset, ledger, initial } = planRun(text, { epochs: 5, ...options }, 'fused');
    if (expected.target !== undefined) expect(plan.recipe.target).toBe(expected.target);
    if (expected.features) expect(plan.recipe.features).toEqual(expected.features);
    if (expected.used !== undefined) expect(plan.rows.train + plan.rows.test).toBe(expected.used);
    if (expected.skipped !== undefined) expect(plan.rows.skipped).toBe(expected.skipped);
    if (expected.says) expect(plan.warnings.join('\n')).toMatch(expected.says);
    else expect(plan.warnings).toEqual([]);

    // What has been planned can be trained, and every usable row predicted.
    const onEpoch = ({ trainLoss }: EpochMetrics) => {
      expect(trainLoss).not.toBeNaN();
      return 'continue' as const;
    };
    const trainer = new DenseTrainer({ ...plan, dataset, initial, onEpoch });
    expect(trainer.advance(() => false)).toBe(true);
    const table = readCsv(text);
    for (const row of [...dataset.train, ...dataset.test]) {
      const prediction = predict({ ...plan, ledger, weights: trainer.weights }, cellsOf(table, dataset.records[row]));
      expect(prediction.confidence).toBeGreaterThanOrEqual(0.5);
      expect(prediction.split).not.toBe('unused');
      expect(targetClasses(plan.encoder.target)).toContain(prediction.actual);
    }
  },
);
