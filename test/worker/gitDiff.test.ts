import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cliScript, runCli } from './runCli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'neuron-git-'));
const exams = path.resolve(import.meta.dirname, '../../media/samples/exam_scores.csv');
const hasGit = spawnSync('git', ['--version']).status === 0;

afterAll(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

async function train(...flags: readonly string[]): Promise<void> {
  const { code, err } = await runCli(folder, ['train', exams, '--to', 'exams.neuron', '--force', ...flags]);
  expect([code, err]).toEqual([0, '']);
}

test.skipIf(!hasGit)('git diff tells in words how a model has changed (needs git)', async () => {
  git('init', '--quiet');
  writeFileSync(path.join(folder, '.gitattributes'), '*.neuron diff=neuron\n');
  await train('--epochs', '20', '--learning-rate', '0.01');
  git('add', '.');
  git('commit', '--quiet', '--message', 'A model');
  await train('--epochs', '300', '--learning-rate', '0.1');
  // Most of the stored file is bytes.
  expect(git('diff')).toContain('$float32');
  git('config', 'diff.neuron.textconv', `"${process.execPath}" "${cliScript}" describe`);
  const lines = git('diff').split('\n');
  const [removed, added] = ['-', '+'].map((sign) => lines.filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3))));
  expect(removed).toContainEqual(expect.stringContaining('Trained for 20 epochs'));
  expect(added).toContainEqual(expect.stringContaining('Trained for 300 epochs'));
  expect(removed).toContain('-| learningRate | 0.01 |');
  expect(added).toContain('+| learningRate | 0.1 |');
  expect(added).toContainEqual(expect.stringMatching(/^\+\| accuracy \| .*\[.*\]/));
  // Unchanged lines are not shown.
  expect([...removed, ...added].filter((line) => line.includes('| optimizer |'))).toEqual([]);
  expect(lines.join('\n')).not.toContain('$float32');
});
