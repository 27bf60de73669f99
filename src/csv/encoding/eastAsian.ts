/** Encodings of East Asia that a few bytes may be in. */
export type EastAsian = 'shift_jis' | 'euc-jp' | 'gb18030' | 'big5' | 'euc-kr';

/** The most frequent characters of texts and of names of columns. Kana are frequent too. */
const simplified =
  '的一是了我不在人有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离坏兴刻虽姓龄性别岁编号城市省县产品价格销售额日期温度湿度类型状态地址电话客户订单金额数量备注班级成绩语数英体重身高血压收入支出月份年份学历职业性别男女是否合格苹香蕉北京上海广州深圳赵钱孙李周吴郑王张刘陈杨颜红蓝绿黑白评甲乙丙丁牌库存仓单双左右春夏秋冬晴雨雪云男女差优良';
const traditional =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得于著下自之年過發後作裡用道行所然家種事成方多經去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運姓齡歲編號城市縣產品價銷售額日期溫濕類型狀態址話戶訂單金額備註班級績身高血壓入支月份學歷職業男女臺灣高雄李王張陳林顏紅藍綠黑白評甲乙丙丁牌庫存倉單雙左右春夏秋冬晴雨雪雲差優良';
const kanji =
  '日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賀訴辺造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉達号氏名齢性別都道府県人口面積住所電話番号商品価格数量合計日付気温湿度処理区分件数点検型式連番東京大阪佐藤鈴木高橋田中渡辺伊藤山本中村小林曜火木土紅青黒赤黄緑甲乙丙丁牌庫倉左右春夏秋冬晴雨雪雲差良可店舗顧客購';
const hangul =
  '이다는을의에가은고를한하지로사기도서자리인어나대시정과수그들일있스부장제보해여아주전상라국만유동안원조마구공선게성소적것우신오회비방연경개물문생무관위세당면학년출요모차작분실심재발치중용결간내반입산트할타민업물진야체화계직력까말현표통강행음때단명포교러달등번래거불설드석판초외르데토군노호감금월날영역레바버운터크본규미습니권건양량품법속합준각림열남여드변복살청피추평접책식목큼북급저령청가격날짜이름나이성별주소전화번호점수등급지역매출방문결과합불예아니오홍길동철수김박최임키몸무게혈압온도습서울부산대구인천광주대전울산세종경기강원충북남전제';

const common: Readonly<Record<EastAsian, ReadonlySet<string>>> = {
  shift_jis: new Set(kanji),
  'euc-jp': new Set(kanji),
  gb18030: new Set(simplified),
  big5: new Set(traditional),
  'euc-kr': new Set(hangul),
};
const kana = /[\u3041-\u30fe]/;
/** Marks of tables that are no letters: ℃, （, ）, ％. */
const neutral = /[\u2000-\u2bff\u3000-\u303f\uff01-\uff5e]/;

/** With more bytes outside ASCII their frequencies tell the encoding better. */
const mostBytes = 600;
const fewestLetters = 3;
const commonShare = 0.5;
const margin = 0.15;

/**
 * The encoding in which most of the few characters outside ASCII are frequent ones of its language; undefined if there is none, if another is almost
 * as likely, or if there are many bytes. Western words decode to rare characters.
 */
export function detectEastAsian(bytes: Uint8Array): EastAsian | undefined {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80 && ++high > mostBytes) return undefined;
  const shares = (Object.keys(common) as EastAsian[]).map((encoding) => ({ encoding, share: shareOfCommon(bytes, encoding) }));
  const [best, second] = shares.sort((a, b) => b.share - a.share);
  return best.share >= commonShare && best.share - second.share >= margin ? best.encoding : undefined;
}

/** Share of frequent characters among those outside ASCII; 0 if some bytes are none, or if there are too few. */
function shareOfCommon(bytes: Uint8Array, encoding: EastAsian): number {
  let text;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return 0;
    throw error;
  }
  const isJapanese = encoding === 'shift_jis' || encoding === 'euc-jp';
  let [letters, found] = [0, 0];
  for (const character of text) {
    if (character < '\u0080' || neutral.test(character)) continue;
    letters++;
    if (common[encoding].has(character) || (isJapanese && kana.test(character))) found++;
  }
  return letters < fewestLetters ? 0 : found / letters;
}
