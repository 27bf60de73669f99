import { execFileSync } from 'node:child_process';
import { installDebianPackage, mayInstall } from '../../../scripts/debianPackage.ts';

/** By module: to import one takes longer than most of what is asked of it. */
const known = new Map<string, string>();

/** A Python that has the module; installs the Debian package if needed. Throws an error that says what to install. */
export function findPythonWith(module: string, debianPackage: string): string {
  const python = known.get(module) ?? searchPython(module, debianPackage);
  known.set(module, python);
  return python;
}

function searchPython(module: string, debianPackage: string): string {
  const find = () => ['/usr/bin/python3', 'python3'].find((python) => hasModule(python, module));
  const found = find();
  if (found !== undefined) return found;
  if (mayInstall()) installDebianPackage(debianPackage);
  const installed = find();
  if (installed !== undefined) return installed;
  throw new Error(`The tests need Python's ${module}. Install it (Debian and Ubuntu: "apt-get install ${debianPackage}").`);
}

function hasModule(python: string, module: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
