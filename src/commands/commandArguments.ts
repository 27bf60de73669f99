import { exportFormats, isExportFormat } from '../exports/formats.ts';
import { listOf, message, type Message } from '../message.ts';
import { frozenSchema } from '../protocol/frozenSchema.ts';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../userError.ts';
import { sampleNames } from './openSample.ts';
import type { ExportOptions } from './models/exportCommand.ts';
import type { ContinueOptions } from './train/continueCommand.ts';
import type { PredictFileOptions } from './answers/predictFileCommand.ts';
import type { ScaleOptions } from './scale/scaleCommand.ts';

/** The table that an argument names, undefined where there is none. Throws a UserError for anything but a URI. */
export function tableArgument(command: string, argument: unknown): vscode.Uri | undefined {
  if (isAbsent(argument) || isPanelTitle(argument)) return undefined;
  if (argument instanceof vscode.Uri) return argument;
  const uri = typeof argument === 'string' ? parseUri(argument) : undefined;
  if (uri) return uri;
  throw new UserError(
    message(
      '{command} needs the URI of a table first, such as "file:///data/exam_scores.csv", but got {value}. Without one it takes the table in front.',
      { command, value: describe(argument) },
    ),
  );
}

/** True for what buttons in a panel's title pass: VS Code's name of the panel, instead of a table. */
function isPanelTitle(argument: unknown): boolean {
  return argument instanceof vscode.Uri && argument.scheme === 'webview-panel';
}

/**
 * The options of a command, undefined where there are none. Throws a UserError for anything but an object, and for a name that is not among
 * `names`, if these are given. Values are not checked.
 */
export function optionsArgument(command: string, argument: unknown, names?: readonly string[]): object | undefined {
  if (isLeftOpen(argument)) return undefined;
  if (isRecord(argument)) {
    const unknown = names && Object.keys(argument).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new UserError(message('{command} has no option "{option}".', { command, option: unknown }));
    return argument;
  }
  throw new UserError(
    message('{command} needs its options as an object, such as { name: value }, but got {value}.', { command, value: describe(argument) }),
  );
}

/** The 0-based line of a document, undefined where none is given. Throws a UserError for anything but a whole number from 0 on. */
export function lineArgument(command: string, argument: unknown): number | undefined {
  if (isLeftOpen(argument)) return undefined;
  if (typeof argument === 'number' && Number.isInteger(argument) && argument >= 0) return argument;
  throw new UserError(
    message('{command} needs the line of a row as a whole number, 0 for the first line, but got {value}.', {
      command,
      value: describe(argument),
    }),
  );
}

/**
 * A value for each column, undefined where none are given. Throws a UserError for anything but texts and finite numbers. Checked by hand, since
 * schema libraries drop keys like "constructor", which are valid names of columns.
 */
export function sampleArgument(command: string, argument: unknown): Map<string, string | number> | undefined {
  if (isLeftOpen(argument)) return undefined;
  if (!isRecord(argument)) {
    throw new UserError(
      message('{command} needs an object with a value for each column, such as { column: value }, but got {value}.', {
        command,
        value: describe(argument),
      }),
    );
  }
  const sample = new Map<string, string | number>();
  for (const [column, value] of Object.entries(argument) as [string, unknown][]) {
    if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
      throw new UserError(
        message('{command} needs a text or a number for "{column}", but got {value}.', { command, column, value: describe(value) }),
      );
    }
    sample.set(column, value);
  }
  return sample;
}

/** The name of a sample table, undefined where none is given. Throws a UserError that lists them. */
export function sampleNameArgument(command: string, argument: unknown): string | undefined {
  if (isLeftOpen(argument)) return undefined;
  const name = sampleNames.find((sample) => sample === argument);
  if (name !== undefined) return name;
  throw new UserError(
    message('{command} needs the name of a sample, one of {names}, but got {value}.', {
      command,
      names: listOf(sampleNames, 'comma'),
      value: describe(argument),
    }),
  );
}

/**
 * The other of two models, or the (at most two) files that are selected in the explorer; empty where none is given. Throws a UserError for
 * anything else.
 */
export function otherModelArgument(command: string, argument: unknown): readonly vscode.Uri[] {
  if (Array.isArray(argument) && isMenuContext(argument)) {
    const selected: readonly vscode.Uri[] = argument.filter((item) => item instanceof vscode.Uri);
    if (selected.length <= 2) return selected;
    throw new UserError(message('Two models can be compared at a time: {count} files are selected.', { count: selected.length }));
  }
  if (isLeftOpen(argument)) return [];
  const uri = asUri(argument);
  if (uri) return [uri];
  throw new UserError(
    message('{command} needs the URIs of two models, such as .neuron files, but got {value}.', { command, value: describe(argument) }),
  );
}

/** A comparison is shown unless `{ show: false }` says otherwise. Throws a UserError for anything else than a yes or no. */
export function isComparisonShown(command: string, argument: unknown): boolean {
  const { show }: { show?: unknown } = optionsArgument(command, argument, ['show']) ?? {};
  return yesOrNo(command, 'show', show) !== false;
}

/** The format and place of an export. Throws a UserError that lists the formats, or says what a place is. */
export function exportArgument(command: string, argument: unknown): ExportOptions {
  const { format, to }: { format?: unknown; to?: unknown } = optionsArgument(command, argument, ['format', 'to']) ?? {};
  if (!isAbsent(format) && !(typeof format === 'string' && isExportFormat(format))) {
    throw new UserError(
      message('{command} needs a format, one of {formats}, but got {value}.', {
        command,
        formats: listOf(exportFormats, 'comma'),
        value: describe(format),
      }),
    );
  }
  const place = placeArgument(command, to);
  return { ...(isAbsent(format) ? {} : { format }), ...(place ? { to: place } : {}) };
}

/**
 * The number of further epochs, and the table. Throws a UserError for impossible values, and for options that a continued training cannot change.
 */
export function continueArgument(command: string, argument: unknown): ContinueOptions {
  const { epochs, table, frozen, show, ...others }: Record<string, unknown> = { ...optionsArgument(command, argument) };
  const [other] = Object.keys(others);
  if (other !== undefined) {
    const said = message(
      '{command} has no option "{option}": a continued training keeps its columns, network and settings. Train from scratch to change them.',
      {
        ...{ command, option: other },
      },
    );
    throw new UserError(said);
  }
  if (!isAbsent(epochs) && !(typeof epochs === 'number' && Number.isInteger(epochs) && epochs > 0)) {
    throw new UserError(
      message('{command} needs a whole number from 1 on as "epochs", but got {value}.', { command, value: describe(epochs) }),
    );
  }
  const units = v.safeParse(v.nullish(frozenSchema), frozen);
  if (!units.success) {
    const said = message('{command} needs a list of units as "frozen", such as [{example}], but got {value}.', {
      ...{ command, example: '{ layer: 0, unit: 2 }', value: describe(frozen) },
    });
    throw new UserError(said);
  }
  const uri = asUri(table);
  if (!isAbsent(table) && !uri) {
    throw new UserError(message('{command} needs the URI of a table as "table", but got {value}.', { command, value: describe(table) }));
  }
  return {
    ...(isAbsent(epochs) ? {} : { epochs }),
    ...(uri ? { table: uri } : {}),
    ...(units.output ? { frozen: units.output } : {}),
    ...(yesOrNo(command, 'show', show) === false ? { show: false } : {}),
  };
}

/** Whether numbers are to have their interval beside them: `{ intervals: true }`. Throws a UserError for anything else than a yes or no. */
export function intervalsArgument(command: string, argument: unknown): boolean {
  const { intervals }: { intervals?: unknown } = optionsArgument(command, argument, ['intervals']) ?? {};
  return yesOrNo(command, 'intervals', intervals) === true;
}

function yesOrNo(command: string, option: string, value: unknown): boolean | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'boolean') return value;
  throw new UserError(
    message('{command} needs true or false as "{option}", but got {value}.', { command, option, value: describe(value) }),
  );
}

/** The model that answers, and where to write the answers. Throws a UserError for anything but URIs. */
export function predictFileArgument(command: string, argument: unknown): PredictFileOptions {
  const given = optionsArgument(command, argument, ['model', 'to', 'intervals']);
  const { model, to, intervals }: { model?: unknown; to?: unknown; intervals?: unknown } = given ?? {};
  const uri = asUri(model);
  if (!isAbsent(model) && !uri) {
    throw new UserError(
      message('{command} needs the URI of a table or of a .neuron file as "model", but got {value}.', { command, value: describe(model) }),
    );
  }
  const place = placeArgument(command, to);
  return { ...(uri ? { model: uri } : {}), ...(place ? { to: place } : {}), intervals: yesOrNo(command, 'intervals', intervals) === true };
}

/** The options and the place `to` of a training at scale. The options are not checked here. */
export function scaleArgument(command: string, argument: unknown): ScaleOptions {
  const given = optionsArgument(command, argument);
  if (!given) return {};
  const { to, ...options }: { to?: unknown } = given;
  const place = placeArgument(command, to);
  return { ...(place ? { to: place } : {}), options };
}

function placeArgument(command: string, to: unknown): vscode.Uri | undefined {
  const place = asUri(to);
  if (isAbsent(to) || place) return place;
  throw new UserError(message('{command} needs the URI of a file to write as "to", but got {value}.', { command, value: describe(to) }));
}

function asUri(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : typeof argument === 'string' ? parseUri(argument) : undefined;
}

/** True for arguments that only the palette, keybindings, buttons and menus pass: none, or a table and its place in the workbench. */
export function isStartedByHand(parameters: readonly unknown[]): boolean {
  return parameters.every((parameter) => isAbsent(parameter) || isPanelTitle(parameter)) || parameters.slice(1).some(isMenuContext);
}

/** True for an argument that leaves everything open. */
export function isLeftOpen(argument: unknown): boolean {
  return isAbsent(argument) || isMenuContext(argument);
}

/** What menus pass after the table: the explorer passes the selected files, an editor's title its group. */
function isMenuContext(argument: unknown): boolean {
  if (Array.isArray(argument)) return argument.length > 0 && argument.every((item) => item instanceof vscode.Uri);
  return isRecord(argument) && 'groupId' in argument && typeof argument.groupId === 'number';
}

/** Omitted arguments become null between processes. */
function isAbsent(argument: unknown): argument is undefined | null {
  return argument === undefined || argument === null;
}

/** True for an object whose own keys are its data. */
function isRecord(argument: unknown): argument is object {
  if (typeof argument !== 'object' || argument === null) return false;
  const prototype: unknown = Object.getPrototypeOf(argument);
  // The prototype may be that of another context in the same process.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function parseUri(text: string): vscode.Uri | undefined {
  try {
    const uri = vscode.Uri.parse(text, true);
    // A single letter is a drive in a path.
    return uri.scheme.length > 1 && uri.path.length > 1 ? uri : undefined;
  } catch {
    // The original error speaks of schemes and authorities.
    return undefined;
  }
}

function describe(value: unknown): string | Message {
  if (typeof value === 'string') return message('the text "{text}"', { text: value.length > 40 ? `${value.slice(0, 39)}…` : value });
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return message('a list');
  return typeof value === 'object' ? message('an object of another kind') : message('a {type}', { type: typeof value });
}
