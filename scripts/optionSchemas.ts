import { assertNever } from '../src/assertNever.ts';
import { comparisonNames } from '../src/expectations/readJsonExpectations.ts';
import { scoreNames } from '../src/expectations/expectation.ts';
import { describeOption, optionNames, type OptionName } from '../src/options/optionTable.ts';

type Schema = Readonly<Record<string, unknown>>;

const names = { type: 'array', items: { type: 'string' }, minItems: 1 };

/** The options of a training as properties of a JSON schema: those of one table, and the table of options. */
export function trainOptionSchemas(): Record<string, Schema> {
  return {
    target: { type: 'string', description: 'The column to predict. Without it the likeliest one is chosen.' },
    features: { ...names, description: 'The columns to learn from. Without them all that can be learned from.' },
    task: {
      enum: ['binary', 'multiclass', 'regression'],
      description: 'What the target is taken as. Without it what its values look like.',
    },
    ...Object.fromEntries(optionNames.map((name) => [name, schemaOf(name)])),
  };
}

function schemaOf(name: OptionName): Schema {
  const option = describeOption(name);
  const description = option.help;
  switch (option.type) {
    case 'choice':
      return { type: 'string', enum: Object.keys(option.values), description };
    case 'integer':
    case 'number':
      return { type: option.type, minimum: option.min, maximum: option.max, description };
    case 'switch':
      return { type: 'boolean', description };
    case 'layers':
      return { type: 'array', items: { type: 'integer', minimum: 1, maximum: option.maxUnits }, maxItems: option.maxLayers, description };
    default:
      return assertNever(option);
  }
}

/** The JSON schema of files of expectations. */
export function expectationSchema(): Schema {
  const bounds = Object.fromEntries(comparisonNames.map((word) => [word, { type: ['number', 'string'] }]));
  const oneBound = { oneOf: comparisonNames.map((word) => ({ required: [word] })) };
  const subject = { target: { type: 'string' }, class: { type: 'string', description: 'The class whose probability is meant.' } };
  const form = (required: readonly string[], properties: Schema, more: Schema = {}) => ({
    ...{ type: 'object', required, properties, additionalProperties: false },
    ...more,
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'What is expected of a model',
    type: 'object',
    required: ['expect'],
    anyOf: [{ required: ['table'] }, { required: ['model'] }],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      table: {
        type: 'string',
        description: 'The table to train on, relative to this file; beside a model the one whose rows are looked at.',
      },
      model: {
        type: 'string',
        description: 'A .neuron file, or another model that Neuron has written, relative to this file, in place of a training.',
      },
      options: { type: 'object', description: 'What is trained with.', properties: trainOptionSchemas() },
      expect: {
        type: 'array',
        minItems: 1,
        items: {
          anyOf: [
            { type: 'string', examples: ['exam1 90, exam2 90 → pass ≥ 0.9', 'never falls with exam1', 'accuracy ≥ 0.85'] },
            form(
              ['row'],
              { row: { type: 'object', additionalProperties: { type: ['string', 'number'] } }, ...subject, ...bounds },
              oneBound,
            ),
            form(['never', 'with'], { never: { enum: ['falls', 'rises'] }, with: { type: 'string' }, ...subject }),
            form(['score'], { score: { enum: scoreNames }, ...bounds }, oneBound),
          ],
        },
      },
    },
  };
}
