import { plural, type Message } from '../../message.ts';
import type { CellColumn } from '../../csv/csvTable.ts';
import { isMissingMark } from '../../csv/missingMarks.ts';
import { visibleText } from '../cells/visibleText.ts';
import { isPlaceholderNumber } from './placeholderNumber.ts';
import type { Column, ColumnKind, MarkCount } from './column.ts';
import type { TextCensus } from './textCensus.ts';

/** What people write for "unknown" or "not applicable". These are values unless the user says otherwise. */
const doubtful = new Set(
  [
    ...[
      '*',
      'unknown',
      'unk',
      'unk.',
      'not known',
      'undetermined',
      'unspecified',
      'not specified',
      'not stated',
      'undefined',
      'indeterminate',
    ],
    ...['missing', 'not available', 'not applicable', 'unavailable', 'no data', 'no value', 'no answer', 'no response', 'not reported'],
    ...[
      'not recorded',
      'not provided',
      'not given',
      'not set',
      '(not set)',
      'none',
      'nil',
      'na',
      'nan',
      'null',
      'nothing',
      'blank',
      'empty',
    ],
    ...['tbd', 'tba', 'to be determined', 'prefer not to say', 'refused', 'declined', "don't know", 'dont know', 'do not know', 'dk'],
    ...['no info', 'no information', 'non renseigné', 'sin dato', 'sin datos', 's/i', 'n.d.', 'n\\a', 'to be confirmed', 'не указано'],
    ...[
      'нет данных',
      'неизвестно',
      'н/д',
      '없음',
      '해당없음',
      '해당 없음',
      '미상',
      '모름',
      '무응답',
      '결측',
      '알수없음',
      '알 수 없음',
      '정보없음',
    ],
    ...['데이터없음', '데이터 없음', '불명', '不明', '不詳', 'なし', '無し', '未知', '无', '無', '暂无'],
    ...[
      '欠測',
      '欠損',
      '無回答',
      '該当なし',
      '缺失',
      '无数据',
      '不适用',
      '不详',
      '未填',
      '비공개',
      '응답없음',
      '응답 없음',
      '미응답',
      '미입력',
      '-없음-',
    ],
    ...['no aplica', 'no disponible', 'no sabe', 'no contesta', 'ns/nc', 'ns/nr', 'sin información', 'ninguno', 'ninguna'],
    ...['não informado', 'nao informado', 'não se aplica', 'não disponível', 'sem informação', 'nenhum', 'nessuno', 'non disponibile'],
    ...['sans objet', 's/o', 'non applicable', 'non disponible', 'aucun', 'nsp', 'pas de données', 'keine daten', 'keine', 'entfällt'],
    ...['nicht bekannt', 'nicht verfügbar', 'geen', 'niet bekend', 'brak', 'brak danych', 'b.d.', 'nie dotyczy', 'нет', 'не известно'],
    ...['yok', 'bilinmiyor', 'ei tietoa', 'saknas', 'uppgift saknas', 'ukjent', 'mangler', 'tidak ada', 'tidak diketahui', 'không có'],
    ...[
      'data unavailable',
      'not answered',
      'skipped',
      'n/k',
      'n.k.',
      'nk',
      'nd',
      'nc',
      'n/s',
      'n.s.',
      'not sure',
      'withheld',
      'suppressed',
    ],
    ...[
      'n/d',
      'n.d',
      'n.v.t.',
      'nvt',
      'void',
      'neznámé',
      'neuvedeno',
      'notavailable',
      'n/v',
      'null.',
      'not avail.',
      'no disp.',
      'leer',
      'vide',
      'vacío',
    ],
    ...['unbekannt', 'keine angabe', 'keine angaben', 'fehlt', 'inconnu', 'desconocido', 'desconhecido', 'sconosciuto', 'onbekend'],
  ].map((word) => word.toLowerCase()),
);
/** Dates that databases use for "no end" and "no beginning": 9999-12-31, 31.12.2999, 0001-01-01. */
const endlessDay = /^(?:(?:9999|2999|0001)([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:9999|2999|0001))(?=$|[T ])/;
/** Columns with more distinct texts hold longer texts that contain such words. */
const mostTexts = 1000;

/** Counts the texts that were taken to mean "no value" and, in columns of categories and dates, those that could mean it; the most frequent first. */
export function markCounts(
  { texts, numbers }: CellColumn,
  { counts, isMissing, words }: TextCensus,
  kind: ColumnKind,
  placeholder?: MarkCount,
): { readonly markCounts?: readonly MarkCount[] } {
  const symbols = lonelySymbols(texts, isMissing);
  const isCategory = (kind === 'category' || kind === 'boolean' || kind === 'constant') && texts.length <= mostTexts;
  const found = new Map<string, MarkCount>(placeholder ? [[placeholder.mark, placeholder]] : []);
  if (isCategory && words > 0) for (const mark of placeholdersAmongWords(numbers)) found.set(mark.mark, mark);
  for (let code = 0; code < texts.length; code++) {
    const isMark = isMissing[code] === 1;
    const isEndless = kind === 'date' && endlessDay.test(texts[code]);
    if (!isMark && !isCategory && !isEndless) continue;
    const mark = visibleText(texts[code]);
    if (mark === '' || !(isMark || isEndless || isMissingMark(mark) || isDoubtful(mark) || symbols.has(mark))) continue;
    const count = counts[code] + (found.get(mark)?.count ?? 0);
    found.set(mark, { mark, count, takenAs: isMark ? 'missing' : 'value' });
  }
  return found.size === 0 ? {} : { markCounts: [...found.values()].sort((a, b) => b.count - a.count) };
}

/** True for words such as "unknown", in brackets or with other spaces too: <unknown>, not_available, __NA__. */
function isDoubtful(mark: string): boolean {
  const lower = mark.toLowerCase();
  return doubtful.has(lower) || doubtful.has(lower.replace(/[_\s-]+/g, ' ').replace(/^[<([{ ]+|[>)\]} ]+$/g, ''));
}

const symbol = /^[^\p{L}\p{N}\s]{1,4}$/u;
/** More are values of their own. */
const mostSymbols = 2;

/** Texts of signs alone, such as / and **, where all others are words. */
function lonelySymbols(texts: readonly string[], isMissing: ArrayLike<number>): ReadonlySet<string> {
  if (texts.length > mostTexts) return new Set();
  const values = texts.flatMap((text, code) => (isMissing[code] === 1 ? [] : [visibleText(text)]));
  const [signs, words] = [values.filter((text) => symbol.test(text)), values.filter((text) => /\p{L}/u.test(text))];
  const areFew = signs.length <= mostSymbols && words.length > 1 && signs.length + words.length === values.length;
  return new Set(areFew ? signs : []);
}

/** Numbers such as 999 that are the only numbers in a column of words. */
function placeholdersAmongWords(numbers: Float64Array): readonly MarkCount[] {
  const counted = new Map<string, number>();
  for (const value of numbers) {
    if (Number.isNaN(value)) continue;
    const mark = String(value);
    if (!isPlaceholderNumber(mark)) return [];
    counted.set(mark, (counted.get(mark) ?? 0) + 1);
  }
  return Array.from(counted, ([mark, count]) => ({ mark, count, takenAs: 'value' }));
}

/** Remarks on how a column's marks were interpreted. */
export function markRemarks({ markCounts: marks = [] }: Pick<Column, 'markCounts'>): Message[] {
  return marks.map(({ mark, count, takenAs }) =>
    takenAs === 'missing'
      ? plural(count, '"{mark}" in {count} cell is taken for a missing value', '"{mark}" in {count} cells is taken for a missing value', {
          mark,
        })
      : plural(
          count,
          '"{mark}" in {count} cell is a value like any other; it can be taken for a missing one',
          '"{mark}" in {count} cells is a value like any other; it can be taken for a missing one',
          { mark },
        ),
  );
}
