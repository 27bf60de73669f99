import type { Task } from '../../dataset/columns/recipe/task.ts';
import type { Loss } from '../../evaluation/loss.ts';
import { editorOptions } from '../../options/editorOptions.ts';
import {
  choicesOf,
  choiceValues,
  defaultsOf,
  type EditorValue,
  type OptionValue,
  type OptionValues,
  type OwnedBy,
} from '../../options/optionTable.ts';

export type Optimizer = OptionValue<'optimizer'>;
export type LearningRateSchedule = OptionValue<'learningRateSchedule'>;
/** What carries out the steps: our own loop, or TensorFlow.js' `LayersModel.fit`. */
export type Engine = EditorValue<'engine'>;

/** How a network is trained, and by which engine. */
export interface Hyperparameters extends OptionValues<OwnedBy<'hyperparameters'>> {
  readonly engine: Engine;
}

/** The defaults: the single neuron of the lesson. */
export const defaultHyperparameters: Hyperparameters = { ...defaultsOf('hyperparameters'), engine: editorOptions.engine.default };

/** The losses that fit a task, the usual one first. */
export const lossesOf: Readonly<Record<Task, readonly Loss[]>> = {
  binary: fittingLosses('binary'),
  multiclass: fittingLosses('multiclass'),
  regression: fittingLosses('regression'),
};

function fittingLosses(task: Task): readonly Loss[] {
  return choicesOf('loss').filter((loss) => choiceValues.loss[loss].task === task);
}
