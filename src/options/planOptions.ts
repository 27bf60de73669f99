import { optionTable, type OptionName, type OptionValues, type PlannedName } from './optionTable.ts';

/** The facts by which options are chosen. */
export interface PlanBasis {
  /** Number of rows that are not test rows: those for training and for validation. */
  readonly rows: number;
  readonly inputs: number;
  /** For classes: number of training rows of the rarest one. */
  readonly rarest?: number;
  /** True if the table lists every possible case: then memorizing it is the goal. */
  readonly isListed: boolean;
}

type Asked = Partial<OptionValues<OptionName>>;
type Pace = OptionValues<Exclude<PlannedName, 'l2'>>;

/** With fewer rows none are used for validation: they are worth more in the training. */
const FEW_ROWS = 100;
const PATIENCE = 30;
/** Number of steps of a training without early stopping, and its minimum number of epochs. */
const STEPS = 1000;
const LEAST_EPOCHS = 100;

/** L2 factors, to be divided by the number of rows. For classes it is scikit-learn's LogisticRegression with its default, C = 1. */
const CLASSES_L2 = 0.5;
const FEW_CLASSES_L2 = 1;
const NUMBERS_L2 = 3;
/**
 * With this many inputs, and fewer than this many rows of the rarest class per input (Peduzzi et al. 1996), the classes of most tables are
 * separable: a neuron's weights would grow without end.
 */
const MANY_INPUTS = 10;
const ROWS_PER_INPUT = 10;

/**
 * The options that depend on layers and rows, unless somebody has set them. `bench/QUALITY.md` has the tables by which the constants were
 * chosen, and others. If the number of epochs is set, nothing else is chosen: the network learns as with Keras' `fit`.
 */
export function planOptions(asked: Asked, basis: PlanBasis): OptionValues<PlannedName> {
  const { hidden = optionTable.hidden.default } = asked;
  const isOpen = asked.epochs === undefined && !basis.isListed;
  const pace = isOpen && hidden.length > 0 ? choosePace(asked, basis.rows) : neuronPace;
  const factor = !isOpen ? 0 : hidden.length > 0 ? chooseNetworkL2(asked, basis) : chooseNeuronL2(asked, basis);
  const patience = asked.patience ?? pace.patience;
  const validationFraction = asked.validationFraction ?? pace.validationFraction;
  return {
    epochs: asked.epochs ?? pace.epochs,
    learningRateSchedule: asked.learningRateSchedule ?? pace.learningRateSchedule,
    patience,
    // Early stopping needs validation rows.
    validationFraction: patience > 0 && validationFraction === 0 ? optionTable.validationFraction.usual : validationFraction,
    l2: asked.l2 ?? Number((factor / basis.rows).toPrecision(2)),
  };
}

const neuronPace: Pace = {
  epochs: optionTable.epochs.default,
  patience: optionTable.patience.default,
  validationFraction: optionTable.validationFraction.default,
  learningRateSchedule: optionTable.learningRateSchedule.default,
};

function choosePace({ patience, validationFraction, batchSize }: Asked, rows: number): Pace {
  if ((patience ?? 0) > 0) return neuronPace;
  if (rows >= FEW_ROWS && patience === undefined && validationFraction !== 0) {
    return { ...neuronPace, patience: PATIENCE, validationFraction: optionTable.validationFraction.usual };
  }
  const stepsPerEpoch = Math.ceil(rows / (batchSize ?? optionTable.batchSize.default));
  return { ...neuronPace, epochs: Math.max(LEAST_EPOCHS, Math.round(STEPS / stepsPerEpoch)), learningRateSchedule: 'cosine' };
}

function chooseNetworkL2({ loss, optimizer, l1 }: Asked, { rows, rarest }: PlanBasis): number {
  // AdamW and L1 have their own penalty. The perceptron rule has no loss if all weights are 0.
  if (optimizer === 'adamw' || (l1 ?? 0) > 0 || loss === 'perceptron') return 0;
  if (rarest === undefined) return NUMBERS_L2;
  return rows < FEW_ROWS ? FEW_CLASSES_L2 : CLASSES_L2;
}

function chooseNeuronL2({ loss, optimizer, l1 }: Asked, { inputs, rarest }: PlanBasis): number {
  const isPlain = (loss === undefined || loss.endsWith('Crossentropy')) && optimizer !== 'adamw' && (l1 ?? 0) === 0;
  const isParted = rarest !== undefined && inputs >= MANY_INPUTS && rarest < ROWS_PER_INPUT * inputs;
  return isPlain && isParted ? CLASSES_L2 : 0;
}
