import { assertNever } from '../assertNever.ts';
import { exportC } from './c/exportC.ts';
import type { Exported, ExportedModel } from './exportedModel.ts';
import type { ExportFormat } from './formats.ts';
import { exportJavaScript } from './javascript/exportJavaScript.ts';
import { exportFormula } from './formula/exportFormula.ts';
import { exportNotebook } from './notebook/exportNotebook.ts';
import { exportPage } from './page/exportPage.ts';
import { exportNeuron } from './neuron/neuronFile.ts';
import { exportOnnx } from './onnx/exportOnnx.ts';
import { exportMicroPython, exportPython } from './python/exportPython.ts';
import { exportTfjs } from './tfjs/exportTfjs.ts';
import { exportCard } from './card/exportCard.ts';
import { exportSql } from './sql/exportSql.ts';

/**
 * Makes the files of a model in one format; `name` is that of the first one. Nothing is written. What packs archives is loaded when it is wanted: its
 * tables would take a third of the extension's start.
 */
export async function exportModel(model: ExportedModel, format: ExportFormat, name: string): Promise<Exported> {
  switch (format) {
    case 'python':
      return exportPython(model, name);
    case 'javascript':
      return exportJavaScript(model, name);
    case 'c':
      return exportC(model, name);
    case 'micropython':
      return exportMicroPython(model, name);
    case 'onnx':
      return exportOnnx(model, name);
    case 'neuron':
      return exportNeuron(model, name);
    case 'keras':
      return (await import('./keras/exportKeras.ts')).exportKeras(model, name);
    case 'tfjs':
      return exportTfjs(model, name);
    case 'formula':
      return exportFormula(model, name);
    case 'workbook':
      return (await import('./workbook/exportWorkbook.ts')).exportWorkbook(model, name);
    case 'notebook':
      return exportNotebook(model, name);
    case 'page':
      return exportPage(model, name);
    case 'card':
      return exportCard(model, name);
    case 'sql':
      return exportSql(model, name);
    default:
      return assertNever(format);
  }
}
