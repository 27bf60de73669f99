import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';

const root = path.resolve(import.meta.dirname, '..');
const packageSchema = v.object({ version: v.string() });

/** What the figures depend on, as lines of text; nothing that identifies the machine or its user. */
export function machineFacts(packages: readonly string[], others: readonly string[]): string[] {
  const [cpu] = cpus();
  return [
    `${cpu.model.trim()}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform} ${process.arch}`,
    `Node.js ${process.versions.node} (V8 ${process.versions.v8})`,
    ...packages.flatMap((name) => installedVersion(name)),
    ...others,
  ];
}

function installedVersion(name: string): string[] {
  try {
    const { version } = v.parse(packageSchema, JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')));
    return [`${name} ${version}`];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
