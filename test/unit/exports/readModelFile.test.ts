import { isDeepStrictEqual } from 'node:util';
import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportedFile } from '../../../src/exports/exportedModel.ts';
import { exportModel } from '../../../src/exports/exportModel.ts';
import { readModelFile } from '../../../src/exports/reading/readModelFile.ts';
import { answerRow } from '../../../src/model/predict.ts';
import { UserError } from '../../../src/userError.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { randomCases } from './randomCases.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { expectEqual } from '../expectEqual.ts';

const formats = ['neuron', 'keras', 'tfjs', 'onnx'] as const;
type Format = (typeof formats)[number];

function bytesOf({ content }: ExportedFile): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? Uint8Array.from(strToU8(content)) : content;
}

async function filesOf({ exported }: ExportCase, format: Format): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const { files } = await exportModel(exported, format, 'model.file');
  return new Map(files.map((file) => [file.name, bytesOf(file)]));
}

/** Reads the first of the files, with the others beside it. */
function read(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, first = files.values().next().value ?? new Uint8Array(0)) {
  return readModelFile(first, (name) => {
    const found = files.get(name);
    return found ? Promise.resolve(found) : Promise.reject(new UserError({ template: 'not there' }));
  });
}

function answersOf(of: ExportCase, file: Awaited<ReturnType<typeof read>>) {
  const back = { ...file.plan, weights: file.outcome.weights, ledger: of.model.ledger };
  return of.rows.map((row) => answerRow(back, new Map(row)));
}

describe.each(formats)('%s', (format) => {
  const small = exportCase(caseNames[9]);

  test('comes back with the same answers, for every kind of target, column and network', async () => {
    for (const of of caseNames.map(exportCase)) {
      const back = await read(await filesOf(of, format));
      expect(back.fileName).toBe(of.exported.fileName);
      expectEqual(answersOf(of, back), of.answers, of.name);
    }
  });

  test('comes back of random models', async () => {
    for (const of of randomCases(20, 'rich')) expectEqual(answersOf(of, await read(await filesOf(of, format))), of.answers, of.name);
  });

  test('cut off anywhere it is refused in words', async () => {
    const files = await filesOf(small, format);
    const [first] = files.values();
    await fc.assert(
      fc.asyncProperty(fc.nat(first.length - 2), async (end) => {
        await expect(read(files, first.slice(0, end))).rejects.toThrow(UserError);
      }),
      { numRuns: 60 },
    );
  });

  test('with a changed byte it is refused in words, or nothing that answers is changed', async () => {
    const files = await filesOf(small, format);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files.keys()), fc.nat(), fc.integer({ min: 1, max: 255 }), async (name, place, by) => {
        const changed = new Map(files);
        const bytes = Uint8Array.from(files.get(name) ?? []);
        bytes[place % bytes.length] ^= by;
        changed.set(name, bytes);
        const back = await read(changed).catch((error: unknown) => {
          if (error instanceof UserError) return undefined;
          throw error;
        });
        if (back) expectEqual(answersOf(small, back), small.answers);
      }),
      { numRuns: 150 },
    );
  });
});

test.each(formats)('%s with a bit of any byte changed is refused in words, or answers the same', async (format) => {
  const of = trainCase('tiny', tableOf({ x: [1, 2, 3, 4, 5, 6], target: [2, 4, 7, 8, 9, 13] }), { target: 'target', epochs: 1 });
  const files = await filesOf(of, format);
  const wrong: string[] = [];
  for (const [name, whole] of files) {
    const bytes = Uint8Array.from(whole);
    const changed = new Map(files).set(name, bytes);
    for (let at = 0; at < bytes.length; at++) {
      bytes[at] ^= 1 << (at % 8);
      const back = await read(changed).catch((error: unknown) => error);
      if (back instanceof Error) {
        if (!(back instanceof UserError)) wrong.push(`byte ${at} of ${name}: ${String(back)}`);
      } else if (!isDeepStrictEqual(answersOf(of, back as Awaited<ReturnType<typeof read>>), of.answers)) {
        wrong.push(`byte ${at} of ${name} answers otherwise`);
      }
      bytes[at] = whole[at];
    }
  }
  expect(wrong).toEqual([]);
});

/** The bytes with another number of units wherever the layer of 100 units is described; it has three characters, so that no length changes. */
function withUnits(bytes: Uint8Array, units: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes).toString('latin1');
  return Uint8Array.from(Buffer.from(text.replaceAll(/(units\\*":\s*)100(?!\d)/g, `$1${units}`), 'latin1'));
}

test.each(formats)('%s of a network of any other size than its weights have is refused, at once and in words', async (format) => {
  const x = scatter(40);
  const of = trainCase('large layer', tableOf({ x, target: x.map((value) => value % 7) }), { target: 'target', epochs: 1, hidden: [100] });
  const files = await filesOf(of, format);
  for (const units of ['1e9', '9e9', '9e5', '1e2', '101', '-99', '1.5', '0e1']) {
    const changed = new Map(
      [...files].map(([name, bytes]) => {
        if (format !== 'keras') return [name, withUnits(bytes, units)];
        const parts = Object.entries(unzipSync(bytes)).map(([part, content]) => [
          part,
          part.endsWith('.json') ? withUnits(content, units) : content,
        ]);
        return [name, Uint8Array.from(zipSync(Object.fromEntries(parts) as Record<string, Uint8Array>))];
      }),
    );
    if (units === '1e2') expect((await read(changed)).plan.architecture).toEqual(of.model.architecture);
    else await expect(read(changed), units).rejects.toThrow(UserError);
  }
});

test('a changed weight is refused', async () => {
  const of = exportCase(caseNames[9]);
  const files = await filesOf(of, 'tfjs');
  const weights = files.get('model.file.weights.bin') ?? new Uint8Array(0);
  weights[2] ^= 1;
  await expect(read(files)).rejects.toThrow('not those that Neuron has written');
  const without = new Map([...files].slice(0, 1));
  await expect(read(without)).rejects.toThrow('not there');
});

test('a name that leads elsewhere is not followed', async () => {
  const files = await filesOf(exportCase(caseNames[0]), 'tfjs');
  const json = new TextDecoder().decode([...files.values()][0]).replaceAll('model.file.weights.bin', '../../secret');
  await expect(read(files, Uint8Array.from(strToU8(json)))).rejects.toThrow('damaged');
});

test('a zip that unpacks to far more, one of other files and one of a model of others are refused before they are unpacked', async () => {
  const bomb = (size: number) => {
    const bytes = Uint8Array.from(zipSync({ 'metadata.json': new Uint8Array(1e7) }));
    // The entry for it in the central directory, signature 0x02014b50.
    const directory = bytes.findIndex(
      (_, at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2,
    );
    new DataView(bytes.buffer).setUint32(directory + 24, size, true);
    return bytes;
  };
  for (const size of [3e9, 100]) await expect(read(new Map(), bomb(size))).rejects.toThrow('is damaged');
  // Its 10 kB cannot hold that much, so no memory is taken for it.
  const claimed = bomb(2e8);
  const before = process.memoryUsage().arrayBuffers;
  await expect(read(new Map(), claimed)).rejects.toThrow('is damaged');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e8);
  const parts = unzipSync([...(await filesOf(exportCase(caseNames[0]), 'keras')).values()][0]);
  const saved = Uint8Array.from(
    zipSync({ ...parts, 'metadata.json': strToU8('{"keras_version": "3.15.1", "__proto__": {"neuron": "{}"}}') }),
  );
  await expect(read(new Map(), saved)).rejects.toThrow('no model that Neuron has written');
  await expect(read(new Map(), Uint8Array.from(zipSync({ __proto__x: strToU8('x') })))).rejects.toThrow(UserError);
});

test.each([
  ['nothing', ''],
  ['text', 'a,b\n1,2\n'],
  ['JSON of something else', '{"a": 1}'],
  ['a list', '[1, 2]'],
  ['a model of TensorFlow.js that others have made', '{"modelTopology": {}, "weightsManifest": []}'],
  ['a prototype', '{"__proto__": {"format": "neuron-model"}, "modelTopology": {}, "userDefinedMetadata": {"neuron": "{}"}}'],
  ['bytes', '\u0008\u0007\u0012\u0003abc'],
])('%s is no model', async (_, text) => {
  await expect(read(new Map(), Uint8Array.from(strToU8(text)))).rejects.toThrow(UserError);
});

test('names in a model stay texts', async () => {
  const x = scatter(40);
  const table = tableOf({
    '<img src=x onerror=alert(1)>': x,
    constructor: x.map((value) => value % 7),
    target: x.map((value) => (value > 400 ? '__proto__' : '<b>b</b>')),
  });
  const of = trainCase('names', table, { epochs: 2 });
  for (const format of formats) expect(answersOf(of, await read(await filesOf(of, format)))).toEqual(of.answers);
});
