import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';

/**
 * Input for `sha256sum -c`: a line for the package itself and, in the second text, one for each file in it, to be checked in the folder where it
 * was unpacked.
 */
export function checksums(packageName: string, packed: Uint8Array): { readonly ofPackage: string; readonly ofFiles: string } {
  const files = Object.entries(unzipSync(packed)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ofPackage: line(packageName, packed),
    ofFiles: files.map(([name, bytes]) => line(name, bytes)).join(''),
  };
}

function line(name: string, bytes: Uint8Array): string {
  return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
}
