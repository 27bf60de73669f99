import path from 'node:path';
import { exportModel } from '../exports/exportModel.ts';
import { exportFormats, isExportFormat } from '../exports/formats.ts';
import { inEnglish } from '../inWords.ts';
import { message } from '../message.ts';
import type { CommandLine } from './commandLine.ts';
import type { CommandContext } from './context.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { loadModel } from './loadModel.ts';
import { operandsOf } from './operands.ts';
import { refuseOverwriting, writeFileAt } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** `neuron export`: writes the files of a format and says what the format cannot represent. */
export async function exportCommand(line: CommandLine, context: CommandContext): Promise<ExitCode> {
  const [place] = operandsOf(line, 1);
  const format = line.flags.get('format')?.[0];
  const to = line.flags.get('to')?.[0];
  if (format === undefined || !isExportFormat(format)) {
    throw new UsageError(message('--format has to be one of {formats}.', { formats: { items: exportFormats, join: 'comma' } }));
  }
  if (to === undefined) throw new UsageError(message('--to has to name the file to write.'));
  await refuseOverwriting([to], line.flags.has('force'));
  const model = await loadModel(place, line, context);
  const { files, limits } = await exportModel(model, format, path.basename(to));
  const [first, ...others] = files;
  const beside = others.map(({ name, content }) => ({ place: path.join(path.dirname(to), name), content }));
  const names = [to, ...beside.map(({ place }) => place)];
  await refuseOverwriting(names, line.flags.has('force'));
  for (const { place, content } of beside) await writeFileAt(place, content);
  await writeFileAt(to, first.content);
  if (line.flags.has('json')) context.print(`${JSON.stringify({ format, files: names, limits: limits.map(inEnglish) }, undefined, 2)}\n`);
  else {
    const said = [...names.map((name) => message('The model was written to {name}.', { name })), ...limits];
    context.print(said.map((line) => `${context.say(line)}\n`).join(''));
  }
  return exitCodes.done;
}
