/** What a run keeps an option in. `seed` is in two of them. */
export type OptionOwner = 'architecture' | 'hyperparameters' | 'recipe';

/** What every option says of itself. Its place in the form and among the settings is its place in its group. */
interface OptionWords {
  readonly label: string;
  /** One sentence without Markdown: in the form and in the settings. */
  readonly help: string;
  /** The same for the form, in 36 characters at most; absent where `help` is no longer. */
  readonly brief?: string;
  /** What the settings say besides, in Markdown. */
  readonly more?: string;
  /** What Keras calls it, where it has a name there. */
  readonly keras?: string;
  readonly owners: readonly OptionOwner[];
  /** `more` fields are behind "More settings". */
  readonly form: 'basic' | 'more';
  /** True for what can be changed while a training goes on. */
  readonly isAdjustable?: true;
  /** True for what a sweep can try values of. */
  readonly isSwept?: true;
  /** True where `planOptions` decides by layers and rows as long as nobody has said it; the default is the lesson's. */
  readonly isPlanned?: true;
}

/** One value of a choice. A value without a label is its own name. */
export interface ValueDescriptor {
  readonly label?: string;
  /** One sentence for the settings. */
  readonly help: string;
  /** Of losses: what the target has to be. */
  readonly task?: 'binary' | 'multiclass' | 'regression';
}

/** One of a few names, in the order in which they are offered. The kernel's number of a value is its place in this order. */
export interface ChoiceDescriptor extends OptionWords {
  readonly type: 'choice';
  readonly values: Readonly<Record<string, ValueDescriptor>>;
  readonly default: string;
  /** What the setting's value "auto", its default then, chooses. */
  readonly auto?: string;
}

/** A number from `min` to `max`, both included; with `integer` a whole one. */
export interface NumberDescriptor extends OptionWords {
  readonly type: 'number' | 'integer';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** What the form gives as an example. */
  readonly example?: number;
  /** What 0 means, for the form: "none". */
  readonly zero?: string;
  /** True where the form takes numbers above `min` only: that nothing is learned is an experiment for the settings. */
  readonly isMinLeftOut?: true;
  /** In percent in the form, in a field of this name. */
  readonly percentField?: string;
  /** Taken in place of 0 where rows are needed to decide by. */
  readonly usual?: number;
  /** The word before the value where settings are listed: "rate 0.03". */
  readonly short?: string;
}

export interface SwitchDescriptor extends OptionWords {
  readonly type: 'switch';
  readonly default: boolean;
  /** True where each table decides as long as nobody has said it; the default is what holds where it has nothing to decide. */
  readonly isOpen?: true;
}

/** Units of each hidden layer. */
export interface LayersDescriptor extends OptionWords {
  readonly type: 'layers';
  readonly maxLayers: number;
  readonly maxUnits: number;
  readonly default: readonly number[];
}

export type OptionDescriptor = ChoiceDescriptor | NumberDescriptor | SwitchDescriptor | LayersDescriptor;

/** Options by name, in their order. */
export type OptionGroup = Readonly<Record<string, OptionDescriptor>>;

/** A setting that is not an option of a training. */
export type EditorDescriptor = (
  | Pick<ChoiceDescriptor, 'type' | 'values' | 'default'>
  | Pick<NumberDescriptor, 'type' | 'min' | 'max' | 'default'>
  | Pick<SwitchDescriptor, 'type' | 'default'>
) &
  Pick<OptionWords, 'help' | 'more'> & { readonly scope: 'resource' | 'window' };
