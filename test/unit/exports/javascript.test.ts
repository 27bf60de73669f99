import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportJavaScript } from '../../../src/exports/javascript/exportJavaScript.ts';
import { digitDateCase } from './digitDateCases.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';

interface Predictor {
  readonly predict: (row: Readonly<Record<string, string | number>>) => {
    readonly value: string | number;
    readonly probabilities?: Readonly<Record<string, number>>;
  };
}

/** What the modules say of the cases' rows. */
async function askJavaScript(cases: readonly ExportCase[]) {
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

test('JavaScript answers as Neuron does, for every kind of target, column and network', async () => {
  const cases = caseNames.map(exportCase);
  const answers = await askJavaScript(cases);
  cases.forEach((of, place) => expectAnswers(of, answers[place], 1e-9));
});

test('random models of random tables do, too', async () => {
  const cases = randomCases(60, 'rich');
  expect(cases.length).toBeGreaterThan(30);
  const answers = await askJavaScript(cases);
  cases.forEach((of, place) => expectAnswers(of, answers[place], 1e-9));
});

test('a network of many weights is written as tables', async () => {
  const x = scatter(60);
  const large = trainCase('large', tableOf({ x, z: x.map((value) => value % 9), target: x.map((value) => (value > 400 ? 'a' : 'b')) }), {
    hidden: [60, 40],
    epochs: 2,
  });
  const [answers] = await askJavaScript([large]);
  expectAnswers(large, answers, 1e-9);
});

test('days and moments in digits alone are read', async () => {
  const digits = digitDateCase();
  const [answers] = await askJavaScript([digits]);
  expectAnswers(digits, answers, 1e-9);
});
