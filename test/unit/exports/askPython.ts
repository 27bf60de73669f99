import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import type { exportPython } from '../../../src/exports/python/exportPython.ts';
import type { ExportCase } from './exportCases.ts';
import { readAnswers } from './expectAnswers.ts';

const runner = `
import importlib.util, json, sys
answers = []
for place, case in enumerate(json.load(open(sys.argv[1]))):
    spec = importlib.util.spec_from_file_location("case_%d" % place, case["file"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = []
    for cells in case["rows"]:
        answer = module.predict({name: cell for name, cell in cells if cell is not None})
        probabilities = answer.get("probabilities")
        rows.append([answer["value"], [probabilities[name] for name in case["classes"]] if probabilities else None])
    answers.append(rows)
print(json.dumps(answers).replace("Infinity", "1e999"))
`;

/** What the modules say of the cases' rows, all in one process. */
export function askPython(cases: readonly ExportCase[], exporter: typeof exportPython) {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-python-'));
  try {
    const asked = cases.map(({ exported, rows, model }, place) => {
      const file = path.join(folder, `case_${place}.py`);
      writeFileSync(file, String(exporter(exported, 'case.py').files[0].content));
      return { file, rows, classes: targetClasses(model.encoder.target) };
    });
    writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(asked));
    writeFileSync(path.join(folder, 'runner.py'), runner);
    const json = execFileSync('python3', [path.join(folder, 'runner.py'), path.join(folder, 'cases.json')], { maxBuffer: 1e8 });
    return readAnswers(json.toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}
