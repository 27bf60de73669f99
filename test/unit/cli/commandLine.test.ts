import { expect, test } from 'vitest';
import { readCommandLine } from '../../../src/cli/commandLine.ts';
import { commandTable } from '../../../src/cli/commandTable.ts';
import { trainingEngine, readTrainingOptions } from '../../../src/cli/trainingFlags.ts';
import { UsageError } from '../../../src/cli/usageError.ts';
import { commandHelp, programHelp } from '../../../src/cli/help.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { describeOption, optionNames } from '../../../src/options/optionTable.ts';

const noFile = (name: string) => Promise.reject(new Error(`${name} was read`));
const optionsOf = (...args: string[]) => readTrainingOptions(readCommandLine(['train', 'a.csv', ...args]), noFile);

test('a command, what follows it and its flags are told apart, in whatever order', () => {
  const line = readCommandLine(['--json', 'predict', 'a.neuron', '--rows', '-', 'exam1=-5']);
  expect(line.command).toBe('predict');
  expect(line.operands).toEqual(['a.neuron', 'exam1=-5']);
  expect([...line.flags]).toEqual([
    ['json', ['']],
    ['rows', ['-']],
  ]);
});

test('every option of the table can be given, and comes as it was typed', async () => {
  const typed = { choice: (values: readonly string[]) => values[0], integer: () => '7', number: () => '0.25', layers: () => '8,4' };
  for (const name of optionNames) {
    const option = describeOption(name);
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (option.type === 'switch') {
      expect(await optionsOf(flag)).toEqual({ [name]: true });
      expect(await optionsOf(flag.replace('--', '--no-'))).toEqual({ [name]: false });
      continue;
    }
    const text = typed[option.type](option.type === 'choice' ? Object.keys(option.values) : []);
    const value = option.type === 'choice' ? text : option.type === 'layers' ? [8, 4] : Number(text);
    expect(await optionsOf(flag, text)).toEqual({ [name]: value });
    expect(commandHelp('train', inEnglish)).toContain(`  ${flag} `);
  }
});

test('columns are parted by commas, but not within quotes; flags count for more than --options', async () => {
  const given = await optionsOf(
    '--features',
    'a, "b,c"',
    '--features',
    'd',
    '--options',
    '{"seed": 3, "epochs": 5, "mergeSpellings": ["a"]}',
    '--seed',
    '4',
  );
  expect(given).toEqual({ features: ['a', 'b,c', 'd'], seed: 4, epochs: 5, mergeSpellings: ['a'] });
});

test('"auto" leaves an option to the table', async () => {
  expect(await optionsOf('--initializer', 'auto')).toEqual({});
  await expect(optionsOf('--optimizer', 'auto')).rejects.toThrow('The option "optimizer" has to be one of adam, adamw');
});

test.each([
  [['--epochs', '0'], 'The option "epochs" has to be a whole number from 1 to 1000000, but is 0.'],
  [['--epochs', '0x10'], 'The option "epochs" has to be a whole number from 1 to 1000000, but is "0x10".'],
  [['--epochs='], 'The option "epochs" has to be a whole number from 1 to 1000000, but is "".'],
  [['--seed', '-1'], 'The option "seed" has to be a whole number from 0 to 4294967295, but is -1.'],
  [['--hidden', '8,x'], 'The option "hidden" has to be up to 6 whole numbers from 1 to 1024, such as 8,4, but is [8,"x"].'],
  [['--clip-outliers=maybe'], 'The option "clipOutliers" has to be true or false, but is "maybe".'],
  [['--options', '[1]'], 'a.json'],
  [['--options', '{"hiden": [3]}'], 'There is no option "hiden".'],
  [['--options', '{"hidden"'], '--options is not JSON'],
])('%j is refused in words', async (args, said) => {
  const read = () => Promise.resolve('[1]');
  const given = readTrainingOptions(readCommandLine(['train', 'a.csv', ...args]), read);
  await expect(given).rejects.toBeInstanceOf(UsageError);
  await expect(given).rejects.toThrow(said === 'a.json' ? '--options has to be a JSON object' : said);
});

test.each([
  [['train', 'a.csv', '--hiden', '3'], 'There is no option --hiden of "train"'],
  [['describe', 'a.csv', '--epochs', '3'], 'There is no option --epochs of "describe"'],
  [['train', 'a.csv', '--seed', '1', '--seed', '2'], '--seed can be given only once'],
  [['train', 'a.csv', '--target'], '--target needs a value: the column to predict'],
  [['train', 'a.csv', '--json=yes'], '--json takes no value'],
  [['train', 'a.csv', '--no-json'], 'There is no option --no-json'],
  [['learn', 'a.csv'], 'There is no command "learn". The commands are train, predict'],
  [['--jsn'], 'There is no option --jsn'],
])('%j is no command line', (args, said) => {
  expect(() => readCommandLine(args)).toThrow(said);
  expect(() => readCommandLine(args)).toThrow(UsageError);
});

test('an engine is one of those that are there', () => {
  expect(trainingEngine(readCommandLine(['train', 'a.csv', '--engine', 'tfjs']))).toBe('tfjs');
  expect(trainingEngine(readCommandLine(['train', 'a.csv']))).toBe('wasm');
  expect(() => trainingEngine(readCommandLine(['train', 'a.csv', '--engine', 'gpu']))).toThrow('has to be one of wasm, tfjs, but is "gpu"');
});

test('the help names every command and what a process ends with', () => {
  const help = programHelp(inEnglish);
  for (const text of ['neuron train TABLE', 'neuron predict', 'neuron describe', 'neuron export', '  130  interrupted by Ctrl+C'])
    expect(help).toContain(text);
});

test('what the help proposes means the same in bash, PowerShell and cmd, where lists and marks stand in double quotes', () => {
  const examples = Object.values(commandTable).flatMap(({ examples }) => examples);
  expect(examples.length).toBeGreaterThan(4);
  for (const example of examples) {
    for (const command of example.split(' | ')) {
      // In quotes only $, a backtick, % and ! would be interpreted. Without quotes a comma makes a list in PowerShell, and ^, & or ; end or
      // change a command.
      expect(command).toMatch(/^(?:"[^"$`%!\\]*"|[\w=./:@ -])+$/);
      expect(command).not.toMatch(/'|(?:^| )@/);
    }
  }
});
