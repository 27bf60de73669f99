import { expect, test } from 'vitest';
import { exitCodes } from '../../../src/cli/exitCodes.ts';
import { operandsOf } from '../../../src/cli/operands.ts';
import { describeScores } from '../../../src/cli/scoreWords.ts';
import { said } from '../said.ts';

test('each score stands with its own interval, and with that of always giving the same answer', () => {
  const lines = said(
    describeScores({ loss: 0.5, mae: 2, mae95: [1.5, 2.5], rmse: 3, r2: 0.75, r295: [0.6, 0.85] }, { loss: 1, mae: 8, rmse: 9, r2: -0.01 }),
  );
  const lineOf = (name: string) => lines.find((line) => line.trim().startsWith(name)) ?? '';
  expect(lineOf('R²')).toMatch(/0\.75.*0\.6 to 0\.85/);
  expect(lineOf('Mean error')).toMatch(/ 2,.*1\.5 to 2\.5.*8$/);
  expect(lineOf('RMSE')).toMatch(/ 3;.*9$/);
  expect(lines.some((line) => line.includes('Accuracy'))).toBe(false);
});

test('nearly 1 is never told as 1', () => {
  const [accuracy, auc, r2] = said(
    describeScores({ loss: 0.01, accuracy: 0.99998, auc: 1, r2: 0.9999999, accuracy95: [0.9999, 1] }, { loss: 1, auc: 0.5 }),
  );
  expect(accuracy).toMatch(/Accuracy 0\.99998, of many more rows 0\.9999 to 1 /);
  expect(auc).toMatch(/AUC 1;/);
  expect(r2).toMatch(/R² >.?0\.99999\d*;/);
});

test('what is called with one thing too many or too few is refused with how it is called', () => {
  const line = (...operands: readonly string[]) => ({ command: 'train', operands, flags: new Map() }) as const;
  expect(operandsOf(line('a.csv'), 1)).toEqual(['a.csv']);
  expect(() => operandsOf(line('a.csv', 'b.csv'), 1)).toThrow('neuron train TABLE');
  expect(() => operandsOf(line(), 1)).toThrow('neuron train TABLE');
});

// Scripts and CI depend on them.
test('the program ends with numbers that stay what they are', () => {
  expect(exitCodes).toEqual({ done: 0, unmet: 1, usage: 2, refused: 3, fault: 4, interrupted: 130 });
});
