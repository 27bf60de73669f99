import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

const folder = path.join(import.meta.dirname, 'python');
/** Debian's packages belong to Debian's own Python; another one may come first on the PATH. */
const debianPython = '/usr/bin/python3';

const factsSchema = v.object({ version: v.string(), libraries: v.array(v.string()) });

/** A package's version and the libraries that compute its matrix products. */
export type PythonFacts = v.InferOutput<typeof factsSchema>;

/** A script of `bench/python` that runs for the whole bench and answers one request at a time. */
export class PythonProcess {
  readonly facts: PythonFacts;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ask: (request: object) => Promise<unknown>;

  private constructor(child: ChildProcessWithoutNullStreams, ask: (request: object) => Promise<unknown>, facts: PythonFacts) {
    this.#child = child;
    this.#ask = ask;
    this.facts = facts;
  }

  /** Undefined where Python or the package that the script imports is not installed. */
  static async start(script: string, threads: number): Promise<PythonProcess | undefined> {
    const count = String(threads);
    const child = spawn(existsSync(debianPython) ? debianPython : 'python3', [path.join(folder, script)], {
      env: { ...process.env, OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count, PYTHONDONTWRITEBYTECODE: '1' },
    });
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const lines = createInterface({ input: child.stdout });
    const waiting: ((answer: string | undefined) => void)[] = [];
    lines.on('line', (line) => waiting.shift()?.(line));
    let isOver = false;
    const end = () => {
      isOver = true;
      for (const resolve of waiting.splice(0)) resolve(undefined);
    };
    child.once('error', end);
    child.once('close', end);
    // Writing to a process that has ended is reported by its end.
    child.stdin.on('error', () => undefined);
    const ask = async (request: object): Promise<unknown> => {
      const answer = await new Promise<string | undefined>((resolve) => {
        if (isOver) return resolve(undefined);
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(request)}\n`);
      });
      return answer === undefined ? undefined : (JSON.parse(answer) as unknown);
    };
    const facts = await ask({ command: 'facts' });
    if (facts !== undefined) return new PythonProcess(child, ask, v.parse(factsSchema, facts));
    if (complaints === '' || complaints.includes('ModuleNotFoundError')) return undefined;
    throw new Error(`${script} has ended:\n${complaints}`);
  }

  /** The reply to a request; rejects with the error's text when it is one, or when it has another shape. */
  async ask<Schema extends v.GenericSchema>(request: object, schema: Schema): Promise<v.InferOutput<Schema>> {
    const answer = await this.#ask(request);
    if (answer === undefined) throw new Error('The Python process has ended');
    const failure = v.safeParse(v.object({ error: v.string() }), answer);
    if (failure.success) throw new Error(failure.output.error);
    return v.parse(schema, answer);
  }

  /** Ends the process. */
  stop(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }
}
