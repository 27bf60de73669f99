import { exportFormats } from '../src/exports/formats.ts';
import { trainOptionSchemas } from './optionSchemas.ts';

const table = {
  type: 'string',
  description: 'The table: a path relative to the workspace folder, such as data/exam_scores.csv, or a URI.',
};
const common = { canBeReferencedInPrompt: true, icon: '$(circuit-board)', tags: ['neuron', 'machine learning', 'csv'] };
const input = (required: readonly string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false });

/** The language model tools of package.json: their schemas come from the table of options. */
export function toolManifest(): readonly object[] {
  return [
    {
      ...{ name: 'neuron_train', toolReferenceName: 'neuronTrain', displayName: 'Train Neuron' },
      userDescription: 'Trains a small neural network on a table of CSV or TSV.',
      modelDescription:
        'Trains a small neural network on a CSV or TSV table of the workspace to predict one column from the others, and answers with its scores on rows that it has not seen, those of always giving the same answer, and warnings. The same seed gives the same model. Call neuron_describe first where it is not clear which column is to be predicted.',
      ...common,
      inputSchema: input(['table'], { table, ...trainOptionSchemas() }),
    },
    {
      ...{ name: 'neuron_predict', toolReferenceName: 'neuronPredict', displayName: 'Ask the Model' },
      userDescription: 'Asks the model that was trained on a table about one row.',
      modelDescription:
        'Asks the model that neuron_train has trained on a table about one row: either values, one for each column that is learned from, or the 1-based line of a row in the table. Answers with the value, the probability of every class, and what each column adds to the sum. Changes nothing.',
      ...common,
      inputSchema: input(['table'], {
        table,
        values: {
          type: 'object',
          additionalProperties: { type: ['string', 'number'] },
          description: 'The value of each column, by its name.',
        },
        line: { type: 'integer', minimum: 1, description: 'The line of a row, from 1: the header is line 1 mostly.' },
      }),
    },
    {
      ...{ name: 'neuron_describe', toolReferenceName: 'neuronDescribe', displayName: 'Describe Table' },
      userDescription: 'Says what the columns of a table hold, and what is known about its model.',
      modelDescription:
        'Says what each column of a CSV or TSV table holds (kind, range, classes, missing cells, why it is left out), which column would be predicted from which, and the card of the model that was trained on it, if there is one. Changes nothing.',
      ...common,
      inputSchema: input(['table'], { table }),
    },
    {
      ...{ name: 'neuron_export', toolReferenceName: 'neuronExport', displayName: 'Export Model' },
      userDescription: 'Writes the model of a table as a file of another program.',
      modelDescription:
        'Writes the model that neuron_train has trained on a table to a file of the workspace, which the user confirms. neuron opens again in Neuron; python, javascript, c and micropython are modules with predict(row); card is a description in Markdown.',
      ...common,
      inputSchema: input(['table', 'format', 'to'], {
        table,
        format: { type: 'string', enum: exportFormats },
        to: { type: 'string', description: 'The file to write: a path relative to the workspace folder.' },
      }),
    },
  ];
}
