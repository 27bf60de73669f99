import path from 'node:path';
import { expect, test } from 'vitest';
import { exportBytes, isLongExport, type ExportedBytes } from '../../src/exports/exportedBytes.ts';
import type { ExportedModel } from '../../src/exports/exportedModel.ts';
import { exportModel } from '../../src/exports/exportModel.ts';
import { exportFormats, type ExportFormat } from '../../src/exports/formats.ts';
import { threadsOf } from '../../src/platform/askThread.ts';
import { UserError } from '../../src/userError.ts';
import { caseNames, exportCase, trainCase } from '../unit/exports/exportCases.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');
const askThread = threadsOf({ pathOf: (name) => path.join(dist, name), read: () => Promise.reject(new Error('Nothing is read')) });

/** By the script as it is shipped, in a thread: test/buildFirst.ts has built it. */
async function exportInThread(model: ExportedModel, format: ExportFormat, name: string): Promise<ExportedBytes> {
  if (!askThread) throw new Error('There are no threads');
  return (await askThread('cli.mjs', { model, format, name })) as ExportedBytes;
}

function wideModel(columns: number): ExportedModel {
  const header = [...Array.from({ length: columns }, (_, k) => `c${k}`), 'y'].join(',');
  const row = (i: number) => [...Array.from({ length: columns }, (_, k) => (i * ((k % 90) + 7)) % 101), i % 2].join(',');
  return trainCase('wide', [header, ...Array.from({ length: 12 }, (_, i) => row(i)), ''].join('\n'), { epochs: 1 }).exported;
}

test.each(exportFormats.filter((format) => format !== 'formula' && format !== 'micropython'))(
  'a thread gives the files and limits of the format %s',
  async (format) => {
    const { exported } = exportCase(caseNames[5]);
    const { files, limits } = await exportInThread(exported, format, 'a.file');
    const expected = await exportBytes({ model: exported, format, name: 'a.file' });
    expect(limits).toEqual(expected.limits);
    expect(files.map(({ name, isText }) => [name, isText])).toEqual(expected.files.map(({ name, isText }) => [name, isText]));
    // Archives contain the time.
    for (const [index, { content, isText }] of files.entries()) if (isText) expect(content).toEqual(expected.files[index].content);
  },
);

test('a model of very many columns is exported elsewhere as it is here', async () => {
  const model = wideModel(600);
  expect(isLongExport(model)).toBe(true);
  const { files } = await exportInThread(model, 'python', 'wide.py');
  const [{ content }] = (await exportModel(model, 'python', 'wide.py')).files;
  expect(new TextDecoder().decode(files[0].content)).toBe(content);
});

test('what a format cannot hold is refused in words, and a script that cannot be started is told', async () => {
  const refused = await exportInThread(wideModel(600), 'formula', 'a.txt').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UserError);
  expect(String(refused)).toMatch(/8192/);
  await expect(askThread?.('missing.mjs', {})).rejects.toThrow(/missing\.mjs/);
});

test('small models are exported at once', () => {
  expect(isLongExport(exportCase(caseNames[0]).exported)).toBe(false);
  expect(isLongExport(wideModel(30))).toBe(true);
});
