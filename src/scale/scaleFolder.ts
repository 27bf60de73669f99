import type { RowLedger } from '../model/rowLedger.ts';
import { azureJob, skyPilotTask } from './jobFiles.ts';
import { readingModule } from './readingModule.ts';
import { writeRecipe, type ScaleRecipe } from './recipe.ts';
import { unfit } from './fittedPlan.ts';

/** The files of a training at scale. The last five are written by the training. */
export const scaleFiles = {
  recipe: 'recipe.json',
  reading: 'reading.py',
  initial: 'initial.f32',
  ledger: 'ledger.bin',
  sky: 'sky.yaml',
  azure: 'azure-ml.yaml',
  history: 'history.jsonl',
  alive: 'alive',
  stop: 'stop',
  model: 'model.safetensors',
} as const;

/** The programs in the folder, which come with the extension. */
export const scalePrograms = ['train.py', 'encoder.py'] as const;

/** The name of the n-th file of rows, counting from 0. */
export function rowsFile(number: number): string {
  return `rows/rows-${String(number).padStart(5, '0')}.csv`;
}

/** A file that is generated from the plan. The folder also holds the programs and the rows. */
interface PlannedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** All files of the folder except the programs and the rows. */
export function plannedFiles(recipe: ScaleRecipe, initial: Float32Array<ArrayBuffer>, ledger: RowLedger): readonly PlannedFile[] {
  return [
    { name: scaleFiles.recipe, content: writeRecipe(recipe) },
    { name: scaleFiles.reading, content: readingModule() },
    { name: scaleFiles.initial, content: new Uint8Array(initial.buffer, initial.byteOffset, initial.byteLength) },
    { name: scaleFiles.ledger, content: packLedger(ledger) },
    { name: scaleFiles.sky, content: skyPilotTask(recipe.fileName) },
    { name: scaleFiles.azure, content: azureJob(recipe.fileName) },
  ];
}

/** Four bytes per key, followed by one byte per mark. */
function packLedger({ keys, splits }: RowLedger): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(keys.length * 5);
  bytes.set(new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength));
  bytes.set(splits, keys.length * 4);
  return bytes;
}

/** Reads the ledger from bytes of that form. Throws a UserError if the length does not fit. */
export function unpackLedger(bytes: Uint8Array): RowLedger {
  if (bytes.length % 5 !== 0) throw unfit();
  const rows = bytes.length / 5;
  // A copy, because keys must start at a multiple of four.
  return { keys: new Uint32Array(bytes.slice(0, rows * 4).buffer), splits: bytes.slice(rows * 4) };
}

/** The weights before the first epoch. Throws a UserError if the bytes are not 32-bit floats. */
export function unpackWeights(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  if (bytes.length % 4 !== 0) throw unfit();
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
