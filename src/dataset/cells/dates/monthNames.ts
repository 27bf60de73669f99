/**
 * Names of each month in lower case without accents, in full and abbreviated, in most languages of Europe, in Turkish, Hebrew, Arabic, Indonesian,
 * Malay and Filipino. No name belongs to two months: the October of Croatian, which is the November of Czech and Polish, is told by the point behind
 * its day (`dateRewrites`).
 */
export const monthNames: readonly string[] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro januari январь января янв styczen stycznia ocak janner leden ledna tammikuu tammikuuta ιανουαριος ιανουαριου ιαν ianuarie ian січень січня يناير januarie janvaris jaanuar jaan januara gener xaneiro xan sty oca yanvar јануар јануари јан януари яну січ ינואר בינואר sausio tammi sijecanj sijecnja',
  'february feb februar fevrier fevr fev febrero febbraio fevereiro februari февраль февраля фев февр luty lutego subat feber unor unora helmikuu helmikuuta φεβρουαριος φεβρουαριου φεβ februarie лютии лютого فبراير februaris veebruar veebr februara febr febrer febreiro pebrero peb lut sub fevral pebruari фебруар фебруари феб февруари лют פברואר בפברואר vasario helmi veljaca veljace',
  'march mar marz mrz mars marzo marco maart mrt март марта мар marzec marca mart maerz marts brezen brezna marcius maaliskuu maaliskuuta μαρτιος μαρτιου μαρ martie maret березень березня مارس marec marti machi mac marso marc бер מרץ במרץ kovo maalis ozujak ozujka',
  'april apr avril avr abril abr aprile апрель апреля апр kwiecien kwietnia nisan duben dubna aprilis huhtikuu huhtikuuta απριλιος απριλιου απρ aprilie квітень квітня ابريل aprili aprill aprila aprel април кві אפריל באפריל balandzio kwi nis huhti квіт travanj travnja',
  'may mai mayo maggio mag maio mei maj maja маи мая mayis mayıs kveten kvetna majus toukokuu toukokuuta μαιος μαιου μαι травень травня مايو maijs maig мај тра מאי במאי geguzes ماي touko трав svibanj svibnja',
  'june jun juni juin junio giugno giu junho июнь июня июн czerwiec czerwca haziran cerven cervna junius kesakuu kesakuuta ιουνιος ιουνιου ιουν iunie червень червня يونيو junie junijs juuni juna junij juny xuno hunyo hun haz cze iyun iun јун юни чер יוני ביוני birzelio kesa јуни черв lipanj lipnja',
  'july јули jul juli juillet juil julio luglio lug julho июль июля июл lipiec lipca temmuz cervenec cervence julius heinakuu heinakuuta ιουλιος ιουλιου ιουλ iulie липень липня يوليو julie julijs juuli jula julij juliol xullo hulyo hul tem lip iyul iul julai јул юли лип יולי ביולי liepos يوليوز juill heina xul srpanj srpnja',
  'august aug aout agosto ago augustus augusti август августа авг sierpien sierpnia agustos srpen srpna augusztus elokuu elokuuta αυγουστος αυγουστου αυγ agustus серпень серпня اغسطس augusta augusts avgust avg agust agost agu agosti ogos ogo sie avqust сер אוגוסט באוגוסט rugpjucio غشت elo серп kolovoz kolovoza',
  'september sep sept septembre septiembre settembre set setembro сентябрь сентября сен сент wrzesien wrzesnia eylul zari szeptember szept syyskuu syyskuuta σεπτεμβριος σεπτεμβριου σεπ septembrie setiembre сеп вересень вересня سبتمبر septembra septembris septemba setembre eyl wrz sentyabr sentabr септембар септембри септ вер ספטמבר בספטמבר rugsejo شتنبر setyembre септември syys rujan rujna',
  'october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт ekim rijen rijna lokakuu lokakuuta οκτωβριος οκτωβριου οκτ octombrie жовтень жовтня اكتوبر oktobra oktobris oktoober oktoba oktubre paz pazdziernika eki oktyabr oktabr октобар октомври жов אוקטובר באוקטובר spalio pazdziernik loka жовт',
  'november nov novembre noviembre novembro ноябрь ноября ноя нояб listopad listopada kasim kasım listopadu marraskuu marraskuuta νοεμβριος νοεμβριου νοε noiembrie листопад листопада نوفمبر novembra novembris novemba nobyembre nob kas noyabr новембар ноември лис נובמבר בנובמבר lapkricio نونبر lis marras нов ное лист studeni studenoga studenog',
  'december dec dezember dez decembre diciembre dic dicembre dezembro desember декабрь декабря дек grudzien grudnia aralik aralık prosinec prosince joulukuu joulukuuta δεκεμβριος δεκεμβριου δεκ decembrie des грудень грудня ديسمبر decembra decembris detsember dets desemba desembre decembro disyembre dis disember ara dek gru декабр децембар декември дец гру דצמבר בדצמבר gruodzio دجنبر joulu груд prosinac prosinca',
];

const numberOf: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** 1…12 for the name of a month; NaN for any other word. */
export function monthOf(name: string): number {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return numberOf.get(plain) ?? Number.NaN;
}
