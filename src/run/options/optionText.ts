import { assertNever } from '../../assertNever.ts';
import { describeOption, type OptionName } from '../../options/optionTable.ts';

/**
 * The value of an option that was typed as text: "8,4", "[8, 4]" and "none" for layers, "true" and "no" for a switch. Text that cannot be
 * read is returned as it is, for `checkTrainOptions` to reject. Undefined for "auto", if the option can be left to the table.
 */
export function optionFromText(name: OptionName, text: string): unknown {
  const option = describeOption(name);
  const said = text.trim();
  switch (option.type) {
    case 'choice':
      return option.auto !== undefined && said === 'auto' ? undefined : said;
    case 'integer':
    case 'number':
      return numberFromText(said);
    case 'switch':
      return switches.get(said.toLowerCase()) ?? said;
    case 'layers': {
      const parts = said
        .replace(/^\[(.*)\]$/s, '$1')
        .split(/[\s,]+/)
        .filter((part) => part !== '');
      return said.toLowerCase() === 'none' || parts.length === 0 ? [] : parts.map(numberFromText);
    }
    default:
      return assertNever(option);
  }
}

const switches: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);

/** Signs, decimal points and exponents as in JSON and other programs; no hexadecimal. */
function numberFromText(text: string): number | string {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}
