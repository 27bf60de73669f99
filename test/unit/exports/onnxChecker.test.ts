import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportOnnx } from '../../../src/exports/onnx/exportOnnx.ts';
import { findPythonWith } from './debianPython.ts';
import { caseNames, exportCase } from './exportCases.ts';

/** Checks each file in full and reports its inputs and outputs. For a newer opset than the checker's own it reports only the opset. */
const checker = `
import json, sys
import onnx
from onnx import shape_inference

def shapes(values):
    return {value.name: [value.type.tensor_type.elem_type, [dim.dim_value or dim.dim_param for dim in value.type.tensor_type.shape.dim]] for value in values}

told = []
for file in sys.argv[1:]:
    model = onnx.load(file)
    opset = next(one.version for one in model.opset_import if one.domain == "")
    if opset > onnx.defs.onnx_opset_version():
        told.append({"opset": opset})
        continue
    onnx.checker.check_model(model, full_check=True)
    declared = shapes(model.graph.output)
    for output in model.graph.output:
        output.type.tensor_type.ClearField("shape")
    inferred = shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    told.append({"opset": opset, "inputs": shapes(model.graph.input), "declared": declared, "inferred": shapes(inferred.graph.output)})
print(json.dumps(told))
`;

type Shapes = Readonly<Record<string, readonly [number, readonly (string | number)[]]>>;
interface Told {
  readonly opset: number;
  readonly inputs?: Shapes;
  readonly declared?: Shapes;
  readonly inferred?: Shapes;
}

const FLOAT = 1;
const STRING = 8;
const DOUBLE = 11;

test('ONNX checks the models and infers the shapes that they declare', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-onnx-'));
  try {
    const cases = caseNames.map(exportCase);
    const files = cases.map(({ exported }, place) => {
      const file = path.join(folder, `case_${place}.onnx`);
      writeFileSync(file, exportOnnx(exported, 'case.onnx').files[0].content);
      return file;
    });
    const json = execFileSync(findPythonWith('onnx', 'python3-onnx'), ['-c', checker, ...files], { maxBuffer: 1e8 });
    const told = JSON.parse(json.toString()) as Told[];
    // Debian's checker may not know the operators that split dates.
    expect(told.filter(({ inferred }) => inferred !== undefined).length).toBeGreaterThanOrEqual(24);
    told.forEach(({ opset, inputs, declared, inferred }, place) => {
      const { columns, target } = cases[place].model.encoder;
      expect(opset).toBe(columns.some(({ type }) => type === 'date') ? 20 : 17);
      if (inferred === undefined) return;
      const input = (type: string) => [type === 'number' ? FLOAT : STRING, ['rows', 1]];
      expect(inputs).toEqual(Object.fromEntries(columns.map(({ column, type }) => [column, input(type)])));
      const classes = targetClasses(target).length;
      const value = [classes > 0 ? STRING : DOUBLE, ['rows', 1]];
      expect(declared).toEqual({ value, ...(classes > 0 ? { probabilities: [DOUBLE, ['rows', classes]] } : {}) });
      const width = (shapes: Shapes | undefined, name: string) => shapes?.[name]?.[1].at(-1);
      for (const name of Object.keys(declared ?? {})) expect(width(inferred, name), name).toBe(width(declared, name));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
