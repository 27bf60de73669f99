import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram } from '../../../scripts/debianPackage.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportC } from '../../../src/exports/c/exportC.ts';
import { quotedForC } from '../../../src/exports/code/quoted.ts';
import type { ExportCase } from './exportCases.ts';
import type { ConsumerAnswer } from './expectAnswers.ts';

/** A part of a program for one case: its header, its rows, and a function that prints the answers. */
function unitOf({ exported, rows, model }: ExportCase, place: number): string {
  const features = model.encoder.columns.map(({ column }) => column);
  const cells = rows.map((row) => {
    const byName = new Map(row);
    return `{${features.map((name) => quotedForC(byName.get(name) ?? '')).join(', ')}}`;
  });
  const classes = targetClasses(model.encoder.target);
  const print =
    classes.length === 0
      ? 'printf("%.17g\\n", p.value);'
      : 'for (int i = 0; i < CLASS_COUNT; i++) if (p.value == CLASSES[i]) printf("%d", i); for (int i = 0; i < CLASS_COUNT; i++) printf(" %.17g", p.probabilities[i]); printf("\\n");';
  return [
    String(exportC(exported, 'model.h').files[0].content),
    `static const char *const rows[][COLUMN_COUNT] = {${cells.join(',\n')}};`,
    `void answer_${place}(void) { for (int r = 0; r < ${rows.length}; r++) { Prediction p = predict(rows[r]); ${print} } printf("#\\n"); }`,
  ].join('\n');
}

/** What the compiled header says of the cases' rows, all in one program. */
export function askC(cases: readonly ExportCase[]): ConsumerAnswer[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-c-'));
  try {
    const files = cases.map((of, place) => {
      const file = path.join(folder, `case_${place}.c`);
      writeFileSync(file, unitOf(of, place));
      return file;
    });
    const main = path.join(folder, 'main.c');
    const calls = cases.map((_, place) => place);
    writeFileSync(
      main,
      `${calls.map((place) => `void answer_${place}(void);`).join('\n')}\nint main(void) { ${calls.map((place) => `answer_${place}();`).join(' ')} }\n`,
    );
    const program = path.join(folder, 'program');
    execFileSync(findProgram('gcc', 'gcc'), [
      '-std=c99',
      '-Wall',
      '-Wextra',
      '-pedantic',
      '-Werror',
      '-O0',
      '-o',
      program,
      main,
      ...files,
      '-lm',
    ]);
    const output = execFileSync(program, { maxBuffer: 1e8 }).toString();
    return output
      .split('#\n')
      .slice(0, -1)
      .map((lines, place) =>
        lines
          .trimEnd()
          .split('\n')
          .map((line) => readLine(line, cases[place])),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readLine(line: string, { model }: ExportCase): ConsumerAnswer {
  const classes = targetClasses(model.encoder.target);
  const [first, ...others] = line.split(' ');
  return classes.length === 0
    ? { value: first === 'inf' ? Infinity : Number(first) }
    : { value: classes[Number(first)], probabilities: others.map(Number) };
}
