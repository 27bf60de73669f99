import * as vscode from 'vscode';
import { escapeMarkdown } from '../rows/escapeMarkdown.ts';
import { sayInMarkdown, say, sayError } from '../words/say.ts';
import type { ExportCommand } from '../commands/models/exportCommand.ts';
import { predictRow, predictSample } from '../commands/answers/predictCommands.ts';
import type { TrainCommand } from '../commands/train/trainCommand.ts';
import { openTable } from '../documents/openedTable.ts';
import type { RowPredictions } from '../rows/rowPredictions.ts';
import type { TableQuestions } from '../session/tableQuestions.ts';
import { createModelTools, type ModelTool, type ToolActions, type ToolInput } from './modelTools.ts';

/** What the tools need. */
export interface ToolServices {
  readonly trainCommand: TrainCommand;
  readonly exportCommand: ExportCommand;
  readonly predictions: RowPredictions;
  readonly questions: TableQuestions;
}

/** Registers the tools of package.json for language models. */
export function registerTools(services: ToolServices): vscode.Disposable {
  const tools = Object.entries(createModelTools(actionsOf(services)));
  return vscode.Disposable.from(...tools.map(([name, tool]) => vscode.lm.registerTool(name, adaptTool(tool))));
}

/** Adapts a tool to VS Code's interface. Errors are in the language of the window and are passed on to the model. */
export function adaptTool(tool: ModelTool): vscode.LanguageModelTool<ToolInput> {
  return {
    prepareInvocation: async ({ input }) => {
      const { progress, title, question } = await inWords(() => tool.prepare(input));
      return {
        invocationMessage: say(progress),
        ...(title && question
          ? { confirmationMessages: { title: say(title), message: new vscode.MarkdownString(sayInMarkdown(question, escapeMarkdown)) } }
          : {}),
      };
    },
    invoke: async ({ input }, token) => {
      const answer = await inWords(() => tool.invoke(input, token));
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(answer))]);
    },
  };
}

function actionsOf({ trainCommand, exportCommand, predictions, questions }: ToolServices): ToolActions {
  return {
    train: async (table, options, token) => {
      const abort = new AbortController();
      if (token.isCancellationRequested) abort.abort();
      const listening = token.onCancellationRequested(() => abort.abort());
      try {
        return await trainCommand.train(table, options, abort.signal);
      } finally {
        listening.dispose();
      }
    },
    predictSample: (table, values) => predictSample({ predictions }, table, values),
    predictRow: (table, line) => predictRow({ predictions }, table, line),
    describe: async (table) => {
      const opened = await openTable(table);
      return questions.describe(await opened.readSource());
    },
    card: async (table) => ((await predictions.model(table)) ? ((await exportCommand.text(table, 'card')) ?? undefined) : undefined),
    write: (table, format, to) => exportCommand.run(table, { format, to }),
    limits: (table, format) => exportCommand.limits(table, format),
  };
}

async function inWords<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw new Error(sayError(error), { cause: error });
  }
}
