import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportJavaScript } from '../../../src/exports/javascript/exportJavaScript.ts';
import type { ExportCase } from './exportCases.ts';

interface Predictor {
  readonly predict: (row: Readonly<Record<string, string | number>>) => {
    readonly value: string | number;
    readonly probabilities?: Readonly<Record<string, number>>;
  };
}

/** What the modules say of the cases' rows. */
export async function askJavaScript(cases: readonly ExportCase[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-javascript-'));
  try {
    return await Promise.all(
      cases.map(async ({ exported, rows, model }, place) => {
        const file = path.join(folder, `case_${place}.mjs`);
        writeFileSync(file, String(exportJavaScript(exported, 'case.mjs').files[0].content));
        const { predict } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Predictor;
        return rows.map((row) => {
          const { value, probabilities } = predict(Object.fromEntries(row));
          return {
            value,
            ...(probabilities ? { probabilities: targetClasses(model.encoder.target).map((name) => probabilities[name]) } : {}),
          };
        });
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
