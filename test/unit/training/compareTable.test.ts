import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { compareTable } from '../../../src/training/questions/compareTable.ts';

const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${(i * 3) % 11},${(i * 5) % 3 > 1 ? 'yes' : 'no'}`);
const tableOf = (header: string) => [header, ...rows].join('\n');
const { plan, ledger } = planTable(readCsv(tableOf('age,dose,ill')), {}, 'wasm');
const port = { post: () => undefined, onRequest: () => undefined, yieldToRequests: () => Promise.resolve() };
const compare = (text: string) => compareTable(textSource(text), plan.recipe, ledger, port);

test('a table without columns of the model is told by their names', async () => {
  expect(await compare(tableOf('age,dose,ill'))).toEqual({ changed: 0, added: 0, removed: 0 });
  expect(await compare(tableOf('years,dose,ill'))).toMatchObject({ missingColumns: ['age'] });
  expect((await compare(tableOf('years,amount,sick'))).missingColumns).toEqual(expect.arrayContaining(['age', 'dose', 'ill']));
  // Another column beside them changes nothing.
  expect(await compare([`note,age,dose,ill`, ...rows.map((row) => `x,${row}`)].join('\n'))).toEqual({ changed: 0, added: 0, removed: 0 });
});
