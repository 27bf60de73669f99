import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportNeuron, readNeuronFile } from '../../../src/exports/neuron/neuronFile.ts';
import { answerRow } from '../../../src/model/predict.ts';
import { UserError } from '../../../src/userError.ts';
import { expectEqual } from '../expectEqual.ts';
import { caseNames, exportCase } from './exportCases.ts';

const textOf = (place: number) => String(exportNeuron(exportCase(caseNames[place]).exported, 'a.neuron').files[0].content);

test('every model comes back with the same answers', () => {
  for (const { model, exported, rows, answers } of caseNames.map(exportCase)) {
    const { plan, outcome, fileName } = readNeuronFile(String(exportNeuron(exported, 'a.neuron').files[0].content));
    expect(fileName).toBe(exported.fileName);
    expect(plan).toEqual(JSON.parse(JSON.stringify(exported.run.plan)));
    const back = { ...plan, weights: outcome.weights, ledger: model.ledger };
    expectEqual(
      rows.map((row) => answerRow(back, new Map(row))),
      answers,
    );
  }
});

test('its text can be read: columns, figures, one line of weights', () => {
  const lines = textOf(1).split('\n');
  expect(lines.slice(0, 4)).toEqual(['{', '  "format": "neuron-model",', '  "version": 1,', '  "madeBy": "Neuron 0.0.0",']);
  expect(lines.filter((line) => line.includes('$float32')).length).toBe(5);
});

test('a file that another program has laid out anew is the same model', () => {
  const text = textOf(1);
  const file = readNeuronFile(text);
  for (const indent of [undefined, 4]) expect(readNeuronFile(JSON.stringify(JSON.parse(text), undefined, indent))).toEqual(file);
  expect(readNeuronFile(text.replaceAll('\n', '\r\n'))).toEqual(file);
  const { checksum, ...rest } = JSON.parse(text) as { checksum: string };
  expect(readNeuronFile(JSON.stringify({ checksum, ...rest }))).toEqual(file);
});

test('a file that is cut off or changed anywhere is refused', () => {
  const text = textOf(1);
  const refused = (changed: string): void => {
    expect(() => readNeuronFile(changed)).toThrow(UserError);
  };
  fc.assert(
    fc.property(fc.nat(text.length - 3), (end) => refused(text.slice(0, end))),
    { numRuns: 60 },
  );
  const digits = Array.from(text.matchAll(/(?<![\d.])\d/g), ({ index }) => index).filter(
    (index) => index > 60 && !text.slice(0, index).endsWith('"$float'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...digits), (at) => refused(`${text.slice(0, at)}${(Number(text[at]) + 1) % 10}${text.slice(at + 1)}`)),
    { numRuns: 60 },
  );
});

/** The file with other content and a matching checksum, as an attacker would make it. */
function forged(change: (file: { [key: string]: unknown; plan: { architecture: { inputs: unknown; layers: unknown } } }) => void): string {
  const { exported } = exportCase(caseNames[1]);
  const copy = structuredClone({ ...exported.run });
  change(copy);
  return String(exportNeuron({ ...exported, run: copy }, 'a.neuron').files[0].content);
}

test('the checkpoint for continuing comes back', () => {
  const checkpoint = (weights: number) => ({
    weights: new Float32Array(weights),
    memory: { moments: [new Float32Array(weights).fill(0.5)], powers: [0.81, 0.998] as [number, number] },
    stopping: { best: 0.25, waited: 3 },
  });
  const { exported } = exportCase(caseNames[1]);
  const count = exported.weights.length;
  expect(readNeuronFile(forged((file) => (file.checkpoint = checkpoint(count)))).checkpoint).toEqual(checkpoint(count));
  expect(readNeuronFile(textOf(1)).checkpoint).toBeUndefined();
});

test('data checks are read by their former name, and without either the file is refused', () => {
  const forgedPlan = (other: object) =>
    forged((file) => {
      const { dataChecks: _, ...plan } = file.plan as typeof file.plan & { dataChecks?: unknown };
      Object.assign(file, { plan: { ...plan, ...other } });
    });
  const cautions = [{ template: 'The test is small.' }];
  const { plan } = readNeuronFile(forgedPlan({ cautions }));
  expect(plan.dataChecks).toEqual([{ said: cautions[0], remedies: [] }]);
  expect(plan).not.toHaveProperty('cautions');
  expect(() => readNeuronFile(forgedPlan({}))).toThrow('"plan" is not what it should be');
});

test.each([
  ['huge shapes', (file: Parameters<Parameters<typeof forged>[0]>[0]) => (file.plan.architecture.inputs = 1e12)],
  ['shapes that the weights do not have', (file) => (file.plan.architecture.layers = [{ units: 5, activation: 'relu' }])],
  ['an activation of another name', (file) => (file.plan.architecture.layers = [{ units: 1, activation: 'constructor' }])],
  ['no layers', (file) => (file.plan.architecture.layers = [])],
  ['no outcome', (file) => (file.outcome = null)],
  ['moments of another size', (file) => (file.checkpoint = { memory: { moments: [new Float32Array(1)], powers: [1, 1] } })],
  ['moments that are no numbers', (file) => (file.checkpoint = { memory: { moments: [Float32Array.of(NaN)], powers: [1, 1] } })],
  ['a checkpoint of another kind', (file) => (file.checkpoint = { epochs: 1e12 })],
  ['a prototype in place of the plan', (file) => Object.assign(file, { plan: JSON.parse('{"__proto__": {"encoder": {}}}') as object })],
] satisfies [string, Parameters<typeof forged>[0]][])('a forged file with %s is refused in words', (_, change) => {
  let text: string;
  try {
    text = forged(change);
  } catch {
    // It cannot even be written.
    return;
  }
  expect(() => readNeuronFile(text)).toThrow(UserError);
});

test.each(['', '{}', 'null', '[]', '"neuron-model"', '{"format":"neuron-model","version":1}', '\u0000\u0001', '['.repeat(5000)])(
  'what is no model is refused: %.20j',
  (text) => expect(() => readNeuronFile(text)).toThrow(/not a model of Neuron/),
);

test('another version is told', () => {
  expect(() => readNeuronFile(textOf(0).replace('"version": 1', '"version": 9'))).toThrow(
    /another version of Neuron \(format 9, this one reads 1\)/,
  );
});
