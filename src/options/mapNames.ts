/** The keys of an object whose type names all of them, in order. */
export function namesOf<Name extends string>(record: Readonly<Partial<Record<Name, unknown>>>): readonly Name[] {
  // TypeScript types keys as strings, because an object may have more of them than its type. A literal has not.
  return Object.keys(record) as Name[];
}

/**
 * An object with a value for each name. The caller must ensure that each value is of its name's type, because the type system cannot check
 * this here.
 */
export function mapNames<Values extends object>(
  names: readonly (keyof Values & string)[],
  valueOf: (name: keyof Values & string) => unknown,
): Values {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Values;
}

/** The defaults, replaced by what was requested. Requested values without a default are dropped. */
export function fillDefaults<Values extends object>(defaults: Values, asked: Partial<Values>): Values {
  return mapNames<Values>(namesOf<keyof Values & string>(defaults), (name) => asked[name] ?? defaults[name]);
}
