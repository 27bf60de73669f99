/** The keys of an object whose type names all of them, in their order. */
export function namesOf<Name extends string>(record: Readonly<Partial<Record<Name, unknown>>>): readonly Name[] {
  // TypeScript gives the keys as any strings, since an object may have more than its type says: a literal has not.
  return Object.keys(record) as Name[];
}

/** An object with a value for each name. That each value is of its name's type is for the caller to see to: types cannot follow it here. */
export function mapNames<Values extends object>(
  names: readonly (keyof Values & string)[],
  valueOf: (name: keyof Values & string) => unknown,
): Values {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Values;
}

/** The defaults with what was asked for in their place; what is asked for besides stays behind. */
export function fillDefaults<Values extends object>(defaults: Values, asked: Partial<Values>): Values {
  return mapNames<Values>(namesOf<keyof Values & string>(defaults), (name) => asked[name] ?? defaults[name]);
}
