import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportNotebook } from '../../../src/exports/notebook/exportNotebook.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { caseNames, exportCase } from './exportCases.ts';
import { expectAnswers, readAnswers } from './expectAnswers.ts';

/** Runs the cells without Keras, and only parses the one with it. */
const runner = `
import ast, io, contextlib, json, sys
cells = json.load(open("case.ipynb"))["cells"]
scope = {}
for cell in cells:
    if cell["cell_type"] != "code":
        continue
    ast.parse(cell["source"])
    if "import keras" not in cell["source"]:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(cell["source"], scope)
classes = json.loads(sys.argv[1])
print(json.dumps([[[a["value"], [a["probabilities"][c] for c in classes] if classes else None] for a in scope["answers"]]]))
`;

test.each([0, 9, 13, 22])('the notebook of case %i can be read, and its first part answers the table as Neuron does', (place) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-notebook-'));
  try {
    const of = exportCase(caseNames[place]);
    const { exported, rows, model } = of;
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const table = [exported.tableColumns, ...rows.map((row) => row.map(([, cell]) => cell))]
      .map((cells) => cells.map(quote).join(','))
      .join('\n');
    writeFileSync(path.join(folder, exported.fileName), table);
    writeFileSync(path.join(folder, 'case.ipynb'), String(exportNotebook(exported, 'case.ipynb').files[0].content));
    const answers = execFileSync('python3', ['-c', runner, JSON.stringify(targetClasses(model.encoder.target))], {
      cwd: folder,
      maxBuffer: 1e8,
    });
    expectAnswers(of, readAnswers(answers.toString())[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('it is a notebook of format 4', () => {
  const notebook = JSON.parse(String(exportNotebook(exportCase(caseNames[0]).exported, 'a.ipynb').files[0].content)) as {
    nbformat: number;
    cells: { id: string }[];
  };
  expect(notebook.nbformat).toBe(4);
  expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
});
