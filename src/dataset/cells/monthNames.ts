/**
 * What each month is called, in small letters without accents: in English, German, French, Spanish, Italian, Portuguese and Dutch, Scandinavian
 * languages, Russian, Polish and Turkish, in full and shortened. No name stands for two months.
 */
export const monthNames: readonly string[] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro januari январь января янв styczen stycznia ocak',
  'february feb februar fevrier fevr fev febrero febbraio fevereiro februari февраль февраля фев февр luty lutego subat',
  'march mar marz mrz mars marzo marco maart mrt март марта мар marzec marca mart',
  'april apr avril avr abril abr aprile апрель апреля апр kwiecien kwietnia nisan',
  'may mai mayo maggio mag maio mei maj maja май маи мая mayis mayıs',
  'june jun juni juin junio giugno giu junho июнь июня июн czerwiec czerwca haziran',
  'july jul juli juillet juil julio luglio lug julho июль июля июл lipiec lipca temmuz',
  'august aug aout agosto ago augustus augusti август августа авг sierpien sierpnia agustos',
  'september sep sept septembre septiembre settembre set setembro сентябрь сентября сен сент wrzesien wrzesnia eylul',
  'october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт październik ekim',
  'november nov novembre noviembre novembro ноябрь ноября ноя нояб listopad listopada kasim kasım',
  'december dec dezember dez decembre diciembre dic dicembre dezembro desember декабрь декабря дек grudzien grudnia aralik aralık',
];

const numberOf: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** 1…12 for the name of a month; NaN for any other word. */
export function monthOf(name: string): number {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return numberOf.get(plain) ?? Number.NaN;
}
