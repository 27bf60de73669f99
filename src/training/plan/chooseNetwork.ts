import { listOf, message, type Message, type MessageList } from '../../message.ts';
import { assertNever } from '../../assertNever.ts';
import type { Recipe } from '../../dataset/columns/recipe/recipe.ts';
import type { Encoder, TargetEncoding } from '../../dataset/encoding/encoder.ts';
import type { Architecture, Layer } from '../../network/architecture.ts';
import { fillDefaults } from '../../options/mapNames.ts';
import { defaultsOf, type OptionValues, type PlannedName } from '../../options/optionTable.ts';
import type { TrainOptions } from '../../run/options/trainOptions.ts';
import { UserError } from '../../userError.ts';
import { defaultHyperparameters, lossesOf, type Engine, type Hyperparameters } from '../../run/options/hyperparameters.ts';
import type { Loss } from '../../evaluation/loss.ts';

/** The requested loss, or the target's default. Throws a UserError if the loss does not fit the target. */
export function chooseLoss({ type, column }: TargetEncoding, asked: Loss | undefined): Loss {
  const losses = lossesOf[type];
  if (asked === undefined) return losses[0];
  if (losses.includes(asked)) return asked;
  throw new UserError(unfitLoss(type, { asked, column, losses: listOf(losses, 'or') }));
}

function unfitLoss(type: TargetEncoding['type'], args: { asked: Loss; column: string; losses: MessageList }): Message {
  switch (type) {
    case 'binary':
      return message('The loss "{asked}" does not fit "{column}", which is one of two classes here: use {losses}.', args);
    case 'multiclass':
      return message('The loss "{asked}" does not fit "{column}", which is one of several classes here: use {losses}.', args);
    case 'regression':
      return message('The loss "{asked}" does not fit "{column}", which is a number here: use {losses}.', args);
  }
}

/** The requested hidden layers, and the output layer that target and loss need. */
export function chooseArchitecture({ inputs, target }: Encoder, loss: Loss, asked: TrainOptions): Architecture {
  const { hidden, activation } = fillDefaults(defaultsOf('architecture'), asked);
  return { inputs: inputs.length, layers: [...hidden.map((units) => ({ units, activation })), outputLayer(target, loss)] };
}

function outputLayer(target: TargetEncoding, loss: Loss): Layer {
  switch (target.type) {
    case 'binary':
      return { units: 1, activation: loss === 'binaryCrossentropy' ? 'sigmoid' : 'linear' };
    case 'multiclass':
      return { units: target.classes.length, activation: 'softmax' };
    case 'regression':
      return { units: 1, activation: 'linear' };
    default:
      return assertNever(target);
  }
}

/** Keras' defaults where it has one, except for the lesson's neuron, plus the options planned from layers and rows. */
export function chooseHyperparameters(
  asked: TrainOptions,
  planned: OptionValues<PlannedName>,
  loss: Loss,
  { seed, restart = 0 }: Recipe,
  engine: Engine,
): Hyperparameters {
  const isNeuron = (asked.hidden ?? []).length === 0;
  return {
    ...fillDefaults(defaultHyperparameters, { ...asked, ...planned }),
    loss,
    initializer: asked.initializer ?? (isNeuron ? 'randomUniform' : 'glorotUniform'),
    seed: (seed + Math.imul(restart, 0x9e3779b1)) >>> 0,
    engine,
  };
}
