/**
 * Which room may use which, at run time; types may come from any pure room. `shared` files at the top of src are free to all.
 * @type {Record<string, readonly string[]>}
 */
const uses = {
  csv: [],
  dataset: ['csv'],
  network: [],
  evaluation: ['network'],
  model: ['csv', 'dataset', 'network'],
  training: ['csv', 'dataset', 'network', 'evaluation', 'model', 'protocol'],
  protocol: ['training'],
  session: ['protocol', 'model', 'network', 'evaluation'],
  editor: ['session', 'protocol', 'model', 'dataset', 'csv'],
  views: ['session', 'protocol'],
};
/**
 * The same for the rooms within src/dataset; the files at its top use all of them and are free to all.
 * @type {Record<string, readonly string[]>}
 */
const usesInDataset = {
  cells: [],
  columns: ['cells'],
  encoding: ['cells', 'columns'],
  split: ['cells', 'columns'],
  cautions: ['columns', 'encoding'],
};
/**
 * The same for the rooms within src/training: what the engines share is at its top.
 * @type {Record<string, readonly string[]>}
 */
const usesInTraining = {
  plan: [],
  loop: [],
  kernel: [],
  tfjs: [],
  course: [],
  worker: ['plan', 'loop', 'kernel', 'tfjs', 'course'],
};
const pureRooms = ['csv', 'dataset', 'network', 'evaluation', 'model', 'training', 'protocol', 'session'];
const shared = '^src/[^/]+\\.ts$';
const workerEntries = '^src/training/worker/(nodeWorker|browserWorker)\\.ts$';
/** Loaded together, as one chunk, when a run asks for TensorFlow.js. */
const tfjsTrainer = '^src/training/tfjs/(layersModelTrainer|tfLoss|tfOptimizer)\\.ts$';
/** It exists at run time only; its types are a package. */
const vscode = '^vscode$|/@types/vscode/';
const pure = `^src/(${pureRooms.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'no-orphans',
      comment: 'Nobody uses this file.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^webview/main\\.ts$', '^src/training/kernel/assembly/'] },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: [vscode, '/kernel(Relaxed)?\\.wasm$'] },
    },
    { name: 'nobody-imports-the-root', severity: 'error', from: {}, to: { path: '^src/extension\\.ts$' } },
    {
      name: 'shared-knows-no-room',
      severity: 'error',
      from: { path: shared, pathNot: '^src/extension\\.ts$' },
      to: { path: '^(src/[^/]+/|webview/)' },
    },
    ...Object.entries(uses).map(([room, others]) => ({
      name: `${room}-uses`,
      comment: `src/${room} may use ${others.length > 0 ? others.join(', ') : 'no other room'}.`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^src/${room}/` },
      to: {
        path: '^(src/|webview/)',
        pathNot: [shared, `^src/(${[room, ...others].join('|')})/`],
        dependencyTypesNot: /** @type {const} */ (['type-only']),
      },
    })),
    ...[
      { folder: 'dataset', rooms: usesInDataset },
      { folder: 'training', rooms: usesInTraining },
    ].flatMap(({ folder, rooms }) =>
      Object.entries(rooms).map(([room, others]) => ({
        name: `${folder}-${room}-uses`,
        comment: `src/${folder}/${room} may use ${others.length > 0 ? others.join(', ') : 'no other room'} of src/${folder}.`,
        severity: /** @type {const} */ ('error'),
        from: { path: `^src/${folder}/${room}/` },
        to: {
          path: `^src/${folder}/[^/]+/`,
          pathNot: [`^src/${folder}/(${[room, ...others].join('|')})/`],
          dependencyTypesNot: /** @type {const} */ (['type-only']),
        },
      })),
    ),
    {
      name: 'types-from-pure-rooms',
      comment: 'A pure room and the page take types from pure rooms only.',
      severity: 'error',
      from: { path: `${pure}|^webview/` },
      to: { path: '^src/(editor|views)/' },
    },
    {
      name: 'pure-of-node',
      comment: 'A pure room knows no platform.',
      severity: 'error',
      from: { path: [pure, shared], pathNot: ['^src/extension\\.ts$', workerEntries] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tfjs-in-its-trainer',
      comment: 'TensorFlow.js is loaded when a run asks for it, by the trainer; the model takes its types.',
      severity: 'error',
      from: { pathNot: tfjsTrainer },
      to: { path: '@tensorflow', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tfjs-for-trainer-and-model',
      severity: 'error',
      from: { pathNot: [tfjsTrainer, '^src/model/sequential\\.ts$'] },
      to: { path: '@tensorflow' },
    },
    {
      name: 'vscode-in-editor-and-views',
      severity: 'error',
      from: { pathNot: '^src/(editor/|views/|extension\\.ts)' },
      to: { path: vscode },
    },
    {
      name: 'page-uses-pure-code',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: ['^src/(editor|views|session|csv)/', '^node:', '^test/', '^scripts/'] },
    },
    { name: 'not-to-dev-files', severity: 'error', from: { path: '^(src|webview)/' }, to: { path: '^(test|scripts)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['svelte', 'browser', 'import', 'types', 'default'] },
    skipAnalysisNotInRules: true,
  },
};
