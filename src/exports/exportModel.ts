import { assertNever } from '../assertNever.ts';
import type { Exported, ExportedModel } from './exportedModel.ts';
import type { ExportFormat } from './formats.ts';

/**
 * Creates the files of a model in one format, without writing them; `name` is the name of the first file. Formats are loaded on demand,
 * because the tables of the ZIP library alone would take a third of the extension's start.
 */
export async function exportModel(model: ExportedModel, format: ExportFormat, name: string): Promise<Exported> {
  switch (format) {
    case 'python':
      return (await import('./python/exportPython.ts')).exportPython(model, name);
    case 'javascript':
      return (await import('./javascript/exportJavaScript.ts')).exportJavaScript(model, name);
    case 'c':
      return (await import('./c/exportC.ts')).exportC(model, name);
    case 'micropython':
      return (await import('./python/exportPython.ts')).exportMicroPython(model, name);
    case 'onnx':
      return (await import('./onnx/exportOnnx.ts')).exportOnnx(model, name);
    case 'neuron':
      return (await import('./neuron/neuronFile.ts')).exportNeuron(model, name);
    case 'keras':
      return (await import('./keras/exportKeras.ts')).exportKeras(model, name);
    case 'tfjs':
      return (await import('./tfjs/exportTfjs.ts')).exportTfjs(model, name);
    case 'formula':
      return (await import('./formula/exportFormula.ts')).exportFormula(model, name);
    case 'workbook':
      return (await import('./workbook/exportWorkbook.ts')).exportWorkbook(model, name);
    case 'notebook':
      return (await import('./notebook/exportNotebook.ts')).exportNotebook(model, name);
    case 'page':
      return (await import('./page/exportPage.ts')).exportPage(model, name);
    case 'card':
      return (await import('./card/exportCard.ts')).exportCard(model, name);
    case 'sql':
      return (await import('./sql/exportSql.ts')).exportSql(model, name);
    default:
      return assertNever(format);
  }
}
