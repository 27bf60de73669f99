import Papa from 'papaparse';
import { message, verbatim } from '../message.ts';
import { editorOptions } from '../options/editorOptions.ts';
import { namesOf } from '../options/mapNames.ts';
import type { Engine } from '../run/options/hyperparameters.ts';
import { optionFromText } from '../run/options/optionText.ts';
import { checkTrainOptions } from '../run/options/checkTrainOptions.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';
import { UserError } from '../userError.ts';
import type { CommandLine } from './commandLine.ts';
import { trainFlags } from './flags.ts';
import { UsageError } from './usageError.ts';

/**
 * The training options from the flags. `readText` reads the file given by --options. Rejects with a UsageError that says what an option has
 * to be.
 */
export async function readTrainingOptions({ flags }: CommandLine, readText: (path: string) => Promise<string>): Promise<TrainOptions> {
  const json = flags.get('options')?.[0];
  const given: [string, unknown][] = [];
  for (const { name, option } of trainFlags) {
    const values = flags.get(name);
    if (!values) continue;
    if (option !== undefined) given.push([option, optionFromText(option, values[0])]);
    else if (name === 'features') given.push([name, values.flatMap(splitNames)]);
    else if (name === 'target' || name === 'task') given.push([name, values[0]]);
  }
  const asked = json === undefined ? {} : parseOptions(json.trimStart().startsWith('{') ? json : await readText(json));
  try {
    return checkTrainOptions({ ...asked, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) });
  } catch (error) {
    throw error instanceof UserError ? new UsageError(error.said) : error;
  }
}

/** The engine that trains. Throws a UsageError for an unknown name. */
export function trainingEngine({ flags }: CommandLine): Engine {
  const given = flags.get('engine')?.[0];
  if (given === undefined) return editorOptions.engine.default;
  const engines = namesOf<Engine>(editorOptions.engine.values);
  const engine = engines.find((name) => name === given);
  if (engine !== undefined) return engine;
  const range = message('one of {values}', { values: { items: engines, join: 'comma' } });
  throw new UsageError(
    message('The option "{option}" has to be {range}, but is {value}.', { option: 'engine', range, value: JSON.stringify(given) }),
  );
}

/** True if any training flag is given. */
export function hasTrainingFlags({ flags }: CommandLine): boolean {
  return trainFlags.some(({ name }) => flags.has(name));
}

function splitNames(text: string): string[] {
  // The parser treats a space before a quote as part of the name.
  const tight = text.trim().replace(/,\s+"/g, ',"');
  return Papa.parse<string[]>(tight, { delimiter: ',' })
    .data.flat()
    .map((name) => name.trim());
}

function parseOptions(json: string): object {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch (error) {
    throw new UsageError(
      message('--options is not JSON: {why}', { why: verbatim(error instanceof Error ? error.message : String(error)) }),
    );
  }
  throw new UsageError(message('--options has to be a JSON object, such as {example}.', { example: '{"hidden": [8, 4]}' }));
}
