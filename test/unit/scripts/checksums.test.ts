import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checksums } from '../../../scripts/checksums.ts';

test('what is released and what is in it can be checked by sha256sum', () => {
  const packed = zipSync({ 'b.txt': strToU8('bee'), 'a b.txt': strToU8('') });
  const { ofPackage, ofFiles } = checksums('neuron-1.0.0.vsix', packed);
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-checksums-'));
  const check = (sums: string) => {
    writeFileSync(path.join(folder, 'sums'), sums);
    return execFileSync('sha256sum', ['-c', 'sums'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  };
  try {
    for (const [name, content] of [
      ['neuron-1.0.0.vsix', packed],
      ['b.txt', 'bee'],
      ['a b.txt', ''],
    ] as const)
      // prettier-ignore
      writeFileSync(path.join(folder, name), content);
    expect(check(ofPackage)).toBe('neuron-1.0.0.vsix: OK\n');
    expect(check(ofFiles)).toBe('a b.txt: OK\nb.txt: OK\n');
    writeFileSync(path.join(folder, 'b.txt'), 'bees');
    expect(() => check(ofFiles)).toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
