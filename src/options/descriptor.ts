/** The parts of a run that options are stored in. `seed` is in two of them. */
export type OptionOwner = 'architecture' | 'hyperparameters' | 'recipe';

/** What every option has. Its position in the form and the settings is that in its group. */
interface OptionWords {
  readonly label: string;
  /** One sentence without Markdown, for the form and the settings. */
  readonly help: string;
  /** A version for the form with at most 36 characters; absent if `help` is no longer than that. */
  readonly brief?: string;
  /** Further sentences for the settings, in Markdown. */
  readonly more?: string;
  /** The name in Keras, if there is one. */
  readonly keras?: string;
  readonly owners: readonly OptionOwner[];
  /** `more`: behind "More settings". */
  readonly form: 'basic' | 'more';
  /** True if it can be changed during a training. */
  readonly isAdjustable?: true;
  /** True if a sweep can try values of it. */
  readonly isSwept?: true;
  /** True if `planOptions` chooses it by layers and rows unless somebody has set it; the default is that of the lesson. */
  readonly isPlanned?: true;
}

/** One value of a choice. Without a label its name is displayed. */
export interface ValueDescriptor {
  readonly label?: string;
  /** One sentence, for the settings. */
  readonly help: string;
  /** For losses: the kind of target that they need. */
  readonly task?: 'binary' | 'multiclass' | 'regression';
}

/** One of a few names, in the order in which they are offered. The kernel knows a value by its position in this order. */
export interface ChoiceDescriptor extends OptionWords {
  readonly type: 'choice';
  readonly values: Readonly<Record<string, ValueDescriptor>>;
  readonly default: string;
  /** What the value "auto" chooses, which is then the setting's default. */
  readonly auto?: string;
}

/** A number from `min` to `max`, both included. `integer`: a whole number. */
export interface NumberDescriptor extends OptionWords {
  readonly type: 'number' | 'integer';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** The example in the form. */
  readonly example?: number;
  /** The word for 0 in the form: "none". */
  readonly zero?: string;
  /** True if the field shows this word instead of 0, and accepts it. */
  readonly isZeroShown?: true;
  /** True if the form only accepts numbers above `min`: learning nothing is an experiment for the settings. */
  readonly isMinLeftOut?: true;
  /** The name of its field in the form, which shows it in percent. */
  readonly percentField?: string;
  /** Replaces 0 if rows are needed to decide by. */
  readonly usual?: number;
  /** The word before the value in lists of settings: "rate 0.03". */
  readonly short?: string;
}

export interface SwitchDescriptor extends OptionWords {
  readonly type: 'switch';
  readonly default: boolean;
  /** True if the choice depends on the table unless somebody has made it; the default applies if the table does not decide. */
  readonly isOpen?: true;
}

/** The number of units in each hidden layer. */
export interface LayersDescriptor extends OptionWords {
  readonly type: 'layers';
  readonly maxLayers: number;
  readonly maxUnits: number;
  readonly default: readonly number[];
}

export type OptionDescriptor = ChoiceDescriptor | NumberDescriptor | SwitchDescriptor | LayersDescriptor;

/** Options by name, in order. */
export type OptionGroup = Readonly<Record<string, OptionDescriptor>>;

/** A setting that is not a training option. */
export type EditorDescriptor = (
  | Pick<ChoiceDescriptor, 'type' | 'values' | 'default'>
  | Pick<NumberDescriptor, 'type' | 'min' | 'max' | 'default'>
  | Pick<SwitchDescriptor, 'type' | 'default'>
) &
  Pick<OptionWords, 'help' | 'more'> & { readonly scope: 'resource' | 'window' };
