import { message } from '../message.ts';
import * as v from 'valibot';
import type { RowLedger } from '../model/rowLedger.ts';
import { parameterCount } from '../network/architecture.ts';
import { filledUp, packJson, unpackArrays } from '../protocol/packedJson.ts';
import { parseInSteps } from '../protocol/parseInSteps.ts';
import { answeredRun, withoutRoom, withoutUnfinished, type RunState, type SessionState } from '../protocol/sessionState.ts';
import { isSwept, type Sweep } from '../protocol/sweepState.ts';
import type { Checkpoint } from '../run/history/checkpoint.ts';
import { compactHistory } from '../run/history/history.ts';
import { readPlan, type SavedPlan } from '../run/savedPlan.ts';
import { rememberRun, type RunRecord } from '../run/runRecord.ts';
import type { Steps } from '../steps.ts';
import { UserError } from '../userError.ts';
import type { KeptRun } from './keptRuns.ts';
import { copyInPieces, memoryByPages, PIECE_BYTES, sharedInPieces, type Pause } from './pieces.ts';

const format = 'neuron-session';
const version = 7;
/** Version 6 calls data checks cautions (`readPlan`), and version 5 has no earlier runs. */
const readVersions: readonly number[] = [5, 6, version];

/** Bytes of the head, with its line break; padded with spaces, so that the content begins at a multiple of 8. */
const HEAD_BYTES = 128;
const SPACE = 0x20;
const LINE_BREAK = 0x0a;
/** Heads of other versions may be longer. */
const MOST_HEAD_BYTES = 1024;

/**
 * The file's first line; the content follows: `jsonBytes` of JSON, then the typed arrays. The checksum covers the content and the position where
 * its parts meet.
 */
const headSchema = v.object({
  format: v.literal(format),
  version: v.number(),
  jsonBytes: v.number(),
  length: v.number(),
  checksum: v.number(),
});

type SavedRun = Omit<RunState, 'plan'> & { readonly plan?: SavedPlan };

interface SavedSession {
  readonly documentUri: string;
  readonly run: SavedRun;
  readonly sweep?: Sweep;
  readonly ledger: RowLedger;
  /** For continuing the run; absent in files from before checkpoints existed. */
  readonly checkpoint?: Checkpoint;
  /** Absent in version 4. */
  readonly records?: readonly RunRecord[];
  /** The other kept runs, the newest first; `ledger` is 0 for that of the answered run, else an index into `ledgers`, from 1. */
  readonly kept?: readonly { readonly run: SavedRun; readonly ledger: number; readonly checkpoint?: Checkpoint }[];
  readonly ledgers?: readonly RowLedger[];
}

/** The document's answered run and earlier ones as the bytes of a file; undefined without an answered run. */
export async function toSavedSession(
  documentUri: string,
  state: SessionState,
  ledger: RowLedger | undefined,
  pause: Pause,
  keptRuns: readonly KeptRun[] = [],
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const answered = answeredRun(withoutRoom(state));
  if (!answered || !ledger) return undefined;
  const run = withoutUnfinished(answered);
  await pause();
  const sweep = state.sweep && isSwept(state.sweep) ? { sweep: state.sweep } : {};
  const checkpoint = keptRuns.find((kept) => kept.run.runId === run.runId)?.checkpoint;
  const before = packKept(
    keptRuns.filter((kept) => kept.run.runId !== run.runId),
    ledger,
  );
  const packed = packJson({
    ...{ documentUri, run, ...sweep, ledger },
    ...(checkpoint ? { checkpoint } : {}),
    ...(state.records ? { records: state.records } : {}),
    ...before,
  } satisfies SavedSession);
  const { arrays, byteLength } = packed;
  const text: Uint8Array[] = [];
  for (const piece of packed.text) {
    text.push(piece);
    await pause();
  }
  const textBytes = text.reduce((sum, { length }) => sum + length, 0);
  const jsonBytes = filledUp(textBytes);
  const file = memoryByPages(HEAD_BYTES + jsonBytes + byteLength);
  file.fill(SPACE, 0, HEAD_BYTES);
  file.fill(SPACE, HEAD_BYTES + textBytes, HEAD_BYTES + jsonBytes);
  let at = HEAD_BYTES;
  for (const piece of text) {
    await copyInPieces(file.subarray(at), piece, pause);
    at += piece.length;
  }
  at += jsonBytes - textBytes;
  for (const array of arrays) {
    await copyInPieces(file.subarray(at), array, pause);
    at += filledUp(array.length);
  }
  const content = file.subarray(HEAD_BYTES);
  const head: v.InferOutput<typeof headSchema> = {
    ...{ format, version, jsonBytes },
    length: content.length,
    checksum: await checksum(content, jsonBytes, pause),
  };
  file.set(new TextEncoder().encode(JSON.stringify(head)));
  file[HEAD_BYTES - 1] = LINE_BREAK;
  return file;
}

/** The saved state of the document. Rejects with a UserError when the bytes are truncated, corrupted, or of another version or document. */
export async function fromSavedSession(
  documentUri: string,
  bytes: Uint8Array,
  pause: Pause,
): Promise<{ readonly state: SessionState; readonly ledger: RowLedger; readonly kept: readonly KeptRun[] }> {
  // In Node the file may be a Buffer, which can begin anywhere in memory.
  const file = bytes.byteOffset % 8 === 0 && isUnshared(bytes) ? bytes : memoryByPages(bytes.length);
  if (file !== bytes) await copyInPieces(file, bytes, pause);
  const end = file.subarray(0, MOST_HEAD_BYTES).indexOf(LINE_BREAK);
  const head = v.safeParse(headSchema, parseJson(decode(file.subarray(0, Math.max(end, 0)))));
  if (!head.success) throw new UserError(message('The file is not a saved model.'));
  if (!readVersions.includes(head.output.version)) {
    throw new UserError(
      message('The model was saved by another version of Neuron (format {saved}, this one reads {read}). Train again.', {
        saved: head.output.version,
        read: version,
      }),
    );
  }
  const content = file.subarray(HEAD_BYTES);
  const { jsonBytes } = head.output;
  const isWhole = end === HEAD_BYTES - 1 && content.length === head.output.length && content.length % 8 === 0;
  if (!isWhole || (await checksum(content, jsonBytes, pause)) !== head.output.checksum) {
    throw new UserError(message('The saved model is damaged: its content does not match its checksum.'));
  }
  // The checksum is right, so this version's `toSavedSession` has written these bytes.
  const copies: { readonly to: Uint8Array; readonly from: Uint8Array }[] = [];
  const json = await withPauses(parseInSteps(content.subarray(0, jsonBytes)), pause);
  const saved = unpackArrays(json, content.subarray(jsonBytes), (from) => {
    const to = memoryByPages(from.length);
    copies.push({ to, from });
    return to;
  }) as SavedSession;
  for (const { to, from } of copies) await copyInPieces(to, from, pause);
  const run = readRun(saved.run);
  const { plan, outcome } = run;
  if (saved.documentUri !== documentUri || !plan || outcome?.weights.length !== parameterCount(plan.architecture)) {
    throw new UserError(message('The saved model belongs to another document.'));
  }
  const { sweep } = saved;
  const ledger = await sharedLedger(saved.ledger, pause);
  const ledgers = [ledger];
  for (const other of saved.ledgers ?? []) ledgers.push(await sharedLedger(other, pause));
  const kept = (saved.kept ?? []).map((before) => ({ ...before, run: readRun(before.run), ledger: ledgers[before.ledger] }));
  const records = saved.records ?? rememberRun([], { ...run, plan, outcome }, run.runId);
  return {
    state: { run, ...(sweep ? { sweep } : {}), records },
    ledger,
    kept: [{ run, ledger, ...(saved.checkpoint ? { checkpoint: saved.checkpoint } : {}) }, ...kept],
  };
}

/** Each ledger once: most runs of a table are on the same rows. */
function packKept(keptRuns: readonly KeptRun[], answering: RowLedger): Pick<SavedSession, 'kept' | 'ledgers'> {
  const ledgers = [...new Set([answering, ...keptRuns.map(({ ledger }) => ledger)])];
  const kept = keptRuns.map(({ run, ledger, ...rest }) => ({
    ...rest,
    run: { ...withoutUnfinished(run), history: compactHistory(run.history) },
    ledger: ledgers.indexOf(ledger),
  }));
  return { kept, ledgers: ledgers.slice(1) };
}

function readRun({ plan, ...run }: SavedRun): RunState {
  return plan ? { ...run, plan: readPlan(plan) } : run;
}

async function sharedLedger({ keys, splits }: RowLedger, pause: Pause): Promise<RowLedger> {
  return {
    keys: new Uint32Array(await sharedInPieces(keys, pause), 0, keys.length),
    splits: new Uint8Array(await sharedInPieces(splits, pause), 0, splits.length),
  };
}

function isUnshared(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}

async function withPauses<Result>(steps: Steps<Result>, pause: Pause): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** Decodes a copy, since browsers do not decode resizable memory. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.slice());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** 32-bit FNV-1a over four-byte words, which must be aligned in memory. */
async function checksum(bytes: Uint8Array<ArrayBuffer>, jsonBytes: number, pause: Pause): Promise<number> {
  let hash = 0x811c9dc5 ^ jsonBytes;
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    hash = addWords(hash, new Uint32Array(bytes.buffer, bytes.byteOffset + start, Math.min(PIECE_BYTES, bytes.length - start) / 4));
    await pause();
  }
  return hash >>> 0;
}

function addWords(before: number, words: Uint32Array): number {
  let hash = before;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x01000193);
    // Otherwise a change of a word's upper bits would not reach the lower ones.
    hash ^= hash >>> 15;
  }
  return hash;
}
