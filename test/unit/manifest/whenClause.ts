/** The context keys of a when-clause; an absent key counts as undefined. */
export type WhenContext = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

const token = /\s*(\/(?:\\.|[^/\\])+\/i?|&&|\|\||==|!=|=~|[()!]|'[^']*'|[\w.:-]+)\s*/y;

/**
 * Evaluates a when-clause of the manifest like VS Code: `!`, `&&`, `||`, parentheses, `==`, `!=`, `=~` and `in`. Throws for anything else.
 */
export function holds(clause: string, context: WhenContext): boolean {
  const tokens = tokensOf(clause);
  let at = 0;
  const take = (wanted: string) => {
    if (tokens[at] !== wanted) return false;
    at++;
    return true;
  };
  const either = (): boolean => {
    let value = both();
    while (take('||')) value = both() || value;
    return value;
  };
  const both = (): boolean => {
    let value = single();
    while (take('&&')) value = single() && value;
    return value;
  };
  const single = (): boolean => {
    if (take('!')) return !single();
    if (take('(')) {
      const value = either();
      if (!take(')')) throw new Error(`A parenthesis is open in "${clause}"`);
      return value;
    }
    const value = context[tokens[at++]];
    const text = String(value ?? '');
    if (take('in')) return listOf(context[tokens[at++]]).includes(text);
    if (take('=~')) return patternOf(tokens[at++]).test(text);
    if (take('==')) return text === tokens[at++].replaceAll("'", '');
    if (take('!=')) return text !== tokens[at++].replaceAll("'", '');
    return value !== undefined && value !== false && value !== '';
  };
  const value = either();
  if (at !== tokens.length) throw new Error(`"${clause}" goes on where it should end`);
  return value;
}

function tokensOf(clause: string): readonly string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let at = 0; at < clause.length; at = token.lastIndex) {
    const found = token.exec(clause);
    if (!found) throw new Error(`"${clause.slice(at)}" is not understood`);
    tokens.push(found[1]);
  }
  return tokens;
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

function listOf(value: WhenContext[string]): readonly string[] {
  return typeof value === 'object' ? value : [];
}
