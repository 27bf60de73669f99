import { optionTable, type OptionName, type OptionValues, type PlannedName } from './optionTable.ts';

/** What the options of a training are chosen by. */
export interface PlanBasis {
  /** Those that are not for the test: to learn from, and for validation. */
  readonly rows: number;
  readonly inputs: number;
  /** Of classes: training rows of the rarest one. */
  readonly rarest?: number;
  /** True where the table lists every case: there is nothing else that could be learned too well. */
  readonly isListed: boolean;
}

type Asked = Partial<OptionValues<OptionName>>;
type Pace = OptionValues<Exclude<PlannedName, 'l2'>>;

/** From fewer rows than this none are kept for validation: what they tell is less than what is learned from them. */
const FEW_ROWS = 100;
const PATIENCE = 30;
/** Of a training that does not end early: steps, and epochs at least. */
const STEPS = 1000;
const LEAST_EPOCHS = 100;

/** Divided by the rows, factors of Σw²: of classes scikit-learn's LogisticRegression has the same with its default, C = 1. */
const CLASSES_L2 = 0.5;
const FEW_CLASSES_L2 = 1;
const NUMBERS_L2 = 3;
/** So many inputs part most tables' classes where each has fewer rows of the rarest one (Peduzzi et al. 1996): a neuron's weights would not stop growing. */
const MANY_INPUTS = 10;
const ROWS_PER_INPUT = 10;

/**
 * What is chosen by layers and rows, and what somebody has said in its place. `bench/QUALITY.md` has the tables by which the numbers here were
 * chosen, and others. Who says the epochs has so many trained, and nothing else chosen: the network learns as Keras' `fit` would.
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
    // Early stopping needs rows to look at.
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
  // AdamW and L1 have a penalty of their own; the perceptron rule has no loss where all weights are 0.
  if (optimizer === 'adamw' || (l1 ?? 0) > 0 || loss === 'perceptron') return 0;
  if (rarest === undefined) return NUMBERS_L2;
  return rows < FEW_ROWS ? FEW_CLASSES_L2 : CLASSES_L2;
}

function chooseNeuronL2({ loss, optimizer, l1 }: Asked, { inputs, rarest }: PlanBasis): number {
  const isPlain = (loss === undefined || loss.endsWith('Crossentropy')) && optimizer !== 'adamw' && (l1 ?? 0) === 0;
  const isParted = rarest !== undefined && inputs >= MANY_INPUTS && rarest < ROWS_PER_INPUT * inputs;
  return isPlain && isParted ? CLASSES_L2 : 0;
}
