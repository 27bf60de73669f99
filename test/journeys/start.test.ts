import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openContext } from '../vscode/launchBrowser.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
/** For something that is certain to happen, on a slow and busy machine. */
const timeout = 300_000;
const folder = mkdtempSync(path.join(tmpdir(), 'neuron-start-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('"npm start" opens files of any name, all of them, and leaves nothing behind when it is asked to end', async () => {
  const names = ['a #1, 50 % ü.csv', 'second.csv'];
  for (const name of names) writeFileSync(path.join(folder, name), 'x,y\n1,0\n2,1\n');
  const scratch = path.join(folder, 'scratch');
  mkdirSync(scratch);
  const files = names.map((name) => path.join(folder, name));
  const child = spawn(process.execPath, ['scripts/start.ts', '--no-open', ...files], {
    cwd: root,
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let told = '';
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const found = /http:\S+/.exec(told)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`It has ended by itself: ${told}`)));
  });
  const context = await openContext();
  try {
    const page = await context.newPage();
    await page.goto(await address, { timeout });
    for (const name of names) await page.getByRole('tab', { name }).waitFor({ timeout });
  } finally {
    await context.close();
    child.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
  await expect(fetch(await address)).rejects.toThrow();
  // VS Code itself leaves a socket.
  expect(readdirSync(scratch).filter((name) => name.startsWith('neuron-'))).toEqual([]);
});
