import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { chooseTarget } from '../../../src/dataset/columns/recipe/chooseTarget.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';

// The column that is predicted by default in well-known public tables.

/** Content of the columns, by the letter after the name: number, 2 or 3 values, identifier; words about travel. */
const cell = (kind: string, row: number) =>
  ({ n: String((row * 37) % 101), '2': ['no', 'yes'][row % 2], '3': ['a', 'b', 'c'][row % 3], i: `id${row}` })[kind] ?? '';

function chosen(header: string): string {
  const columns = header.split(' ').map((column) => column.split(':'));
  const rows = Array.from({ length: 60 }, (_, row) => columns.map(([, kind], at) => cell(kind, row + at)).join());
  const table = readCsv([columns.map(([name]) => name.replaceAll('_', ' ')).join(), ...rows].join('\n'));
  return chooseTarget(describeColumns(table), undefined).name;
}

test.each([
  // Titanic, in two forms.
  ['Class:3 Sex:2 Age:2 Survived:2', 'Survived'],
  ['PassengerId:i Survived:2 Pclass:3 Sex:2 Age:n Fare:n Embarked:3', 'Survived'],
  // UCI and OpenML: the class first, last, behind an id.
  ['class:3 alcohol:n malic:n ash:n', 'class'],
  ['class:2 cap-shape:3 odor:3 habitat:3', 'class'],
  ['id:i class:3 x:n y:n flag:2', 'class'],
  ['buying:3 maint:3 price:3 safety:3 class:3', 'class'],
  ['sepal:n petal:n CLASS:3', 'CLASS'],
  // A class of travel or of a vehicle.
  ['airline:3 city:3 class:2 duration:n days:n price:n', 'price'],
  ['vehicle_class:3 cylinders:n consumption:n', 'vehicle class'],
  ['carrier:3 class:2 delay:n late:2', 'late'],
  ['Class:3 seats:n price:n label:2', 'label'],
  // A default on an earlier loan is not the answer.
  ['age:n job:3 default:2 balance:n y:2', 'y'],
  ['age:n job:3 default:2 balance:n deposit:2', 'deposit'],
  ['limit:n sex:2 age:n default:2', 'default'],
  // Others.
  ['species:3 island:3 bill:n sex:2', 'species'],
  ['carat:n cut:3 price:n x:n y:n z:n', 'price'],
  ['id:i diagnosis:2 radius:n texture:n', 'diagnosis'],
  ['target:2 x:n class:3', 'target'],
  ['class:3 result:2 x:n', 'result'],
  ['C#a:n D#b:3 cD#c:3 flag:2', 'cD#c'],
])('%s: %s', (header, target) => {
  expect(chosen(header)).toBe(target);
});

test('Orange says what is to be predicted, what is no input, and which digits are names', () => {
  const rows = Array.from({ length: 60 }, (_, row) => [row % 7, `p${row % 9}`, ['no', 'yes'][row % 2], (row * 37) % 101, row % 3].join());
  const named = (lines: readonly string[]) => describeColumns(readCsv([...lines, ...rows].join('\n')));
  const inLines = named(['zone,owner,ill,dose,week', 'discrete,string,d,c,continuous', ',meta,class,,ignore']);
  const inNames = named(['D#zone,mS#owner,cD#ill,C#dose,i#week']);
  for (const columns of [inLines, inNames]) {
    expect(chooseTarget(columns, undefined)).toBe(columns[2]);
    expect(columns.map(({ kind, leftOut }) => [kind, leftOut?.type])).toEqual([
      ['category', undefined],
      ['category', 'marked'],
      ['boolean', undefined],
      ['number', undefined],
      ['number', 'marked'],
    ]);
  }
});
