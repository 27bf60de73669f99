import * as v from 'valibot';
import type { RowLedger } from '../model/rowLedger.ts';
import { parameterCount } from '../network/architecture.ts';
import { answeredRun, type RunState, type SessionState } from '../protocol/sessionState.ts';
import { UserError } from '../userError.ts';
import { parseTyped, stringifyTyped } from './typedJson.ts';

const format = 'neuron-session';
const version = 1;

/** The file's first line; the second is the content. The checksum tells a file that was cut off or changed by something else. */
const headSchema = v.object({ format: v.literal(format), version: v.number(), length: v.number(), checksum: v.number() });

interface SavedSession {
  readonly documentUri: string;
  readonly run: RunState;
  readonly ledger: RowLedger;
}

/** The document's answered run as text for a file; undefined when there is none. */
export function toSavedSession(documentUri: string, state: SessionState, ledger: RowLedger | undefined): string | undefined {
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
  const content = stringifyTyped({ documentUri, run: { ...run, history }, ledger } satisfies SavedSession);
  const head: v.InferOutput<typeof headSchema> = { format, version, length: content.length, checksum: checksum(content) };
  return `${JSON.stringify(head)}\n${content}`;
}

/** The state that was saved for the document. Throws a UserError when the text is cut off, changed, of a newer version or of another document. */
export function fromSavedSession(documentUri: string, text: string): { readonly state: SessionState; readonly ledger: RowLedger } {
  const end = text.indexOf('\n');
  const head = v.safeParse(headSchema, parseJson(text.slice(0, Math.max(end, 0))));
  if (!head.success) throw new UserError('The file is no saved model.');
  if (head.output.version !== version) {
    throw new UserError(`The model was saved by another version of Neuron (format ${head.output.version}, this one reads ${version}).`);
  }
  const content = text.slice(end + 1);
  if (content.length !== head.output.length || checksum(content) !== head.output.checksum) {
    throw new UserError('The saved model is damaged: its content does not match its checksum.');
  }
  // The checksum holds, so these bytes are what this version's `toSavedSession` has written.
  const saved = parseTyped(content) as SavedSession;
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

/** 32-bit FNV-1a over UTF-16 code units. */
function checksum(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
