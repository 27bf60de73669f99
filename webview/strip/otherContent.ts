import { message, verbatim, type Message } from '../../src/message.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { StripContent } from './stripContent.ts';
import type { StripRemark } from './stripRemark.ts';

/** The headline while a table is read. */
export function readingHeadline(run: RunState | undefined, fileName: string): Message {
  if (run?.isWaiting) return message('Waiting for the training of other tables to end.');
  if (run?.readShare === undefined) return message('Reading {file}…', { file: fileName });
  return message('Reading {file}… {share} %', { file: fileName, share: Math.floor(run.readShare * 100) });
}

/** The remark below it while the last result is still visible. */
export function readingRemark(hasResult: boolean): StripRemark | undefined {
  return hasResult ? { tone: 'plain', text: message('the last result stays until then'), actions: [] } : undefined;
}

/** The first sentence for the first line, the others for the second. */
export function splitSentences(text: string): readonly [first: string, rest: string] {
  const end = /[.!?。](?=\s)/.exec(text);
  return end ? [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()] : [text, ''];
}

/** What failed, and what can be done. */
export function failureContent(text: string, canChoose: boolean): StripContent {
  const [first, rest] = splitSentences(text);
  return {
    ...{ tone: 'error', headline: verbatim(first) },
    remark: {
      tone: 'plain',
      text: rest === '' ? message('Nothing was trained.') : verbatim(rest),
      actions: [
        canChoose
          ? { label: message('Choose another column'), action: { type: 'chooseTarget' } }
          : { label: message('Train again'), action: { type: 'train' } },
      ],
    },
  };
}
