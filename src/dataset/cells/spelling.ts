import { plainValue } from './numbers/plainValue.ts';
import { visibleText } from './visibleText.ts';

/** Words for one of two answers, in lower case. The second is the positive class. */
const answerWords = {
  yesNo: {
    no: [
      'n',
      'no',
      'f',
      'false',
      '0',
      'off',
      'nein',
      'non',
      'não',
      'nao',
      'nee',
      'nej',
      'нет',
      '否',
      'いいえ',
      '아니오',
      '아니요',
      'nie',
      'ne',
      'ei',
      'hayır',
    ],
    yes: [
      'y',
      'yes',
      't',
      'true',
      '1',
      'on',
      'ja',
      'oui',
      'si',
      'sí',
      'sì',
      'sim',
      'да',
      '是',
      'はい',
      '예',
      '네',
      'j',
      'tak',
      'ano',
      'kyllä',
      'evet',
    ],
  },
  sex: {
    no: ['f', 'female', 'fem', 'woman', 'w', 'girl', 'femme', 'frau', 'mujer', '여', '여자', '여성', '女', '女性'],
    yes: ['m', 'male', 'masc', 'man', 'boy', 'homme', 'h', 'mann', 'hombre', '남', '남자', '남성', '男', '男性'],
  },
  passFail: {
    no: ['f', 'fail', 'failed', 'failure', 'not passed', 'ko', 'nok', 'not ok', '0', '불합격'],
    yes: ['p', 'pass', 'passed', 'success', 'ok', '1', '합격'],
  },
  posNeg: {
    no: ['-', '−', '–', 'n', 'neg', 'negative', '0', '음성'],
    yes: ['+', 'p', 'pos', 'positive', '1', '양성'],
  },
} as const;

type AnswerFold = keyof typeof answerWords;

/**
 * Which spellings count as one value: those that differ only in letter case and width, and for words of two answers all that mean the same.
 */
export type SpellingFold = 'letterCase' | AnswerFold;

const answerFolds: readonly AnswerFold[] = ['yesNo', 'sex', 'passFail', 'posNeg'];

const sidesOf: Readonly<Record<AnswerFold, ReadonlyMap<string, 'no' | 'yes'>>> = {
  yesNo: sides('yesNo'),
  sex: sides('sex'),
  passFail: sides('passFail'),
  posNeg: sides('posNeg'),
};

function sides(fold: AnswerFold): ReadonlyMap<string, 'no' | 'yes'> {
  const { no, yes } = answerWords[fold];
  return new Map([...no.map((word) => [word, 'no'] as const), ...yes.map((word) => [word, 'yes'] as const)]);
}

/** Equal for cells that are one value under the fold. */
export function foldedKey(text: string, fold: SpellingFold): string {
  const lower = inSmallLetters(text);
  const side = fold === 'letterCase' ? undefined : sidesOf[fold].get(lower);
  return side === undefined ? lower : `\0${side}`;
}

/** All spellings that are one value with this one under the fold, in lower case. */
export function foldedSpellings(text: string, fold: SpellingFold): readonly string[] {
  const lower = inSmallLetters(text);
  const side = fold === 'letterCase' ? undefined : sidesOf[fold].get(lower);
  return fold === 'letterCase' || side === undefined ? [lower] : answerWords[fold][side];
}

/**
 * The fold that would merge some of these values: the one for two answers if an answer is written out in two ways and numbers beside them
 * could be such answers too, otherwise letter case. Undefined if all values would stay distinct.
 */
export function findFold(values: readonly string[]): SpellingFold | undefined {
  const answers = answerFolds.find((fold) => areAnswers(values, fold));
  if (answers !== undefined) return answers;
  const keys = new Set(values.map((value) => foldedKey(value, 'letterCase')));
  return keys.size < values.length ? 'letterCase' : undefined;
}

/** The fold whose two answers are these: "no" and "yes", "F" and "M". */
export function answersOf(no: string, yes: string): SpellingFold | undefined {
  return answerFolds.find((fold) => {
    const [a, b] = [sidesOf[fold].get(inSmallLetters(no)), sidesOf[fold].get(inSmallLetters(yes))];
    return a !== undefined && b !== undefined && a !== b;
  });
}

function areAnswers(values: readonly string[], fold: AnswerFold): boolean {
  const words = new Set(values.map(inSmallLetters));
  const known = [...words].filter((word) => sidesOf[fold].has(word));
  const isWrittenOut = known.some((word) => word.length > 2 || /[^\x20-\x7e−–]/.test(word) || (fold === 'yesNo' && word === 'no'));
  const others = [...words].filter((word) => !sidesOf[fold].has(word));
  const isDouble = new Set(known.map((word) => sidesOf[fold].get(word))).size < known.length;
  return isWrittenOut && isDouble && others.every((word) => Number.isNaN(plainValue(word))) && others.length <= known.length;
}

function inSmallLetters(text: string): string {
  return visibleText(text.normalize('NFKC')).toLowerCase();
}
