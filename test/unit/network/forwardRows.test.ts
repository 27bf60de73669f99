import { expect, test } from 'vitest';
import { parameterCount, type Activation, type Architecture } from '../../../src/network/architecture.ts';
import { createForward } from '../../../src/network/forward.ts';
import { createRowsPass } from '../../../src/network/forwardRows.ts';

const wave = (length: number, step: number) => Array.from({ length }, (_, i) => Math.sin(i * step) * 2);
const hidden: readonly Activation[] = ['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid'];
const shapes = [[1], [2], [3, 2], [16, 16, 1], [5, 7, 4]] as const;

function architectureOf(units: readonly number[], activation: Activation, last: Activation): Architecture {
  return { inputs: 3, layers: units.map((of, i) => ({ units: of, activation: i === units.length - 1 ? last : activation })) };
}

test.each(hidden.flatMap((activation) => shapes.map((units) => ({ activation, units }))))(
  'rows in one go have what each has by itself, bit by bit: $activation, $units',
  ({ activation, units }) => {
    for (const last of ['linear', 'softmax'] as const) {
      const architecture = architectureOf(units, activation, last);
      const weights = Float32Array.from(wave(parameterCount(architecture), 0.7));
      // One row is left over after two times four.
      const rows = Float32Array.from(wave(10 * architecture.inputs, 1.3));
      const together = createRowsPass(architecture, weights, 9)(rows, 9, architecture.inputs);
      const alone = createForward(architecture, weights);
      for (let row = 0; row < 9; row++) {
        const pass = alone(rows, (row + 1) * architecture.inputs);
        for (const [layer, of] of units.entries()) {
          expect(together.preActivations[layer].slice(row * of, (row + 1) * of)).toEqual(pass.preActivations[layer]);
          expect(together.outputs[layer].slice(row * of, (row + 1) * of)).toEqual(pass.outputs[layer]);
        }
      }
    }
  },
);

test('a pass that is run again for fewer rows leaves no trace of earlier rows', () => {
  const architecture = architectureOf([3, 2], 'relu', 'sigmoid');
  const weights = Float32Array.from(wave(parameterCount(architecture), 0.7));
  const run = createRowsPass(architecture, weights, 4);
  run(Float64Array.from(wave(12, 0.4)), 4);
  const rows = Float64Array.from(wave(6, 1.1));
  const { outputs } = run(rows, 2);
  const alone = createForward(architecture, weights);
  for (let row = 0; row < 2; row++) expect(outputs[1].slice(2 * row, 2 * row + 2)).toEqual(alone(rows, 3 * row).outputs[1]);
});
