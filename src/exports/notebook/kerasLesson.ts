import { assertNever } from '../../assertNever.ts';
import { countsClassesAlike } from '../../dataset/columns/recipe/recipe.ts';
import { decisionThreshold, type TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import { targetUnits } from '../../model/answer.ts';
import { layerSlices, type LayerSlice } from '../../network/architecture.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';
import type { ExportedModel } from '../exportedModel.ts';

/** Python that builds the network in Keras with Neuron's first weights, `start`. */
export function networkCode({ architecture, run }: ExportedModel): string {
  const { hyperparameters } = run.plan;
  const slices = layerSlices(architecture);
  return [
    'import keras',
    '',
    'network = keras.Sequential([',
    '    keras.Input((x.shape[1],)),',
    ...slices.flatMap((slice, place) => layerLines(slice, hyperparameters, place === slices.length - 1)),
    '])',
    'at = 0',
    'for variable in network.trainable_variables:',
    '    size = int(np.prod(variable.shape))',
    '    variable.assign(start[at : at + size].reshape(variable.shape))',
    '    at += size',
    'network.summary()',
  ].join('\n');
}

function layerLines({ units, activation }: LayerSlice, { l1, l2, dropout }: Hyperparameters, isOutput: boolean): string[] {
  const name = activation === 'leakyRelu' ? 'leaky_relu' : activation;
  const penalty = l1 > 0 || l2 > 0 ? `, kernel_regularizer=keras.regularizers.L1L2(l1=${l1}, l2=${l2})` : '';
  return [
    `    keras.layers.Dense(${units}, activation="${name}"${penalty}),`,
    ...(dropout > 0 && !isOutput ? [`    keras.layers.Dropout(${dropout}),`] : []),
  ];
}

/** Python that trains the network on Neuron's rows, with the same batches for the same number of epochs. */
export function fitCode({ encoder, run: { plan, outcome } }: ExportedModel): string {
  const { hyperparameters, recipe } = plan;
  const { batchSize, seed, epochs: planned, patience } = hyperparameters;
  const epochs = patience > 0 ? planned : outcome.epochs;
  const isBalanced = countsClassesAlike(recipe) && targetClasses(encoder.target).length > 0;
  const callbacks = callbackLines(hyperparameters, plan.rows.validation > 0);
  return [
    ...targetLines(encoder.target, hyperparameters),
    `loss = ${lossOf(hyperparameters)}`,
    `network.compile(optimizer=${optimizerOf(hyperparameters)}, loss=loss)`,
    ...(isBalanced
      ? [
          '# Rows of rare classes count more.',
          'classes, counts = np.unique(answers_in_file[train], return_counts=True)',
          'weight = dict(zip(classes, len(train) / (len(classes) * counts)))',
          'row_weights = np.array([weight.get(answer, 1.0) for answer in answers_in_file], dtype="float32")',
        ]
      : []),
    '',
    'def learning():',
    `    for batch in batches(train, ${batchSize}, ${seed}):`,
    `        yield x[batch], y[batch]${isBalanced ? ', row_weights[batch]' : ''}`,
    '',
    'history = network.fit(',
    '    learning(),',
    `    steps_per_epoch=-(-len(train) // ${batchSize}),`,
    `    epochs=${epochs},`,
    ...(plan.rows.validation > 0 ? ['    validation_data=(x[validation], y[validation]),'] : []),
    ...(callbacks.length > 0 ? ['    callbacks=[', ...callbacks.map((line) => `        ${line},`), '    ],'] : []),
    '    shuffle=False,',
    '    verbose=0,',
    ')',
  ].join('\n');
}

/** The targets of the network for each row. */
function targetLines(target: TargetEncoding, { loss }: Hyperparameters): string[] {
  if (target.type === 'regression') {
    const { scale, shift } = targetUnits(target);
    const number = target.logarithm ? 'np.log(answers_in_file)' : 'answers_in_file';
    return [
      '# As Neuron scales them: by the mean and the deviation of the training rows.',
      `y = ((${number} - ${shift}) / ${scale}).astype("float32").reshape(-1, 1)`,
    ].map((line) => line.replace('- -', '+ '));
  }
  if (target.type === 'multiclass') return ['y = answers_in_file'];
  const sides = loss === 'hinge' || loss === 'perceptron' ? '2 * answers_in_file - 1' : 'answers_in_file';
  return [`y = (${sides}).astype("float32").reshape(-1, 1)`];
}

function lossOf({ loss }: Hyperparameters): string {
  switch (loss) {
    case 'binaryCrossentropy':
      return 'keras.losses.BinaryCrossentropy()';
    case 'categoricalCrossentropy':
      return 'keras.losses.SparseCategoricalCrossentropy()';
    case 'meanSquaredError':
      return 'keras.losses.MeanSquaredError()';
    case 'meanAbsoluteError':
      return 'keras.losses.MeanAbsoluteError()';
    case 'huber':
      return 'keras.losses.Huber()';
    case 'hinge':
      return 'keras.losses.Hinge()';
    case 'perceptron':
      return 'lambda y, given: keras.ops.mean(keras.ops.maximum(0.0, -y * given), axis=-1)';
    default:
      return assertNever(loss);
  }
}

function optimizerOf({ optimizer, learningRate, weightDecay, clipNorm }: Hyperparameters): string {
  const clip = clipNorm > 0 ? `, global_clipnorm=${clipNorm}` : '';
  switch (optimizer) {
    case 'adam':
      return `keras.optimizers.Adam(${learningRate}${clip})`;
    case 'adamw':
      return `keras.optimizers.AdamW(${learningRate}, weight_decay=${weightDecay}${clip})`;
    case 'sgd':
      return `keras.optimizers.SGD(${learningRate}${clip})`;
    case 'momentum':
      return `keras.optimizers.SGD(${learningRate}, momentum=0.9${clip})`;
    case 'nesterov':
      return `keras.optimizers.SGD(${learningRate}, momentum=0.9, nesterov=True${clip})`;
    case 'rmsprop':
      return `keras.optimizers.RMSprop(${learningRate}, rho=0.9${clip})`;
    default:
      return assertNever(optimizer);
  }
}

function callbackLines({ learningRateSchedule, learningRate, epochs, patience }: Hyperparameters, hasValidation: boolean): string[] {
  const watched = hasValidation ? 'val_loss' : 'loss';
  const stopping = patience > 0 ? [`keras.callbacks.EarlyStopping("${watched}", patience=${patience}, restore_best_weights=True)`] : [];
  switch (learningRateSchedule) {
    case 'constant':
      return stopping;
    case 'step':
      return [`keras.callbacks.LearningRateScheduler(lambda epoch: ${learningRate} / 2 ** (5 * epoch // ${epochs}))`, ...stopping];
    case 'cosine': {
      const rate = `${learningRate} * 0.5 * (1 + float(np.cos(np.pi * epoch / ${epochs})))`;
      return [`keras.callbacks.LearningRateScheduler(lambda epoch: ${rate})`, ...stopping];
    }
    case 'plateau':
      return [`keras.callbacks.ReduceLROnPlateau("${watched}", factor=0.1, patience=10, min_delta=1e-4)`, ...stopping];
    default:
      return assertNever(learningRateSchedule);
  }
}

/** Python that prints Keras' scores beside Neuron's. */
export function compareCode({ encoder: { target }, run }: ExportedModel): string {
  const { hyperparameters } = run.plan;
  const { train, test } = run.outcome;
  const border = target.type !== 'binary' ? 0 : hyperparameters.loss === 'binaryCrossentropy' ? decisionThreshold(target) : 0;
  const right =
    target.type === 'multiclass'
      ? 'given.argmax(axis=1) == answers_in_file[part]'
      : `(given[:, 0] > ${border}) == (answers_in_file[part] == 1)`;
  const figures = [['training', 'train', train] as const, ...(test ? [['test', 'test', test] as const] : [])];
  const rows = figures.map(([name, part, { loss, accuracy }]) => `    ("${name}", ${part}, ${loss}, ${accuracy ?? 'None'}),`);
  return [
    '# Name of the part, its rows, loss and accuracy of Neuron.',
    'neuron = [',
    ...rows,
    ']',
    'figures = {}',
    'for name, part, loss_of_neuron, accuracy_of_neuron in neuron:',
    '    given = network.predict(x[part], verbose=0)',
    '    loss_of_keras = float(np.mean(loss(y[part], given)))',
    '    figures[name] = (loss_of_neuron, loss_of_keras)',
    '    print("%s loss: Neuron %.4f, Keras %.4f" % (name, loss_of_neuron, loss_of_keras))',
    ...(target.type === 'regression'
      ? []
      : [`    right = ${right}`, '    print("%s accuracy: Neuron %.4f, Keras %.4f" % (name, accuracy_of_neuron, right.mean()))']),
  ].join('\n');
}
