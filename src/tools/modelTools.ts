import * as vscode from 'vscode';
import { exportArgument, sampleArgument } from '../commands/commandArguments.ts';
import type { Column } from '../dataset/columns/column.ts';
import { tableFacts } from '../dataset/columns/recipe/tableFacts.ts';
import { formats, type ExportFormat } from '../exports/formats.ts';
import { message, sentences, type Message } from '../message.ts';
import { checkTrainOptions } from '../run/options/checkTrainOptions.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import { UserError } from '../userError.ts';
import { say } from '../words/say.ts';
import { findTable, isThere, placeToWrite } from './workspacePlaces.ts';

/** What the tools do. Input has been checked before. */
export interface ToolActions {
  /** If cancelled, it ends with what was learned so far. */
  readonly train: (table: vscode.Uri, options: TrainOptions, token: vscode.CancellationToken) => Promise<object>;
  readonly predictSample: (table: vscode.Uri, values: ReadonlyMap<string, string | number> | undefined) => Promise<object | undefined>;
  /** `line` counts from 0. */
  readonly predictRow: (table: vscode.Uri, line: number) => Promise<object>;
  readonly describe: (table: vscode.Uri) => Promise<readonly Column[]>;
  /** The model card in Markdown; undefined if nothing has been trained on the table. */
  readonly card: (table: vscode.Uri) => Promise<string | undefined>;
  readonly write: (table: vscode.Uri, format: ExportFormat, to: vscode.Uri) => Promise<vscode.Uri>;
  /** What the format cannot express of the table's model. */
  readonly limits: (table: vscode.Uri, format: ExportFormat) => Promise<readonly Message[]>;
}

/** A tool's input before it is checked. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** Shown while a tool works. A tool that changes something asks for confirmation first, with a title and a question. */
export interface ToolPreparation {
  readonly progress: Message;
  readonly title?: Message;
  readonly question?: Message;
}

/** A tool for language models. Both methods reject with a UserError for wrong input. */
export interface ModelTool {
  prepare(input: ToolInput): Promise<ToolPreparation>;
  /** Resolves with the result for the model, which is passed on as JSON. */
  invoke(input: ToolInput, token: vscode.CancellationToken): Promise<object>;
}

/** The tools by their names in package.json. */
export function createModelTools(actions: ToolActions): Readonly<Record<string, ModelTool>> {
  return {
    neuron_train: trainTool(actions),
    neuron_predict: predictTool(actions),
    neuron_describe: describeTool(actions),
    neuron_export: exportTool(actions),
  };
}

function trainTool({ train }: ToolActions): ModelTool {
  const read = async ({ table, ...options }: ToolInput) => ({ uri: await findTable(table), options: checkTrainOptions(options) });
  return {
    prepare: async (input) => {
      const name = nameOf((await read(input)).uri);
      return {
        progress: message('Training on {name}', { name }),
        title: message('Train Neuron'),
        question: message('Train a network on {name}? Its answer takes the place of the one before.', { name }),
      };
    },
    invoke: async (input, token) => {
      const { uri, options } = await read(input);
      return train(uri, { ...options, show: false }, token);
    },
  };
}

function predictTool({ predictSample, predictRow }: ToolActions): ModelTool {
  return {
    prepare: async ({ table }) => ({ progress: message('Asking the model of {name}', { name: nameOf(await findTable(table)) }) }),
    invoke: async ({ table, values, line }) => {
      const uri = await findTable(table);
      if ((values === undefined) === (line === undefined)) {
        throw new UserError(message('Give either "values", one for each column, or the "line" of a row.'));
      }
      if (line === undefined) return { ...(await predictSample(uri, sampleArgument('neuron_predict', values))) };
      if (typeof line !== 'number' || !Number.isInteger(line) || line < 1) {
        throw new UserError(message('"line" has to be a whole number, 1 for the first line.'));
      }
      return predictRow(uri, line - 1);
    },
  };
}

function describeTool({ describe, card }: ToolActions): ModelTool {
  return {
    prepare: async ({ table }) => ({ progress: message('Reading {name}', { name: nameOf(await findTable(table)) }) }),
    invoke: async ({ table }) => {
      const uri = await findTable(table);
      const facts = tableFacts(await describe(uri), say);
      const model = await card(uri);
      return model === undefined ? facts : { ...facts, model };
    },
  };
}

function exportTool({ write, limits }: ToolActions): ModelTool {
  const read = async ({ table, format, to }: ToolInput): Promise<{ uri: vscode.Uri; format: ExportFormat; place: vscode.Uri }> => {
    const uri = await findTable(table);
    const { format: known } = exportArgument('neuron_export', { format: format ?? '' });
    if (known === undefined) throw new Error('A format that is no text was taken');
    return { uri, format: known, place: placeToWrite(to) };
  };
  return {
    prepare: async (input) => {
      const { uri, format, place } = await read(input);
      const to = nameOf(place);
      return {
        progress: message('Writing {name}', { name: to }),
        title: message('Export Model'),
        question: sentences(
          message('Write the model of {name} to {to} ({format})?', { name: nameOf(uri), to, format: formats[format].label }),
          (await isThere(place)) ? message('{name} already exists. Overwrite it?', { name: to }) : undefined,
          ...(await limits(uri, format)),
        ),
      };
    },
    invoke: async (input) => {
      const { uri, format, place } = await read(input);
      const written = await write(uri, format, place);
      return { written: nameOf(written), limits: (await limits(uri, format)).map(say) };
    },
  };
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
