import * as v from 'valibot';
import { exportFormats } from '../exports/formats.ts';
import type { Message } from '../message.ts';
import { namesOf } from '../options/mapNames.ts';
import { frozenSchema } from './frozenSchema.ts';
import { pictureEntries } from './pictures.ts';
import { listedRowsSchema, MOST_COLUMNS_OF_CELLS, MOST_LISTED_ROWS, MOST_ROWS_OF_CELLS } from './rowLists.ts';
import { adjustmentEntries, columnNameSchema, trainOptionsSchema } from '../run/trainOptions.ts';

/** More characters and values than this are in no request that a page has a use for: the names of 100 000 columns are a tenth of them. */
const MOST_SIZE = 20_000_000;
/** Nobody changes more weights by hand. */
const MOST_CHANGES = 10_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A verb whose handler answers nothing but that it is done. */
function told<Entries extends v.ObjectEntries>(entries: Entries) {
  return { params: exactly(v.strictObject(entries)), reply: v.void() };
}

/** A verb that is answered. */
function asked<Entries extends v.ObjectEntries, Reply extends v.GenericSchema>(entries: Entries, reply: Reply) {
  return { params: exactly(v.strictObject(entries)), reply };
}

/** Valibot takes an array for an object without entries, and knows "toString" as a key of every object. */
function exactly<Schema extends v.StrictObjectSchema<v.ObjectEntries, undefined>>(schema: Schema) {
  const isOf = (value: unknown) => isRecord(value) && Object.keys(value).every((key) => Object.hasOwn(schema.entries, key));
  return v.pipe(v.custom<v.InferInput<Schema>>(isOf), schema);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A 0-based line of a document; none that VS Code can hold has more. */
const lineSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(500_000_000));

/** A row: the line on which it begins, its cells by column, and how the model that answers has used it. */
const readRowSchema = v.object({
  line: lineSchema,
  cells: v.array(v.tuple([v.string(), v.string()])),
  split: v.optional(v.picklist(['train', 'validation', 'test', 'unused'])),
});

/** `SampledRows`, and the run with whose encoder they were made. */
const sampledRowsSchema = v.object({
  runId: v.string(),
  lines: v.instance(Uint32Array<ArrayBuffer>),
  inputs: v.instance(Float32Array<ArrayBuffer>),
  targets: v.instance(Float32Array<ArrayBuffer>),
  splits: v.instance(Uint8Array<ArrayBuffer>),
});

/**
 * What a view asks of the host. A new verb is its schemas here, its handler in `createViewHandlers`, and `tell` or `ask` where the page wants it.
 * A request is `{ type: verb, ...params }`, with an `id` where the page waits for the reply.
 */
/** Weights that were changed by hand: those of an epoch of a run, with other numbers at some places. */
const handWeightEntries = {
  runId: v.pipe(v.string(), v.maxLength(100)),
  epoch: count,
  changes: v.pipe(v.array(v.tuple([count, v.pipe(v.number(), v.finite())])), v.minLength(1), v.maxLength(MOST_CHANGES)),
};

const viewVerbs = {
  /** The page listens: it can be sent the session. */
  ready: told({}),
  /** Say something: is anybody there? */
  ping: asked({}, v.void()),
  train: told({ options: exactly(trainOptionsSchema) }),
  /** Train the newest run for further epochs: the user is asked how many. Units that do not learn then are those of before where none are named; `edited`: from weights that were changed by hand. */
  goOn: told({ frozen: v.optional(frozenSchema), edited: v.optional(v.strictObject(handWeightEntries)) }),
  stop: told({}),
  /** Wait after the epoch that is being trained; go on; train one epoch and wait again. */
  pause: told({}),
  resume: told({}),
  step: told({}),
  /** Change what may change while a run is going on; what is absent stays. */
  adjust: told(adjustmentEntries),
  /** Train the answer again for each fold of the rows, and end that. */
  crossValidate: told({}),
  cancelCrossValidation: told({}),
  /** Train it again on shuffled answers, and end that. */
  testChance: told({}),
  cancelChanceTest: told({}),
  /** Of two classes: answer the second one above another probability. */
  moveDecision: asked({ threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }, v.void()),
  /** What weights of the answered run that were changed by hand come to. */
  scoreByHand: asked(handWeightEntries, v.object({ metric: v.number(), loss: v.number() })),
  /** Which recorded epoch of a run the panel is scrubbed to; without one it shows what answers. */
  showEpoch: told({ runId: v.pipe(v.string(), v.maxLength(100)), epoch: v.optional(count) }),
  /** Train it with other settings, and end that. */
  sweep: told({}),
  cancelSweep: told({}),
  /** Write the model as a file of this format: the user is asked where. */
  export: told({ format: v.picklist(exportFormats) }),
  /** What such a file would hold; null if it is not text. */
  exportText: asked({ format: v.picklist(exportFormats) }, v.nullable(v.string())),
  /**
   * Put the model's answers into new columns of the table, into its blank cells, or into a copy of another file that the user chooses; columns of numbers
   * with their interval beside them where that is wanted.
   */
  answerTable: told({ what: v.picklist(['columns', 'blanks', 'file']), intervals: v.optional(v.boolean()) }),
  /** Show each row's answer behind it in the editor, or take the answers away: nothing changes in the file. */
  showLineAnswers: told({ isOn: v.boolean() }),
  /** Put a text into the clipboard, and get what is there. */
  copyText: told({ text: v.pipe(v.string(), v.maxLength(MOST_SIZE)) }),
  readClipboard: asked({}, v.string()),
  /** Let a remembered run answer again. */
  bringBack: asked({ runId: v.pipe(v.string(), v.maxLength(100)) }, v.void()),
  /** Show what sets a remembered run apart from the one that answers. */
  compareRuns: told({ runId: v.pipe(v.string(), v.maxLength(100)) }),
  /** Show what sets the model that answers apart from another one, for which the user is asked. */
  compareModels: told({}),
  /** From the sidebar: open the panel. */
  showNetwork: told({}),
  /** Keep a picture of what is shown: the user is asked where, and as what. */
  savePicture: told(pictureEntries),
  /** An error in the page itself, for the log. */
  crashed: told({ message: v.pipe(v.string(), v.maxLength(20_000)) }),
  /** What the model says of the table's rows as they are now, in the order of the file: those from the `start`-th on, as many as fit into a reply. */
  listRows: asked({ start: v.pipe(count, v.maxValue(MOST_LISTED_ROWS)) }, listedRowsSchema),
  /** The cells of rows in some columns, by the 0-based lines on which the rows begin; null for rows that are gone. */
  readCells: asked(
    {
      lines: v.pipe(v.array(lineSchema), v.minLength(1), v.maxLength(MOST_ROWS_OF_CELLS)),
      columns: v.pipe(v.array(columnNameSchema), v.maxLength(MOST_COLUMNS_OF_CELLS)),
    },
    v.array(v.nullable(v.array(v.string()))),
  ),
  /** Show where a column begins in the file. It is absent when the file has been changed since. */
  revealColumn: asked({ name: columnNameSchema }, v.picklist(['shown', 'absent'])),
  /** The row that spans a document line, as the file has it now; nothing for a line that holds none. */
  readRow: asked({ line: lineSchema }, v.optional(readRowSchema)),
  /** Show the row that begins on a document line in the file, without taking the focus. */
  revealRow: told({ line: lineSchema }),
  /** Mark the rows that begin on these lines in the file; none takes the marks away. */
  markRows: asked({ lines: v.pipe(v.array(lineSchema), v.maxLength(MOST_LISTED_ROWS)) }, v.void()),
  /** Write a text as a file that is proposed under this name: the user is asked where. */
  saveText: told({ text: v.pipe(v.string(), v.maxLength(MOST_SIZE)), name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  /** Some of the rows that a run, which goes on or has ended, learns from and is tested on, as its network takes them. */
  sampleRows: asked({ runId: v.pipe(v.string(), v.maxLength(100)) }, sampledRowsSchema),
};

type Verbs = typeof viewVerbs;
export type ViewVerb = keyof Verbs;
export type ParamsOf<Verb extends ViewVerb> = Readonly<v.InferOutput<Verbs[Verb]['params']>>;
export type ReplyOf<Verb extends ViewVerb> = v.InferOutput<Verbs[Verb]['reply']>;

/** The schemas of each verb, by a type that follows the verb. */
export const verbSchemas: {
  readonly [Verb in ViewVerb]: {
    readonly params: v.GenericSchema<unknown, ParamsOf<Verb>>;
    readonly reply: v.GenericSchema<unknown, ReplyOf<Verb>>;
  };
} = viewVerbs;

/** A request on its way to the host; its parameters stand beside. */
export interface ViewRequest {
  readonly type: ViewVerb;
  readonly id?: number;
}

/** What the host does at each verb, for the document that the view shows. A UserError that it throws is told to the page. */
export type ViewHandlers = {
  readonly [Verb in ViewVerb]: (documentUri: string, params: ParamsOf<Verb>) => ReplyOf<Verb> | Promise<ReplyOf<Verb>>;
};

/** What came of a request. */
export type RequestOutcome<Reply> =
  | { readonly type: 'done'; readonly value: Reply }
  /** Why it was not possible, for the user. */
  | { readonly type: 'failed'; readonly said: Message }
  /** Something that the user did has ended it: there is nothing to say. */
  | { readonly type: 'cancelled' };

/** The host's answer to the request of this `id`. Its value has not been checked yet. */
export interface ViewReply {
  readonly id: number;
  readonly outcome: RequestOutcome<unknown>;
}

const envelopeSchema = v.object({
  type: v.picklist(namesOf(viewVerbs)),
  id: v.optional(count),
});

/** A request whose parameters have not been checked yet. */
export interface RequestEnvelope {
  readonly verb: ViewVerb;
  readonly id?: number;
  readonly params: unknown;
}

/** Reads what a page has sent, which may be anything. Undefined if it is not a request, or larger than one can be. */
export function readEnvelope(message: unknown): RequestEnvelope | undefined {
  if (!isRecord(message) || !isSmall(message)) return undefined;
  const checked = v.safeParse(envelopeSchema, message);
  if (!checked.success) return undefined;
  const { type: _, id: __, ...params } = message;
  return { verb: checked.output.type, id: checked.output.id, params };
}

/** Whether all that a value holds is no more than a request can be. Looks no further than that, however deep or circular the value is. */
function isSmall(message: unknown): boolean {
  let room = MOST_SIZE;
  const waiting = [message];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') room -= value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) room -= value.byteLength;
    else if (Array.isArray(value)) {
      if (value.length > room) return false;
      for (const item of value) waiting.push(item);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        room -= key.length;
        waiting.push(item);
      }
    }
    room--;
    if (room < 0) return false;
  }
  return true;
}
