import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { createRandom } from '../../../src/random.ts';
import { describeFinding } from '../../../src/run/findings/findingWords.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { trainText } from './trainText.ts';

const random = createRandom(6);
const drawn = Array.from({ length: 200 }, () => [random.nextFloat(), random.nextFloat(), random.nextFloat()]);
const table = (names: string, row: (values: readonly number[], index: number) => readonly (string | number)[]) =>
  [names, ...drawn.map((values, index) => row(values, index).join(','))].join('\n');
const noteOf = async (text: string, options: TrainOptions) => {
  const { outcome } = await trainText(text, { epochs: 300, ...options });
  return (outcome.findings ?? []).filter(({ type }) => type === 'tooGood');
};

test.each([
  [
    'two classes',
    (x: number, z: number) => (x + z / 30 > 0.52 ? 'yes' : 'no'),
    /AUC (0\.99\d|1\.000) on the test rows\. Without what "paid" says it would be AUC 0\./,
  ],
  [
    'a number',
    (x: number, z: number) => (300 * x + z * 9).toFixed(3),
    /R² (0\.99\d*|1\.00) on .* "paid" says it would be R² (0\.\d\d|−|< −1)/,
  ],
  [
    'several classes',
    (x: number) => ['a', 'b', 'c'][Math.floor(x * 2.999)],
    /% right on the test rows\. Without what "paid" says it would be \d\d\.\d.% right/,
  ],
])('a result that is nearly too good names the column that it is of: %s', async (_, answer, words) => {
  const text = table('age,paid,city,target', ([x, z, other], index) => [
    (other * 50).toFixed(1),
    (x * 80).toFixed(2),
    ['Oslo', 'Rome'][index % 2],
    answer(x, z),
  ]);
  const [note] = await noteOf(text, { target: 'target', hidden: [8], epochs: 500, learningRate: 0.02 });
  expect(note && inEnglish(describeFinding(note)).replaceAll('\u00a0', ' ')).toMatch(words);
});

test('an ordinary result is not called too good, nor one of the only column there is', async () => {
  const noisy = table('age,paid,target', ([x, z, other]) => [z.toFixed(2), (x * 80).toFixed(2), x + other > 1 ? 'yes' : 'no']);
  expect(await noteOf(noisy, { target: 'target' })).toEqual([]);
  const only = table('celsius,fahrenheit', ([x]) => [(x * 30).toFixed(1), (Number((x * 30).toFixed(1)) * 1.8 + 32).toFixed(2)]);
  expect(await noteOf(only, { target: 'fahrenheit', epochs: 2000 })).toEqual([]);
  const noise = table('age,paid,target', ([x, z, other]) => [x.toFixed(2), z.toFixed(2), other > 0.5 ? 'yes' : 'no']);
  expect(await noteOf(noise, { target: 'target', hidden: [16] })).toEqual([]);
});
