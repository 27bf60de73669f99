import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportKeras } from '../../../src/exports/keras/exportKeras.ts';
import { readHdf5 } from '../../../src/exports/keras/hdf5.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { layerSlices } from '../../../src/network/architecture.ts';
import { askKeras, findKerasPython } from './askKeras.ts';
import { bornCase } from './bornCase.ts';
import { buddhistCase } from './buddhistCase.ts';
import { digitsCase } from './digitsCase.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';

const python = findKerasPython();
if (python === undefined) {
  console.warn('Keras 3 with TensorFlow is not installed ("pip install keras tensorflow-cpu"): what it answers is left out of the tests.');
}

async function fileOf({ exported }: ExportCase): Promise<Uint8Array> {
  const [{ content }] = (await exportKeras(exported, 'case.keras')).files;
  if (typeof content === 'string') throw new Error('a text');
  return content;
}

/** Checks a file like Keras: every layer refers to earlier ones, inputs and outputs exist, and all modules are Keras' own. */
const checker = `
import json, sys, zipfile

def histories(value):
    if isinstance(value, dict):
        if value.get("class_name") == "__keras_tensor__":
            yield value["config"]["keras_history"]
        else:
            for item in value.values():
                yield from histories(item)
    elif isinstance(value, list):
        for item in value:
            yield from histories(item)

for file in sys.argv[1:]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["config.json", "metadata.json", "model.weights.h5"], archive.namelist()
        config = json.loads(archive.read("config.json"))
        assert json.loads(archive.read("metadata.json"))["keras_version"].startswith("3.")
        assert archive.read("model.weights.h5")[:4] == b"\\x89HDF"
    assert config["class_name"] == "Functional"
    known = set()
    for layer in config["config"]["layers"]:
        name = layer["name"]
        assert name == layer["config"]["name"] and name not in known and "/" not in name, name
        assert layer["module"] in ("keras.layers", "keras.src.ops.core", "keras.src.ops.numpy"), layer["module"]
        for source, node, tensor in histories(layer["inbound_nodes"]):
            assert source in known and node == 0 and tensor == 0, (name, source)
        known.add(name)
    places = {**config["config"]["input_layers"], **config["config"]["output_layers"]}
    assert all(place[0] in known for place in places.values())
    assert "value" in config["config"]["output_layers"]
print("fine")
`;

test('the files are as Keras writes them, by a check in Python', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-keras-'));
  try {
    const files = await Promise.all(
      caseNames.map(exportCase).map(async (of, place) => {
        const file = path.join(folder, `case_${place}.keras`);
        writeFileSync(file, await fileOf(of));
        return file;
      }),
    );
    writeFileSync(path.join(folder, 'checker.py'), checker);
    expect(execFileSync('python3', [path.join(folder, 'checker.py'), ...files]).toString()).toBe('fine\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the weights of the layers stand in model.weights.h5 in the order in which Keras looks for them', async () => {
  for (const of of caseNames.map(exportCase)) {
    const { architecture, weights, encoder } = of.model;
    // Before the network there is one layer per categorical column.
    const before = encoder.columns.filter(({ type }) => type === 'category').length;
    const wanted = layerSlices(architecture).flatMap(({ inputs, units }, layer) => {
      const group = before + layer === 0 ? 'dense' : `dense_${before + layer}`;
      return [
        { path: `layers/${group}/vars/0`, size: inputs * units },
        { path: `layers/${group}/vars/1`, size: units },
      ];
    });
    const read = await readHdf5(unzipSync(await fileOf(of))['model.weights.h5'], wanted);
    expect(
      read.flatMap((array) => [...(array ?? [])]),
      of.name,
    ).toEqual([...weights]);
  }
});

test('what Keras cannot carry is said before, and in the file', async () => {
  const x = scatter(40);
  const table = tableOf({
    'km/h': x,
    km_h: x.map((value) => value % 7),
    value: x.map((value) => value % 5),
    target: x.map((value) => (value > 400 ? 'a' : 'b')),
  });
  const of = trainCase('slash', table, { epochs: 2 });
  const { limits } = await exportKeras(of.exported, 'case.keras');
  const said = limits.map(inEnglish).join('\n');
  expect(said).toContain('the layer of the column "km/h" is called "km_h_"');
  expect(said).toContain('KERAS_BACKEND=tensorflow');
  const parts = unzipSync(await fileOf(of));
  const { about } = JSON.parse(strFromU8(parts['metadata.json'])) as { about: string[] };
  expect(about.join('\n')).toContain('km_h_');
  const { config } = JSON.parse(strFromU8(parts['config.json'])) as { config: { input_layers: Record<string, unknown[]> } };
  expect(config.input_layers).toEqual({ 'km/h': ['km_h_', 0, 0], km_h: ['km_h', 0, 0], value: ['value', 0, 0] });
  if (python !== undefined) expectAnswers(of, askKeras(python, [of], [await fileOf(of)])[0]);
});

test.skipIf(python === undefined)(
  'Keras answers as Neuron does, for every kind of target, column and network',
  async () => {
    const cases = [...caseNames.map(exportCase), bornCase(), buddhistCase(), digitsCase()];
    const answers = askKeras(python ?? '', cases, await Promise.all(cases.map(fileOf)));
    expect(answers.length).toBe(43);
    cases.forEach((of, place) => expectAnswers(of, answers[place]));
    expectAnswers(cases[42], answers[42], 1e-9);
  },
  600_000,
);

test.skipIf(python === undefined)(
  'so it does for random models of random tables',
  async () => {
    const cases = randomCases(40, 'plain');
    const answers = askKeras(python ?? '', cases, await Promise.all(cases.map(fileOf)));
    cases.forEach((of, place) => expectAnswers(of, answers[place]));
  },
  600_000,
);
