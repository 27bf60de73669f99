import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inWords } from '../inWords.ts';
import { message, type Message } from '../message.ts';
import { coreCount } from '../platform/coreCount.ts';
import { createId } from '../platform/random.ts';
import { workerThreads } from '../platform/workerThread.ts';
import { WorkerPool } from '../session/workerPool.ts';
import { exitCodes } from './exitCodes.ts';
import { terminalLanguage } from './language.ts';
import { createProgressLine } from './progressLine.ts';
import { runCommandLine } from './runCommandLine.ts';

/** Runs the command line with the arguments, streams and exit code of this process. */
export async function runProgram(): Promise<void> {
  // The build puts this at dist/cli.mjs, next to the worker's script and one folder below the package.
  const language = terminalLanguage(process.env, new URL('../l10n/', import.meta.url));
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const pool = new WorkerPool(workerThreads(fileURLToPath(new URL('./nodeWorker.mjs', import.meta.url))), Math.max(1, coreCount() - 1));
  const progress = createProgressLine(process.stderr);
  const say = (said: Message) => inWords(said, language);
  const complain = (text: string) => {
    progress.clear();
    process.stderr.write(`${text}\n`);
  };

  process.once('SIGINT', () => {
    complain(say(message('Interrupted.')));
    pool.dispose();
    process.exit(exitCodes.interrupted);
  });
  // The reader closed the pipe, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.done);
  });

  const print = (text: string) => {
    progress.clear();
    process.stdout.write(text);
  };
  process.exitCode = await runCommandLine(
    process.argv.slice(2),
    { pool, createId, maker: `Neuron ${version}`, say, print, tell: (said) => progress.show(say(said)) },
    complain,
  );
  pool.dispose();
}
