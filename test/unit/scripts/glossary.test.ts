import path from 'node:path';
import { expect, test } from 'vitest';
import { readTranslations } from '../../../scripts/translations.ts';

const translations = [...readTranslations(path.resolve(import.meta.dirname, '../../..'))];

/** Terms of the field with their Korean names. */
const glossary: readonly (readonly [english: RegExp, korean: RegExp])[] = [
  // Not the command, a setting or a file of that name.
  [/(?<!^|[".])\bneurons?\b(?!\.)|\bNeurons\b/, /뉴런/],
  [/\bweights?\b/i, /가중치/],
  [/\bbias(es)?\b/i, /편향/],
  [/\bactivations?\b/i, /활성화 함수/],
  [/\bsigmoid\b/, /시그모이드|sigmoid/],
  [/\bhidden layers?\b/i, /은닉층/],
  [/\bepochs?\b/i, /에포크/],
  [/\blosse?s?\b/i, /손실/],
  [/\blearning rate\b/i, /학습률/],
  [/\bhyperparameters?\b/i, /하이퍼파라미터/],
  [/\btraining rows?\b/i, /훈련 행/],
  [/\btest rows?\b/i, /테스트 행/],
  [/\bcross-validations?\b/i, /교차 검증/],
  [/\bvalidation\b/i, /검증/],
  [/\bseeds?\b/i, /시드/],
  [/\bnetworks?\b/i, /신경망/],
  [/\bmedians?\b/i, /중앙값/],
  [/\bstandard deviations?\b/i, /표준편차/],
  [/\bgradients?\b/i, /그레이디언트|경사 하강법/],
  [/\bmomentum\b/i, /모멘텀/],
  [/\boutliers?\b/i, /이상값/],
  [/\bleaks?\b/i, /누출/],
  [/\bearly stopping\b/i, /조기 종료/],
  [/\bbalanced accuracy\b/i, /균형 정확도/],
  [/\bfirst weights\b/i, /초기 가중치/],
  [/\bcells?\b/i, /셀/],
  [/\bfolds?\b/i, /폴드/],
  [/\bdurations?\b/i, /지속 시간/],
  // A level of confidence is no probability of an answer.
  [/\b95\s% sure\b/, /신뢰 수준/],
  // Kinds of columns have the names that the Data view gives them.
  [/\bchoose "(?:number|date|category)"/, /"(?:숫자|날짜|범주)"/],
];

/** The text without placeholders and code, which stay unchanged. */
const inWords = (text: string) => text.replace(/\{\w+\}|`[^`]*`|\]\([^)]*\)/g, ' ');

test.each(glossary)('%s is called %s', (english, korean) => {
  const wrong = translations.filter(([text, said]) => english.test(inWords(text)) && !korean.test(said));
  expect(wrong).toEqual([]);
});

/** Particles that depend on whether the preceding sound is a vowel, which is unknown for a placeholder. */
const particle = /\{\w+\}["”’*`]*(?:(?:은|는|이|가|을|를|와|과|으로|로|라고|이라고|라는|이라는|와의|과의)(?!\p{Script=Hangul})|였|이었)/u;

test('no particle whose form depends on the letter before it follows a place', () => {
  expect(['{name}은 열', '"{name}"를 값으로', '**{name}**였습니다'].every((text) => particle.test(text))).toBe(true);
  expect(translations.filter(([, said]) => particle.test(said))).toEqual([]);
});
