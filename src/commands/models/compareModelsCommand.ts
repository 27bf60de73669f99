import * as vscode from 'vscode';
import type { ComparedTexts } from '../../documents/comparedTexts.ts';
import { isModelUri, readModelAt } from '../../documents/modelFiles.ts';
import { fileSource, openTable } from '../../documents/openedTable.ts';
import type { SessionFiles } from '../../documents/sessionFiles.ts';
import { openTableUris } from '../../documents/tables.ts';
import { rowsFingerprint } from '../../exports/neuron/checksum.ts';
import { modelExtensions } from '../../exports/reading/readModelFile.ts';
import { formatOfPath } from '../../formats/tableFormat.ts';
import { message } from '../../message.ts';
import type { RowLedger } from '../../model/rowLedger.ts';
import { answeredRun, type RunState } from '../../protocol/sessionState.ts';
import type { ComparedModel } from '../../protocol/tableQuestions.ts';
import type { ComparedRows } from '../../run/comparison/comparedRows.ts';
import { comparisonText } from '../../run/comparison/comparisonText.ts';
import type { RowsOutcome } from '../../run/comparison/comparisonWords.ts';
import { compareKnownModels, type KnownModel, type ModelComparison } from '../../run/comparison/knownModel.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TableQuestions } from '../../session/tableQuestions.ts';
import { CancelledError, UserError } from '../../userError.ts';
import { say } from '../../words/say.ts';
import { chooseModel } from '../choose/chooseModel.ts';

/** Where a model is: a file, or a table with a model, of which the newest run counts unless another one is named. */
export interface ModelPlace {
  readonly uri: vscode.Uri;
  readonly runId?: string;
}

/** The comparison of two models, as data for other extensions. */
export interface LocalizedComparison extends ModelComparison {
  /** The answers of both models to the same rows, and the table of these; absent where no open table fits both. */
  readonly rows?: ComparedRows & { readonly table: string };
  /** Why the rows of a table that fits both could not be compared. */
  readonly why?: string;
}

/** A model with what is known of it. */
interface LoadedModel {
  readonly known: KnownModel;
  readonly answering: ComparedModel;
}

/** Tables with more rows are not hashed here. */
const MOST_HASHED_ROWS = 200_000;
/** At most this many tables are tried. */
const MOST_TABLES = 5;
const MOST_FILES = 50;
const title = message('Compare Models');

/**
 * `neuron.compareModels`: shows the differences between two models side by side, in words, and which of them answers the rows of an open table
 * better.
 */
export class CompareModelsCommand {
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #questions: TableQuestions;
  readonly #texts: ComparedTexts;

  constructor(sessions: Sessions, files: SessionFiles, questions: TableQuestions, texts: ComparedTexts) {
    this.#sessions = sessions;
    this.#files = files;
    this.#questions = questions;
    this.#texts = texts;
  }

  /** Asks for missing models. Rejects with a CancelledError when the user cancels, and with a UserError for a file that is not a model. */
  async ask(places: readonly vscode.Uri[]): Promise<LocalizedComparison> {
    const [first, second] = places;
    const files = places.length < 2 ? await vscode.workspace.findFiles('**/*.neuron', undefined, MOST_FILES) : [];
    const a = places.length > 0 ? first : await chooseModel(this.#sessions, { title, placeHolder: message('Which model?'), files });
    const placeHolder = message('With which other model?');
    const b = places.length > 1 ? second : await chooseModel(this.#sessions, { title, placeHolder, files, except: a });
    return this.run({ uri: a }, { uri: b }, true);
  }

  /** Compares two models and, unless only the answer is wanted, shows the result. Rejects with a UserError for a file that is not a model. */
  async run(a: ModelPlace, b: ModelPlace, isShown: boolean): Promise<LocalizedComparison> {
    if (a.uri.toString() === b.uri.toString() && a.runId === b.runId) {
      throw new UserError(message('Both are the same model: choose another one to compare it with.'));
    }
    const models = [await this.#load(a), await this.#load(b)] as const;
    const known = [models[0].known, models[1].known] as const;
    const comparison = compareKnownModels(...known);
    const table = comparison.delta.type === 'otherQuestion' ? undefined : await this.#findTable(models, [a.uri, b.uri]);
    const outcome = await this.#compareRows(models, comparison, table);
    if (isShown) {
      const textOf = (which: 0 | 1) => comparisonText(known, which, comparison, outcome, say);
      await this.#texts.show({
        names: comparison.names,
        title: say(message('{a} ↔ {b}', { a: known[0].name, b: known[1].name })),
        texts: [textOf(0), textOf(1)],
        ...(table && !formatOfPath(table.path) ? { table } : {}),
      });
    }
    if (outcome.type === 'compared') return { ...comparison, rows: { ...outcome.rows, table: String(table) } };
    return outcome.type === 'refused' ? { ...comparison, why: say(outcome.why) } : comparison;
  }

  async #compareRows(
    [a, b]: readonly [LoadedModel, LoadedModel],
    { delta }: ModelComparison,
    table: vscode.Uri | undefined,
  ): Promise<RowsOutcome> {
    if (delta.type === 'otherQuestion') return { type: 'otherQuestion' };
    if (!table) return { type: 'noTable' };
    const name = vscode.workspace.asRelativePath(table);
    try {
      const source = await (await openTable(table)).readSource();
      return { type: 'compared', table: name, rows: await this.#questions.compareModels(source, [a.answering, b.answering]).answer };
    } catch (error) {
      if (!(error instanceof UserError) || error instanceof CancelledError) throw error;
      return { type: 'refused', table: name, why: error.said };
    }
  }

  /** A table that has the columns of both: that of one of the models, or another open one; tables that were trained on first. */
  async #findTable(models: readonly [LoadedModel, LoadedModel], places: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
    const own = places.filter((uri) => this.#sessions.has(uri.toString()) && !isModelFile(uri));
    const known = new Set(models.map(({ known }) => known.fileName));
    const isKnown = ({ path }: vscode.Uri) => known.has(path.split('/').at(-1) ?? '');
    const open = openTableUris().sort((a, b) => Number(isKnown(b)) - Number(isKnown(a)));
    const candidates = new Map([...own, ...open].map((uri) => [uri.toString(), uri]));
    for (const uri of [...candidates.values()].slice(0, MOST_TABLES)) if (await this.#fits(uri, models)) return uri;
    return undefined;
  }

  async #fits(table: vscode.Uri, models: readonly [LoadedModel, LoadedModel]): Promise<boolean> {
    try {
      for (const { answering } of models) {
        const { missing } = await this.#questions.fitColumns(await fileSource(table), answering.encoder);
        if (missing.length > 0) return false;
      }
      return true;
    } catch (error) {
      // An open document that is no table is not a candidate.
      if (error instanceof UserError) return false;
      throw error;
    }
  }

  async #load({ uri, runId }: ModelPlace): Promise<LoadedModel> {
    const name = vscode.workspace.asRelativePath(uri);
    if (isModelFile(uri)) {
      const { plan, outcome, fileName, rowsHash } = await readModelAt(uri);
      const ledger = { keys: new Uint32Array(0), splits: new Uint8Array(0) };
      return loaded({ name, fileName, plan, outcome, ...(rowsHash === undefined ? {} : { rowsHash }) }, ledger);
    }
    const documentUri = uri.toString();
    await this.#files.load(documentUri);
    const { run, ledger } = this.#runOf(documentUri, runId);
    if (!run?.plan || !run.outcome || !ledger) {
      throw new UserError(message('Nothing has been trained on {name} yet. Run "Train Neuron" on it first.', { name }));
    }
    const { records = [] } = this.#sessions.state(documentUri);
    const number = records.find((record) => record.runId === run.runId)?.number;
    const rowsHash = ledger.keys.length <= MOST_HASHED_ROWS ? rowsFingerprint(ledger.keys) : undefined;
    return loaded(
      {
        name: number === undefined ? name : say(message('{name}, run {number}', { name, number: String(number) })),
        fileName: uri.path.split('/').at(-1) ?? name,
        ...{ plan: run.plan, outcome: run.outcome },
        ...(rowsHash === undefined ? {} : { rowsHash }),
      },
      ledger,
    );
  }

  #runOf(documentUri: string, runId: string | undefined): { readonly run?: RunState; readonly ledger?: RowLedger } {
    if (runId !== undefined) return this.#sessions.keptRuns(documentUri).find(({ run }) => run.runId === runId) ?? {};
    const run = answeredRun(this.#sessions.state(documentUri));
    const ledger = this.#sessions.ledger(documentUri);
    return { ...(run ? { run } : {}), ...(ledger ? { ledger } : {}) };
  }
}

function loaded(known: KnownModel, ledger: RowLedger): LoadedModel {
  const { recipe, encoder, architecture, rows, testKey } = known.plan;
  const { weights } = known.outcome;
  return { known, answering: { recipe, encoder, architecture, weights, ledger, rows, ...(testKey === undefined ? {} : { testKey }) } };
}

/** By file name: tables never have such names. */
function isModelFile(uri: vscode.Uri): boolean {
  const ending = uri.path.split('.').at(-1)?.toLowerCase() ?? '';
  return isModelUri(uri) || ending === 'safetensors' || modelExtensions.some((extension) => extension === ending);
}
