import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import type { ExportCase } from './exportCases.ts';
import { readAnswers, type ConsumerAnswer } from './expectAnswers.ts';

/** Loads each file in safe mode and passes one input per column, by name, as documented. */
const runner = `
import json, math, os, sys
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
import tensorflow as tf

def number(text):
    try:
        return float(text)
    except ValueError:
        return math.nan


answers = []
for case in json.load(open(sys.argv[1])):
    model = keras.models.load_model(case["file"])
    cells = [dict(row) for row in case["rows"]]
    inputs = {}
    for name, type in case["columns"]:
        texts = [row[name] for row in cells]
        inputs[name] = (
            np.array([[number(text)] for text in texts], dtype="float32")
            if type == "number"
            else tf.constant([[text] for text in texts])
        )
    given = {name: output.numpy() for name, output in model({name: tf.constant(one) for name, one in inputs.items()}).items()}
    value = [one.decode() if isinstance(one, bytes) else float(one) for one in given["value"][:, 0]]
    probabilities = given["probabilities"].tolist() if "probabilities" in given else [None] * len(value)
    answers.append(list(zip(value, probabilities)))
print(json.dumps(answers).replace("Infinity", "1e999"))
`;

/** A Python that has Keras with TensorFlow: NEURON_KERAS_PYTHON, or python3; undefined if there is none. */
export function findKerasPython(): string | undefined {
  const python = process.env.NEURON_KERAS_PYTHON ?? 'python3';
  try {
    execFileSync(python, ['-c', 'import keras, tensorflow; assert int(keras.__version__.split(".")[0]) >= 3'], { stdio: 'ignore' });
    return python;
  } catch {
    return undefined;
  }
}

/** Keras' answers to the cases' rows, all in one process. `files` are the models of the cases. */
export function askKeras(python: string, cases: readonly ExportCase[], files: readonly Uint8Array[]): ConsumerAnswer[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-keras-'));
  try {
    const asked = cases.map(({ rows, model }, place) => {
      const file = path.join(folder, `case_${place}.keras`);
      writeFileSync(file, files[place]);
      const columns = model.encoder.columns.map(({ column, type }) => [column, type]);
      return { file, rows, columns, classes: targetClasses(model.encoder.target) };
    });
    writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(asked));
    writeFileSync(path.join(folder, 'runner.py'), runner);
    const json = execFileSync(python, [path.join(folder, 'runner.py'), path.join(folder, 'cases.json')], {
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return readAnswers(json.toString().split('\n').at(-2) ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
