import { message, type Message } from '../../../message.ts';
import type { NumberStatistics } from '../numberStatistics.ts';

/**
 * Distinct numbers of equal length with at least this many digits are more likely names; fewer digits are enough in a column of customers
 * and the like.
 */
const fewestNameDigits = 8;
const fewestOwnDigits = 4;
const fewestNames = 20;
/** Fewer distinct numbers may be classes anyway. */
const fewestCodes = 3;
const things =
  'customer|client|kunden?|patient|account|konto|order|auftrag|invoice|rechnung|ticket|student|employee|member|user|passenger|subject|participant|policy|contract|serial|part|artikel|material|product|item|store|branch|department|case|고객|환자|학번|사번|회원|주문';
const thingName = new RegExp(`(?:^|[^\\p{L}])(?:${things})(?:$|[\\s_.-]*(?:no|nr|num|number|nummer|code|id|번호)\\.?$)`, 'iu');
/** Names of columns whose numbers are not amounts. */
const codeName =
  /(?:^|[^\p{L}])(?:zip|zip[ _-]?code|post(?:al)?[ _-]?code|plz|postleitzahl|cep|fips|area[ _-]?code|phone|telephone|telefon|tel|tel[ _.-]?(?:no|nr)|mobile|msisdn|fax|ssn|isbn|ean|upc|gtin|barcode|(?:country|region|product|item|diagnosis|error|status|response|industry|naics|sic|occupation|state|county|city|language|currency|job|race)[ _-]?code)(?:$|[^\p{L}])|우편번호|전화|郵便番号|电话|[a-z]Code$/iu;

/** The remark about integers that may be names of the rows, or codes; none for others. */
export function codesRemark(name: string, { isWhole, count, min, max }: NumberStatistics, distinct: number): Message[] {
  if (!isWhole || min < 0) return [];
  const { length } = String(min);
  const isNames = distinct === count && count >= fewestNames && String(max).length === length;
  if (isNames && (length >= fewestNameDigits || (length >= fewestOwnDigits && thingName.test(name.trim()))))
    return [
      message('each row has another number of {count} digits: if they are names, choose identifier for the column', { count: length }),
    ];
  if (distinct < fewestCodes || !codeName.test(name)) return [];
  return [message('by its name it holds codes, of which more or less means nothing: to read them as names, choose "category"')];
}
