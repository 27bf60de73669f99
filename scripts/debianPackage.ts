import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The absolute path of the first of the commands that is on the PATH. */
export function findOnPath(commands: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return commands.flatMap((command) => folders.map((folder) => path.join(folder, command + suffix))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}

/** The path of a program; as root on Debian, its package is installed if it is missing. Throws an error that says what to install. */
export function findProgram(command: string, debianPackage: string): string {
  const found = findOnPath([command]);
  if (found !== undefined) return found;
  if (mayInstall()) installDebianPackage(debianPackage);
  const installed = findOnPath([command]);
  if (installed !== undefined) return installed;
  throw new Error(`The tests need ${command}. Install it (Debian and Ubuntu: "apt-get install ${debianPackage}").`);
}

/** True as root on Debian. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
}

/** Installs a Debian package. Throws with the output of apt-get. */
export function installDebianPackage(name: string): void {
  console.log(`Installing ${name} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', name],
  ]) {
    try {
      execFileSync('apt-get', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
      throw new Error(`"apt-get ${args.join(' ')}" failed. Install ${name} by hand.\n${output}`, { cause: error });
    }
  }
}
