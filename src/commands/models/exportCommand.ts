import * as vscode from 'vscode';
import { exists } from '../../documents/fileBeside.ts';
import type { SessionFiles } from '../../documents/sessionFiles.ts';
import { exportModel } from '../../exports/exportModel.ts';
import { isLongExport, type ExportedBytes, type ExportQuestion } from '../../exports/exportedBytes.ts';
import type { Exported, ExportedModel } from '../../exports/exportedModel.ts';
import { formats, exportFormats, type ExportFormat } from '../../exports/formats.ts';
import { message, type Message } from '../../message.ts';
import { answeredRun } from '../../protocol/sessionState.ts';
import type { Sessions } from '../../session/sessions.ts';
import { CancelledError, UserError } from '../../userError.ts';
import { unwrittenFile } from '../../unwrittenFile.ts';
import { say } from '../../words/say.ts';

/** Format and place of an export; the user is asked for what is absent. */
export interface ExportOptions {
  readonly format?: ExportFormat;
  readonly to?: vscode.Uri;
}

/** Exports in another thread. */
export type ExportElsewhere = (question: ExportQuestion) => Promise<ExportedBytes>;

/** Exports the model of a table for another program. */
export class ExportCommand {
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #maker: string;
  readonly #exportElsewhere: ExportElsewhere | undefined;

  /** `maker`: Neuron and its version. `exportElsewhere`: absent where there are no other threads for large models. */
  constructor(sessions: Sessions, files: SessionFiles, maker: string, exportElsewhere?: ExportElsewhere) {
    this.#sessions = sessions;
    this.#files = files;
    this.#maker = maker;
    this.#exportElsewhere = exportElsewhere;
  }

  /**
   * Returns the written file. Where no place is given the user chooses one and is first told what the format cannot carry; files are overwritten
   * only after a question. Rejects with a CancelledError when the user cancels.
   */
  async run(table: vscode.Uri, options: ExportOptions): Promise<vscode.Uri> {
    const documentUri = table.toString();
    await this.#files.load(documentUri);
    const model = this.#exportedModel(table);
    const format = options.format ?? (await chooseFormat());
    if (options.to) {
      await write(options.to, await this.#export(model, format, baseName(options.to)));
      return options.to;
    }
    const to = await choosePlace(table, format);
    const exported = await this.#export(model, format, baseName(to));
    await tellLimits(exported);
    await askToOverwrite(to, exported);
    await write(to, exported);
    offerToOpen(to);
    return to;
  }

  /** What the format cannot carry. Rejects where there is no model. */
  async limits(table: vscode.Uri, format: ExportFormat): Promise<readonly Message[]> {
    await this.#files.load(table.toString());
    return (await this.#export(this.#exportedModel(table), format, `model.${formats[format].extension}`)).limits;
  }

  /** The text of the exported file; null where it is binary. Rejects where there is no model. */
  async text(table: vscode.Uri, format: ExportFormat): Promise<string | null> {
    await this.#files.load(table.toString());
    const exported = await this.#export(this.#exportedModel(table), format, `model.${formats[format].extension}`);
    const [{ content, isText }] = exported.files;
    if (typeof content === 'string') return content;
    return isText ? new TextDecoder().decode(content) : null;
  }

  /** The files of a large model are made elsewhere, as bytes. */
  async #export(model: ExportedModel, format: ExportFormat, name: string): Promise<Exported> {
    if (!this.#exportElsewhere || !isLongExport(model)) return exportModel(model, format, name);
    return this.#exportElsewhere({ model, format, name });
  }

  #exportedModel(table: vscode.Uri): ExportedModel {
    const documentUri = table.toString();
    const model = this.#sessions.model(documentUri);
    const run = answeredRun(this.#sessions.state(documentUri));
    const name = vscode.workspace.asRelativePath(table);
    if (!model || !run?.plan || !run.outcome) {
      throw new UserError(message('Nothing has been trained on {name} yet. Run "Train Neuron" on it first.', { name }));
    }
    const { options, plan, outcome, history } = run;
    const checkpoint = this.#sessions.checkpoint(documentUri);
    const tableColumns = plan.columns.map((column) => column.name);
    const ended = { options, plan, outcome, history, ...(checkpoint ? { checkpoint } : {}) };
    return { ...model, fileName: baseName(table), tableColumns, maker: this.#maker, run: ended };
  }
}

async function chooseFormat(): Promise<ExportFormat> {
  const items = exportFormats.map((format) => ({ label: say(formats[format].label), detail: say(formats[format].help), format }));
  const picked = await vscode.window.showQuickPick(items, {
    title: say(message('Export Model')),
    placeHolder: say(message('What should the model be exported to?')),
    matchOnDetail: true,
  });
  if (!picked) throw new CancelledError();
  return picked.format;
}

async function choosePlace(table: vscode.Uri, format: ExportFormat): Promise<vscode.Uri> {
  const { extension, label } = formats[format];
  const stem = baseName(table).replace(/\.[^.]*$/, '');
  const place = await vscode.window.showSaveDialog({
    title: say(message('Export Model')),
    ...(table.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(table, '..', `${stem}.${extension}`) }),
    filters: { [say(label)]: [extension] },
  });
  if (!place) throw new CancelledError();
  return place;
}

/** Says, before anything is written, what the format cannot carry. */
async function tellLimits({ limits }: Exported): Promise<void> {
  if (limits.length === 0) return;
  const write = say(message('Write the File'));
  const chosen = await vscode.window.showWarningMessage(
    say(message('The file will not do all that Neuron does.')),
    { modal: true, detail: limits.map(say).join('\n\n') },
    write,
  );
  if (chosen !== write) throw new CancelledError();
}

/** The dialog has asked about the chosen file, but not about those beside it. */
async function askToOverwrite(to: vscode.Uri, { files: [, ...others] }: Exported): Promise<void> {
  for (const { name } of others) {
    if (!(await exists(vscode.Uri.joinPath(to, '..', name)))) continue;
    const overwrite = say(message('Overwrite'));
    const question = say(message('{name} already exists. Overwrite it?', { name }));
    if ((await vscode.window.showWarningMessage(question, { modal: true }, overwrite)) !== overwrite) throw new CancelledError();
  }
}

/** Writes all files, the model last; if one cannot be written, new ones are removed again. */
async function write(to: vscode.Uri, { files: [first, ...others] }: Exported): Promise<void> {
  const all = [...others.map(({ name, content }) => ({ file: vscode.Uri.joinPath(to, '..', name), content })), { file: to, ...first }];
  const made: vscode.Uri[] = [];
  for (const { file, content } of all) {
    try {
      if (!(await exists(file))) made.push(file);
      await vscode.workspace.fs.writeFile(file, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    } catch (error) {
      for (const half of made) if (await exists(half)) await vscode.workspace.fs.delete(half);
      throw unwrittenFile(vscode.workspace.asRelativePath(file), error);
    }
  }
}

function offerToOpen(to: vscode.Uri): void {
  const open = say(message('Open'));
  const said = say(message('The model was written to {name}.', { name: vscode.workspace.asRelativePath(to) }));
  void vscode.window.showInformationMessage(said, open).then(async (chosen) => {
    if (chosen === open) await vscode.commands.executeCommand('vscode.open', to);
  });
}

function baseName(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}
