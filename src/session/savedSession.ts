import * as v from 'valibot';
import type { RowLedger } from '../model/rowLedger.ts';
import { parameterCount } from '../network/architecture.ts';
import { answeredRun, type RunState, type SessionState } from '../protocol/sessionState.ts';
import { UserError } from '../userError.ts';
import { packJson, unpackJson } from './packedJson.ts';

const format = 'neuron-session';
const version = 2;

/** The file's first line; the content follows: `jsonBytes` of JSON, then the typed arrays. The checksum is of all that follows and of where its parts meet. */
const headSchema = v.object({
  format: v.literal(format),
  version: v.number(),
  jsonBytes: v.number(),
  length: v.number(),
  checksum: v.number(),
});

interface SavedSession {
  readonly documentUri: string;
  readonly run: RunState;
  readonly ledger: RowLedger;
}

/** The document's answered run as the bytes of a file; undefined when there is none. */
export function toSavedSession(
  documentUri: string,
  state: SessionState,
  ledger: RowLedger | undefined,
): Uint8Array<ArrayBuffer> | undefined {
  const run = answeredRun(state);
  if (!run || !ledger) return undefined;
  const { length, trainLoss, testLoss, trainMetric, testMetric } = run.history;
  const history = {
    length,
    trainLoss: trainLoss.slice(0, length),
    testLoss: testLoss.slice(0, length),
    trainMetric: trainMetric.slice(0, length),
    testMetric: testMetric.slice(0, length),
  };
  const { json, bytes } = packJson({ documentUri, run: { ...run, history }, ledger } satisfies SavedSession);
  const text = new TextEncoder().encode(json);
  const content = new Uint8Array(text.length + bytes.length);
  content.set(text);
  content.set(bytes, text.length);
  const head: v.InferOutput<typeof headSchema> = {
    ...{ format, version },
    jsonBytes: text.length,
    length: content.length,
    checksum: checksum(content, text.length),
  };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const file = new Uint8Array(line.length + content.length);
  file.set(line);
  file.set(content, line.length);
  return file;
}

/** The state that was saved for the document. Throws a UserError when the bytes are cut off, changed, of another version or of another document. */
export function fromSavedSession(documentUri: string, file: Uint8Array): { readonly state: SessionState; readonly ledger: RowLedger } {
  const end = file.indexOf(0x0a);
  const head = v.safeParse(headSchema, parseJson(new TextDecoder().decode(file.subarray(0, Math.max(end, 0)))));
  if (!head.success) throw new UserError('The file is no saved model.');
  if (head.output.version !== version) {
    throw new UserError(`The model was saved by another version of Neuron (format ${head.output.version}, this one reads ${version}).`);
  }
  // A copy: in Node the file may be a Buffer, whose parts begin anywhere in memory.
  const content = Uint8Array.from(file.subarray(end + 1));
  if (content.length !== head.output.length || checksum(content, head.output.jsonBytes) !== head.output.checksum) {
    throw new UserError('The saved model is damaged: its content does not match its checksum.');
  }
  const { jsonBytes } = head.output;
  const json = new TextDecoder().decode(content.subarray(0, jsonBytes));
  // The checksum holds, so these bytes are what this version's `toSavedSession` has written.
  const saved = unpackJson({ json, bytes: content.slice(jsonBytes) }) as SavedSession;
  const { plan, outcome } = saved.run;
  if (saved.documentUri !== documentUri || !plan || outcome?.weights.length !== parameterCount(plan.architecture)) {
    throw new UserError('The saved model belongs to another document.');
  }
  return { state: { run: saved.run }, ledger: saved.ledger };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** 32-bit FNV-1a over words of four bytes (it is the host that waits for it), and over the bytes that are left at the end. */
function checksum(bytes: Uint8Array<ArrayBuffer>, jsonBytes: number): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  let hash = 0x811c9dc5 ^ jsonBytes;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x01000193);
    // A change of a word's upper bits alone would otherwise not reach the lower ones.
    hash ^= hash >>> 15;
  }
  for (let i = words.length * 4; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash >>> 0;
}
