import { createRandom } from '../src/random.ts';

/** The text of a table of uniform numbers, with a binary target that depends on two of the columns, with noise. */
export function noisyTable(rowCount: number, featureCount: number): string {
  const random = createRandom(3);
  const names = Array.from({ length: featureCount }, (_, column) => `x${column}`);
  const lines = [[...names, 'y'].join(',')];
  for (let row = 0; row < rowCount; row++) {
    const values = names.map(() => random.nextFloat());
    lines.push([...values.map((value) => value.toFixed(4)), values[0] + values[1] > 0.5 + random.nextFloat() ? 1 : 0].join(','));
  }
  return `${lines.join('\n')}\n`;
}
