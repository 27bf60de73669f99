import { expect, test } from 'vitest';
import { isTableText } from '../../../src/csv/isTableText.ts';

const rows = (count: number, row: (index: number) => string) => Array.from({ length: count }, (_, index) => row(index)).join('\n');

test.each([
  ['iris.data: no names', rows(6, (index) => `5.${index},3.5,1.4,0.2,Iris-setosa`)],
  ['names and numbers', 'x,y\n1,2\n3,4\n'],
  ['tabs', `a\tb\n${rows(4, (index) => `${index}\tword`)}`],
  ['bars', `town|kind|price\n${rows(4, (index) => `Paris|a|${index}`)}`],
  ['runs of spaces', `mpg   cyl\n${rows(5, (index) => `${index}.5     4`)}`],
  ['a comment above', '# made by hand\na;b\n1,5;2\n2,5;3\n'],
  ['two colons', rows(4, (index) => `${index + 1}::F::1::48067`)],
  ['texts only', 'town,kind,state\nParis,a,good\nRome,b,bad\nOslo,a,good\n'],
  ['Windows, with a byte order mark', '\uFEFFx;y\r\n1;2\r\n3;4\r\n'],
  ['carriage returns', 'x;y\r1;2\r3;4\r'],
])('%s is a table', (_, text) => {
  expect(isTableText(text)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['blank lines', '\n \n'],
  ['one line', 'x,y'],
  ['a letter', 'Dear Ann,\n\nthank you for the table, which arrived today.\nI hope, as always, that you are well.\n\nYours, Bob\n'],
  ['a list of words', rows(20, (index) => `word${index}`)],
  ['numbers alone', rows(20, String)],
  ['sentences with a comma each', 'Roses are red, violets blue\nSugar is sweet, so are you\nThe sky is high, the sea is deep\n'],
  ['settings', 'name = neuron\ncolor = blue, green\nsize = 5\n'],
  ['requirements', 'numpy==1.26.4\npandas>=2.0,<3\nscikit-learn\n'],
  ['a log', '12:01 start\n12:02 reading file a.csv\n12:05 done, 3 errors\n'],
  ['CMake', 'cmake_minimum_required(VERSION 3.10)\nproject(neuron)\nadd_executable(neuron main.c, util.c)\n'],
  ['binary data', `PK\u0003\u0004\0\0,1,2\n3,4,5\n`],
  ['a torn quote', 'a,b\n1,"2\n3,4\n5,6\n'],
])('%s is none', (_, text) => {
  expect(isTableText(text)).toBe(false);
});
