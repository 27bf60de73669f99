import * as v from 'valibot';
import { exportFormats } from '../exports/formats.ts';
import type { Message } from '../message.ts';
import { namesOf } from '../options/mapNames.ts';
import { frozenSchema } from './frozenSchema.ts';
import { pictureEntries } from './pictures.ts';
import { listedRowsSchema, MOST_COLUMNS_OF_CELLS, MOST_LISTED_ROWS, MOST_ROWS_OF_CELLS } from './rowLists.ts';
import { adjustmentEntries, columnNameSchema, trainOptionsSchema } from '../run/options/trainOptions.ts';

/** No useful request has more characters and values than this: the names of 100 000 columns are a tenth of it. */
const MOST_SIZE = 20_000_000;
/** More weights than anyone changes by hand. */
const MOST_CHANGES = 10_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A verb that only replies that it is done. */
function told<Entries extends v.ObjectEntries>(entries: Entries) {
  return { params: exactly(v.strictObject(entries)), reply: v.void() };
}

/** A verb that replies with a value. */
function asked<Entries extends v.ObjectEntries, Reply extends v.GenericSchema>(entries: Entries, reply: Reply) {
  return { params: exactly(v.strictObject(entries)), reply };
}

/** Valibot accepts an array as an object without entries, and treats "toString" as a key of every object. */
function exactly<Schema extends v.StrictObjectSchema<v.ObjectEntries, undefined>>(schema: Schema) {
  const isOf = (value: unknown) => isRecord(value) && Object.keys(value).every((key) => Object.hasOwn(schema.entries, key));
  return v.pipe(v.custom<v.InferInput<Schema>>(isOf), schema);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A 0-based document line; VS Code cannot open documents with more lines. */
const lineSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(500_000_000));

/** A row: the line where it begins, its cells by column, and how the answering model has used it. */
const readRowSchema = v.object({
  line: lineSchema,
  cells: v.array(v.tuple([v.string(), v.string()])),
  split: v.optional(v.picklist(['train', 'validation', 'test', 'unused'])),
});

/** `SampledRows`, and the run whose encoder made them. */
const sampledRowsSchema = v.object({
  runId: v.string(),
  lines: v.instance(Uint32Array<ArrayBuffer>),
  inputs: v.instance(Float32Array<ArrayBuffer>),
  targets: v.instance(Float32Array<ArrayBuffer>),
  splits: v.instance(Uint8Array<ArrayBuffer>),
});

/** Weights changed by hand: those of a run's epoch, with other numbers at some indexes. */
const handWeightEntries = {
  runId: v.pipe(v.string(), v.maxLength(100)),
  epoch: count,
  changes: v.pipe(v.array(v.tuple([count, v.pipe(v.number(), v.finite())])), v.minLength(1), v.maxLength(MOST_CHANGES)),
};

/**
 * What a view asks of the host. A new verb needs its schemas here, a handler in `createViewHandlers`, and a call of `tell` or `ask` in the
 * page. A request is `{ type: verb, ...params }`, with an `id` if the page waits for the reply.
 */
const viewVerbs = {
  /** The page is ready to receive the session. */
  ready: told({}),
  /** Any reply shows that the host is alive. */
  ping: asked({}, v.void()),
  /** The page has taken in a bundle of epochs. Until then few others are sent, so that a slow page is never far behind. */
  tookEpochs: told({}),
  train: told({ options: exactly(trainOptionsSchema) }),
  /**
   * Train the newest run for more epochs; the user is asked how many. `frozen`: units to freeze, by default the same as before; `edited`:
   * start from weights that were changed by hand.
   */
  continueTraining: told({ frozen: v.optional(frozenSchema), edited: v.optional(v.strictObject(handWeightEntries)) }),
  stop: told({}),
  /** Pause after the current epoch; resume; train one epoch and pause again. */
  pause: told({}),
  resume: told({}),
  step: told({}),
  /** Change options of a running training. Absent options keep their value. */
  adjust: told(adjustmentEntries),
  /** Repeat the training of the answering run for each fold; stop doing so. */
  crossValidate: told({}),
  cancelCrossValidation: told({}),
  /** Repeat it on shuffled targets; stop doing so. */
  testChance: told({}),
  cancelChanceTest: told({}),
  /** With two classes: answer the second one above another probability. */
  moveDecision: asked({ threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }, v.void()),
  /** Score weights of the answering run that were changed by hand. */
  scoreByHand: asked(handWeightEntries, v.object({ metric: v.number(), loss: v.number() })),
  /** The panel was scrubbed to this recorded epoch of a run; absent if it shows the answer. */
  showEpoch: told({ runId: v.pipe(v.string(), v.maxLength(100)), epoch: v.optional(count) }),
  /** Train the answering run with other settings; stop doing so. */
  sweep: told({}),
  cancelSweep: told({}),
  /** Save the model as a file of this format; the user is asked where. */
  export: told({ format: v.picklist(exportFormats) }),
  /** The content of such a file; null if it is not text. */
  exportText: asked({ format: v.picklist(exportFormats) }, v.nullable(v.string())),
  /**
   * Write the model's answers into new columns, into blank cells, or into a copy of another file that the user chooses. `intervals`: add
   * interval columns for numbers.
   */
  answerTable: told({ what: v.picklist(['columns', 'blanks', 'file']), intervals: v.optional(v.boolean()) }),
  /** Show or hide each row's answer behind it in the editor. The file does not change. */
  showLineAnswers: told({ isOn: v.boolean() }),
  /** Write a text to the clipboard; read the clipboard. */
  copyText: told({ text: v.pipe(v.string(), v.maxLength(MOST_SIZE)) }),
  readClipboard: asked({}, v.string()),
  /** Let a remembered run answer again. */
  bringBack: asked({ runId: v.pipe(v.string(), v.maxLength(100)) }, v.void()),
  /** Compare a remembered run with the one that answers. */
  compareRuns: told({ runId: v.pipe(v.string(), v.maxLength(100)) }),
  /** Compare the model that answers with another one; the user is asked which. */
  compareModels: told({}),
  /** From the sidebar: open the panel. */
  showNetwork: told({}),
  /** Save a picture of what is shown; the user is asked where and in which format. */
  savePicture: told(pictureEntries),
  /** An error in the page itself, to be logged. */
  crashed: told({ message: v.pipe(v.string(), v.maxLength(20_000)) }),
  /** The model's answers for the table's current rows in the order of the file, from row `start` on, as many as fit into a reply. */
  listRows: asked({ start: v.pipe(count, v.maxValue(MOST_LISTED_ROWS)) }, listedRowsSchema),
  /** The cells of rows in the given columns. Rows are given by the 0-based lines where they begin; null for rows that no longer exist. */
  readCells: asked(
    {
      lines: v.pipe(v.array(lineSchema), v.minLength(1), v.maxLength(MOST_ROWS_OF_CELLS)),
      columns: v.pipe(v.array(columnNameSchema), v.maxLength(MOST_COLUMNS_OF_CELLS)),
    },
    v.array(v.nullable(v.array(v.string()))),
  ),
  /** Show where a column begins in the file; 'absent' if the file has changed and no longer has it. */
  revealColumn: asked({ name: columnNameSchema }, v.picklist(['shown', 'absent'])),
  /** The row that spans a document line, as it is in the file now; undefined if the line holds none. */
  readRow: asked({ line: lineSchema }, v.optional(readRowSchema)),
  /** Show in the file the row that begins on this document line, without moving the focus. */
  revealRow: told({ line: lineSchema }),
  /** Mark the rows that begin on these lines in the file; an empty list removes the marks. */
  markRows: asked({ lines: v.pipe(v.array(lineSchema), v.maxLength(MOST_LISTED_ROWS)) }, v.void()),
  /** Save a text as a file with this suggested name; the user is asked where. */
  saveText: told({ text: v.pipe(v.string(), v.maxLength(MOST_SIZE)), name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  /** A sample of a run's training and test rows, as its network receives them. The run may still be going on. */
  sampleRows: asked({ runId: v.pipe(v.string(), v.maxLength(100)) }, sampledRowsSchema),
};

type Verbs = typeof viewVerbs;
export type ViewVerb = keyof Verbs;
export type ParamsOf<Verb extends ViewVerb> = Readonly<v.InferOutput<Verbs[Verb]['params']>>;
export type ReplyOf<Verb extends ViewVerb> = v.InferOutput<Verbs[Verb]['reply']>;

/** The schemas of each verb, with the type derived from the verb. */
export const verbSchemas: {
  readonly [Verb in ViewVerb]: {
    readonly params: v.GenericSchema<unknown, ParamsOf<Verb>>;
    readonly reply: v.GenericSchema<unknown, ReplyOf<Verb>>;
  };
} = viewVerbs;

/** A request on its way to the host; its parameters are further properties. */
export interface ViewRequest {
  readonly type: ViewVerb;
  readonly id?: number;
}

/** What the host does for each verb, for the view's document. The page is told about a UserError that a handler throws. */
export type ViewHandlers = {
  readonly [Verb in ViewVerb]: (documentUri: string, params: ParamsOf<Verb>) => ReplyOf<Verb> | Promise<ReplyOf<Verb>>;
};

/** The outcome of a request. */
export type RequestOutcome<Reply> =
  | { readonly type: 'done'; readonly value: Reply }
  /** Why it was not possible, for the user. */
  | { readonly type: 'failed'; readonly said: Message }
  /** The user cancelled it: there is nothing to say. */
  | { readonly type: 'cancelled' };

/** The host's reply to the request with this `id`. Its value has not been checked yet. */
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

/** Reads a message from a page, which may be anything. Undefined if it is not a request or is too large. */
export function readEnvelope(message: unknown): RequestEnvelope | undefined {
  if (!isRecord(message) || !isSmall(message)) return undefined;
  const checked = v.safeParse(envelopeSchema, message);
  if (!checked.success) return undefined;
  const { type: _, id: __, ...params } = message;
  return { verb: checked.output.type, id: checked.output.id, params };
}

/** Whether a value is no larger than a request can be. Stops counting at that size, however deep or circular the value is. */
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
