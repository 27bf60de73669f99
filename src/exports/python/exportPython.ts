import { digitDateLimits } from '../code/digitDateLimits.ts';
import { plainNumberLimits, plainTextLimits } from '../code/plainCellLimits.ts';
import { message, type Message } from '../../message.ts';
import type { Encoder } from '../../dataset/encoding/encoder.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { microPython, python3 } from './pythonDialect.ts';
import { pythonModule } from './pythonModule.ts';

/** A self-contained Python 3 module that reads everything that Neuron reads. */
export function exportPython(model: ExportedModel, name: string): Exported {
  return { files: [{ name, content: pythonModule(model, python3, []) }], limits: [] };
}

/** The same for MicroPython, which lacks such regular expressions and Unicode tables. */
export function exportMicroPython(model: ExportedModel, name: string): Exported {
  const limits = [
    ...usualNotations(model.encoder),
    message('On boards with 32-bit floats its answers agree with those of Neuron to about six digits.'),
  ];
  return { files: [{ name, content: pythonModule(model, microPython, limits) }], limits };
}

/** The notations that simple cell readers do not know, for the kinds of columns in the model. */
export function usualNotations({ columns }: Encoder): Message[] {
  const hasDates = columns.some((column) => column.type === 'date' && column.format !== 'time');
  const hasDurations = columns.some((column) => column.type === 'number' && column.format.duration !== undefined);
  return [
    ...plainNumberLimits(columns),
    ...(hasDates
      ? [
          message(
            'Dates are read in digits, in the order of the column; with a month by name, a week, a quarter or a time zone they count as missing.',
          ),
        ]
      : []),
    ...digitDateLimits(columns),
    ...(hasDurations
      ? [message('Durations are read as numbers of seconds or as 1:23:45; written in any other way they count as missing.')]
      : []),
    ...plainTextLimits(columns),
  ];
}
