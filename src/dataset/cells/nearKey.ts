/** Fewer letters are codes, in which every sign may mean something. */
const fewestLetters = 2;
const accents = /[\u0300-\u036f]/g;
/** Spaces and what stands beside and between words; not what C++ and C# or A+ and A- differ in. */
const between = /[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;!?'"`´’]/gu;

/** What texts have in common that differ in accents, letter case, hyphens and points only, as "St. Louis" and "st louis"; undefined for codes and numbers. */
export function nearKey(text: string): string | undefined {
  if (/\p{N}/u.test(text) || /[+-]$/.test(text)) return undefined;
  const key = text.normalize('NFKD').replace(accents, '').toLowerCase().replaceAll('ß', 'ss').replace(between, '');
  return key.length >= fewestLetters && /^\p{L}/u.test(key) ? key : undefined;
}
