import { spawn } from 'node:child_process';
import path from 'node:path';

/** The command line as shipped, built by test/buildFirst.ts. */
export const cliScript = path.resolve(import.meta.dirname, '../../dist/cli.mjs');

/** How a process of the command line ended, and its output. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it in a folder, with the text as standard input. */
export function runCli(
  folder: string,
  args: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = { LANG: 'C' },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliScript, ...args], { cwd: folder, env: { ...environment, PATH: process.env.PATH } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}
