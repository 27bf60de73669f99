/**
 * A sentence as data: it is put into words where it is shown (inWords.ts), in the language of the window that shows it, and travels and is saved
 * as it is. The English template is the key of its translations (l10n/); what stands in its `{places}` is never translated, but for messages.
 * `**strong**` in a template marks what is set off where that is possible.
 */
export interface Message {
  readonly template: string;
  readonly args?: Readonly<Record<string, MessageArgument>>;
}

/** A text of the user's or an already written number, a count (written in groups of three), a sentence within the sentence, or several of these. */
export type MessageArgument = string | number | Message | MessageList;

/** Several things in one place: "a, b and c", "a, b or c", "a, b, c", "a; b; c". */
export interface MessageList {
  readonly items: readonly (string | Message)[];
  readonly join: 'and' | 'or' | 'comma' | 'semicolon';
}

/** The names in braces of a template; what has a blank in it is only an example in braces. */
type Place<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` ? never : Name) | Place<Rest>
  : never;

/** What a template needs: nothing more and nothing less. */
type Filling<Template extends string> = [Place<Template>] extends [never] ? [] : [args: Readonly<Record<Place<Template>, MessageArgument>>];

/** The template has to be written out, so that the translations can be checked against it (scripts/messages.ts). */
export function message<const Template extends string>(template: Template, ...[args]: Filling<Template>): Message {
  return args === undefined ? { template } : { template, args };
}

/** The sentence for one and for every other number of things. Both may name the `{count}`. */
export function plural<const One extends string, const Many extends string>(
  count: number,
  one: One,
  many: Many,
  ...[args]: [Exclude<Place<One> | Place<Many>, 'count'>] extends [never]
    ? []
    : [args: Readonly<Record<Exclude<Place<One> | Place<Many>, 'count'>, MessageArgument>>]
): Message {
  return { template: count === 1 ? one : many, args: { ...args, count } };
}

/** Sentences one after another, as one message. */
export function sentences(...parts: readonly (Message | undefined)[]): Message {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 1) return said[0];
  // Only places and blanks: there is nothing to translate in it.
  return { template: said.map((_, index) => `{${index}}`).join(' '), args: Object.fromEntries(said.entries()) };
}

/** A text that is the same in every language, such as what another program reports. */
export function verbatim(text: string | MessageList): Message {
  return { template: '{text}', args: { text } };
}

/** A list with its first `most` items, and how many more there are of `count` in all. */
export function listOf(
  items: readonly (string | Message)[],
  join: MessageList['join'],
  most = Number.POSITIVE_INFINITY,
  count = items.length,
): MessageList {
  const shown = items.slice(0, most);
  const rest = count - shown.length;
  if (rest <= 0) return { items: shown, join };
  const more = join === 'and' || join === 'or' ? message('{count} more', { count: rest }) : message('and {count} more', { count: rest });
  return { items: [...shown, more], join };
}
