import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, test } from 'vitest';
import { terminalLanguage } from '../../../src/cli/language.ts';
import { createProgressLine } from '../../../src/cli/progressLine.ts';
import { inWords } from '../../../src/inWords.ts';
import { message } from '../../../src/message.ts';

const bundles = pathToFileURL(`${path.resolve(import.meta.dirname, '../../../l10n')}/`);
const spoken = (environment: Readonly<Record<string, string | undefined>>) =>
  inWords(message('Interrupted.'), terminalLanguage(environment, bundles));

test('the language of a terminal is that of its environment, where there are translations', () => {
  for (const environment of [
    { LANG: 'ko_KR.UTF-8' },
    { LANG: 'en_GB', LC_ALL: 'ko' },
    { LANG: 'C', LC_MESSAGES: 'ko_KR' },
    { LC_ALL: '', LANG: 'ko' },
  ]) {
    expect(spoken(environment)).toBe('중단했습니다.');
  }
  for (const environment of [
    {},
    { LANG: 'C.UTF-8' },
    { LANG: 'POSIX' },
    { LANG: 'en_US.UTF-8' },
    { LANG: 'de_DE' },
    { LANG: 'ko_KR', LC_ALL: 'C' },
    { LANG: '../../package' },
  ]) {
    expect(spoken(environment)).toBe('Interrupted.');
  }
});

test('a line on a screen is written over and cleared; a pipe is told nothing', () => {
  const written: string[] = [];
  const line = createProgressLine({ isTTY: true, write: (text: string) => written.push(text) });
  line.clear();
  line.show('Epoch 1');
  line.show('Epoch 2, too soon after it to be read');
  line.clear();
  expect(written).toEqual(['\r\u001B[KEpoch 1', '\r\u001B[K']);
  const pipe = createProgressLine({ write: (text: string) => written.push(text) });
  pipe.show('Epoch 1');
  pipe.clear();
  expect(written).toHaveLength(2);
});
