const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  caron: '\u030c',
  cedil: '\u0327',
  circ: '\u0302',
  grave: '\u0300',
  ring: '\u030a',
  tilde: '\u0303',
  uml: '\u0308',
};
const names: ReadonlyMap<string, string> = new Map([
  ...([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['nbsp', '\u00a0'],
    ['thinsp', '\u2009'],
  ] as const),
  ...([
    ['minus', '\u2212'],
    ['ndash', '\u2013'],
    ['euro', '€'],
    ['pound', '£'],
    ['yen', '¥'],
    ['cent', '¢'],
    ['szlig', 'ß'],
  ] as const),
]);
const entity = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z])(acute|caron|cedil|circ|grave|ring|tilde|uml)|([a-z]{2,6}));/gi;

/** Replaces HTML entities by their characters, as in "caf&eacute;" and "12&nbsp;500". Unknown entities stay. */
export function plainEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(entity, (whole, decimal?: string, hexadecimal?: string, letter?: string, mark?: string, name?: string) => {
    if (decimal !== undefined) return characterOf(Number(decimal)) ?? whole;
    if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16)) ?? whole;
    if (letter !== undefined && mark !== undefined) return `${letter}${marks[mark.toLowerCase()]}`.normalize('NFC');
    return names.get((name ?? '').toLowerCase()) ?? whole;
  });
}

function characterOf(code: number): string | undefined {
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
