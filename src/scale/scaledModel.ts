import { checkParts, type NeuronFile } from '../exports/neuron/neuronFile.ts';
import { damagedModel, foreignModel } from '../exports/reading/foreignModel.ts';
import { joinArrays } from '../exports/reading/joinArrays.ts';
import { layerSlices, parameterCount, type Architecture } from '../network/architecture.ts';
import { appendEpochs, emptyHistory } from '../run/history/history.ts';
import { UserError } from '../userError.ts';
import { HistoryReader, type HistoryReport } from './historyReader.ts';
import { outcomeOf } from './outcome.ts';
import { readRecipe } from './recipe.ts';
import { readSafetensors, type Safetensors } from './safetensors.ts';

/** Reads model.safetensors, which includes the recipe and the history. Throws a UserError for any other file, and for a damaged one. */
export function readScaledModel(bytes: Uint8Array): NeuronFile {
  const file = readSafetensors(bytes);
  const [recipeText, historyText] = [file.metadata.get('recipe'), file.metadata.get('history')];
  if (recipeText === undefined || historyText === undefined) throw new UserError(foreignModel);
  const { maker, fileName, options, plan: planned } = readRecipe(recipeText);
  const reader = new HistoryReader(planned, new Float32Array(parameterCount(planned.architecture)), '');
  const reports = reader.read(historyText) ?? [];
  const ended = reports.find((report): report is Extract<HistoryReport, { type: 'ended' }> => report.type === 'ended');
  if (!ended) throw new UserError(damagedModel);
  const history = reports.reduce(
    (before, report) => (report.type === 'epochs' ? appendEpochs(before, report.bundle) : before),
    emptyHistory(0),
  );
  const { plan, end } = ended;
  return checkParts({ maker, fileName, options, plan, outcome: outcomeOf(plan, end, weightsOf(file, plan.architecture)), history });
}

/** The weights in the order of `layerSlices`. */
function weightsOf({ tensors }: Safetensors, architecture: Architecture): Float32Array<ArrayBuffer> {
  const arrays = layerSlices(architecture).flatMap(({ inputs, units }, layer) => {
    const kernel = tensors.get(`layers.${layer}.kernel`);
    const bias = tensors.get(`layers.${layer}.bias`);
    const fits = kernel?.shape.join() === [inputs, units].join() && bias?.shape.join() === String(units);
    return fits ? [kernel.values, bias.values] : [undefined];
  });
  return joinArrays(arrays);
}
