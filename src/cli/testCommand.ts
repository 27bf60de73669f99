import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkExpectations } from '../expectations/checkExpectations.ts';
import type { Verdict } from '../expectations/expectation.ts';
import { isExpectationFile, readExpectationFile } from '../expectations/readExpectationFile.ts';
import { inEnglish } from '../inWords.ts';
import { message, plural, verbatim, type Message } from '../message.ts';
import { UserError } from '../userError.ts';
import type { CommandLine } from './commandLine.ts';
import type { CommandContext } from './context.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { tellProgress } from './loadModel.ts';
import { openNamedTable, readBytes, readText } from './terminal.ts';

interface CheckedFile {
  readonly file: string;
  readonly verdicts: readonly Verdict[];
  /** Why none of its expectations can be checked. */
  readonly refusal?: Message;
}

const marks = { met: '✓', unmet: '✗', unjudged: '?' } as const;

/**
 * `neuron test`: checks the expectations in files, including those in folders. Exit code 1 if one is not met, 3 if a file cannot be
 * checked.
 */
export async function testCommand({ operands, flags }: CommandLine, context: CommandContext): Promise<ExitCode> {
  const files = (await Promise.all((operands.length > 0 ? operands : ['.']).map(findFiles))).flat();
  if (files.length === 0)
    throw new UserError(
      message('There is no file of expectations: such files are called neuron.test.json, or end in .neuron.test.json or .neuron.test.md.'),
    );
  const isJson = flags.has('json');
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const result = await checkFile(file, context);
    checked.push(result);
    if (!isJson)
      context.print(
        describe(result)
          .map((said) => `${context.say(said)}\n`)
          .join(''),
      );
  }
  const all = checked.flatMap(({ verdicts }) => verdicts);
  const met = all.filter(({ outcome }) => outcome === 'met').length;
  const unmet = all.length - met;
  if (isJson) context.print(`${JSON.stringify({ files: checked.map(toJson), met, unmet }, undefined, 2)}\n`);
  else context.print(`${context.say(plural(unmet, '{met} met, {count} not met.', '{met} met, {count} not met.', { met }))}\n`);
  if (checked.some(({ refusal }) => refusal !== undefined)) return exitCodes.refused;
  return unmet > 0 ? exitCodes.unmet : exitCodes.done;
}

/** The file itself, or all expectation files in a folder and its subfolders, sorted by name. */
async function findFiles(place: string): Promise<string[]> {
  const isFolder = await stat(place).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  if (!isFolder) return [place];
  const entries = (await readdir(place, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const inside = path.join(place, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : findFiles(inside);
      return isExpectationFile(entry.name) ? [inside] : [];
    }),
  );
  return found.flat();
}

async function checkFile(file: string, { pool, createId, tell }: CommandContext): Promise<CheckedFile> {
  const placeOf = (place: string) => path.resolve(path.dirname(file), place);
  try {
    const verdicts = await checkExpectations(readExpectationFile(file, await readText(file)), {
      ...{ pool, createId, onProgress: (run) => tellProgress(run, tell) },
      openTable: async (place) => (await openNamedTable(placeOf(place))).source,
      readBytes: (place) => readBytes(placeOf(place)),
    });
    return { file, verdicts };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { file, verdicts: [], refusal: error.said };
  }
}

function describe({ file, verdicts, refusal }: CheckedFile): Message[] {
  return [
    verbatim(file),
    ...(refusal ? [message('  {sign} {said}', { sign: marks.unjudged, said: refusal })] : []),
    ...verdicts.flatMap(({ line, text, outcome, said }) => [
      message('  {sign} {said}', { sign: marks[outcome], said: text }),
      ...(said ? [message('    {place}: {said}', { place: `${file}:${line + 1}`, said })] : []),
    ]),
  ];
}

function toJson({ file, verdicts, refusal }: CheckedFile): object {
  return {
    file,
    ...(refusal ? { error: inEnglish(refusal) } : {}),
    expectations: verdicts.map(({ line, text, outcome, said }) => ({
      ...{ line: line + 1, expectation: text, outcome },
      ...(said ? { message: inEnglish(said) } : {}),
    })),
  };
}
