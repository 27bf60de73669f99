import type { RowLedger } from '../model/rowLedger.ts';
import { azureJob, skyPilotTask } from './jobFiles.ts';
import { readingModule } from './readingModule.ts';
import { writeRecipe, type ScaleRecipe } from './recipe.ts';
import { unfit } from './fittedPlan.ts';

/** The files of a training at scale, by what they are. The last five come back from it. */
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

/** The programs of the folder, which are files of the extension. */
export const scalePrograms = ['train.py', 'encoder.py'] as const;

/** The name of the n-th file of rows, from 0. */
export function rowsFile(number: number): string {
  return `rows/rows-${String(number).padStart(5, '0')}.csv`;
}

/** A file of the folder that is made of the plan; the others are the programs and the rows. */
interface PlannedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** What lies beside the programs and the rows. */
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

/** Four bytes of each key, then one of each mark. */
function packLedger({ keys, splits }: RowLedger): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(keys.length * 5);
  bytes.set(new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength));
  bytes.set(splits, keys.length * 4);
  return bytes;
}

/** The ledger in such bytes. Throws a UserError for bytes of another length. */
export function unpackLedger(bytes: Uint8Array): RowLedger {
  if (bytes.length % 5 !== 0) throw unfit();
  const rows = bytes.length / 5;
  // A copy, since keys have to begin at a multiple of four.
  return { keys: new Uint32Array(bytes.slice(0, rows * 4).buffer), splits: bytes.slice(rows * 4) };
}

/** The weights before the first epoch. Throws a UserError for bytes that are not 32-bit floats. */
export function unpackWeights(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  if (bytes.length % 4 !== 0) throw unfit();
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
