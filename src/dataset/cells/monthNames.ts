/**
 * Names of each month in lower case without accents, in full and abbreviated: in English, German, French, Spanish, Italian, Portuguese and
 * Dutch, Scandinavian languages, Finnish, Polish, Czech, Hungarian, Romanian, Greek, Turkish, Russian, Ukrainian, Indonesian and Arabic. No
 * name belongs to two months.
 */
export const monthNames: readonly string[] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro januari январь января янв styczen stycznia ocak janner leden ledna tammikuu tammikuuta ιανουαριος ιανουαριου ιαν ianuarie ian січень січня يناير',
  'february feb februar fevrier fevr fev febrero febbraio fevereiro februari февраль февраля фев февр luty lutego subat feber unor unora helmikuu helmikuuta φεβρουαριος φεβρουαριου φεβ februarie лютии лютого فبراير',
  'march mar marz mrz mars marzo marco maart mrt март марта мар marzec marca mart maerz marts brezen brezna marcius maaliskuu maaliskuuta μαρτιος μαρτιου μαρ martie maret березень березня مارس',
  'april apr avril avr abril abr aprile апрель апреля апр kwiecien kwietnia nisan duben dubna aprilis huhtikuu huhtikuuta απριλιος απριλιου απρ aprilie квітень квітня ابريل',
  'may mai mayo maggio mag maio mei maj maja май маи мая mayis mayıs kveten kvetna majus toukokuu toukokuuta μαιος μαιου μαι травень травня مايو',
  'june jun juni juin junio giugno giu junho июнь июня июн czerwiec czerwca haziran cerven cervna junius kesakuu kesakuuta ιουνιος ιουνιου ιουν iunie червень червня يونيو',
  'july jul juli juillet juil julio luglio lug julho июль июля июл lipiec lipca temmuz cervenec cervence julius heinakuu heinakuuta ιουλιος ιουλιου ιουλ iulie липень липня يوليو',
  'august aug aout agosto ago augustus augusti август августа авг sierpien sierpnia agustos srpen srpna augusztus elokuu elokuuta αυγουστος αυγουστου αυγ agustus серпень серпня اغسطس',
  'september sep sept septembre septiembre settembre set setembro сентябрь сентября сен сент wrzesien wrzesnia eylul zari szeptember szept syyskuu syyskuuta σεπτεμβριος σεπτεμβριου σεπ septembrie setiembre вересень вересня سبتمبر',
  'october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт październik ekim rijen rijna lokakuu lokakuuta οκτωβριος οκτωβριου οκτ octombrie жовтень жовтня اكتوبر',
  'november nov novembre noviembre novembro ноябрь ноября ноя нояб listopad listopada kasim kasım listopadu marraskuu marraskuuta νοεμβριος νοεμβριου νοε noiembrie листопад листопада نوفمبر',
  'december dec dezember dez decembre diciembre dic dicembre dezembro desember декабрь декабря дек grudzien grudnia aralik aralık prosinec prosince joulukuu joulukuuta δεκεμβριος δεκεμβριου δεκ decembrie des грудень грудня ديسمبر',
];

const numberOf: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** 1…12 for the name of a month; NaN for any other word. */
export function monthOf(name: string): number {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return numberOf.get(plain) ?? Number.NaN;
}
