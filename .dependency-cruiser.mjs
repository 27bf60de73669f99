import { pageUses, rooms } from './scripts/rooms.mjs';

/**
 * Which room may use which within src/dataset; the files at its top use all of them and are free to all.
 * @type {Record<string, readonly string[]>}
 */
const usesInDataset = {
  cells: [],
  columns: ['cells'],
  encoding: ['cells', 'columns'],
  split: ['cells', 'columns'],
  checks: ['columns', 'encoding'],
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
  callbacks: [],
  worker: ['plan', 'loop', 'kernel', 'tfjs', 'callbacks'],
  questions: ['plan', 'worker'],
  answers: ['worker', 'questions'],
};
/** @param {import('./scripts/rooms.mjs').Room['kind']} kind */
const namesOf = (kind) => rooms.filter((room) => room.kind === kind).map(({ name }) => name);
const shared = '^src/[^/]+\\.ts$';
const workerEntries = '^src/platform/(nodeWorker|browserWorker)\\.ts$';
const cliEntry = '^src/cli/main\\.ts$';
/** Loaded together, as one chunk, when a run asks for TensorFlow.js. */
const tfjsTrainer = '^src/training/tfjs/(layersModelTrainer|modelPieces|tfLoss|tfOptimizer)\\.ts$';
/** It exists at run time only; its types are a package. */
const vscode = '^vscode$|/@types/vscode/';
const withVscode = [...namesOf('vscode'), '(extension|olderWebHost)\\.ts$'].join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', comment: 'Types count as well.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'Nobody uses this file.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '^webview/main\\.ts$',
          '^src/platform/web/',
          workerEntries,
          cliEntry,
          '^src/olderWebHost\\.ts$',
          '^src/training/kernel/assembly/',
        ],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: [vscode, '/kernel\\.wasm$'] },
    },
    { name: 'nobody-imports-the-root', severity: 'error', from: {}, to: { path: '^src/extension\\.ts$' } },
    {
      name: 'shared-knows-no-room',
      severity: 'error',
      from: { path: shared, pathNot: '^src/extension\\.ts$' },
      to: { path: '^(src/[^/]+/|webview/)' },
    },
    ...rooms.map(({ name, uses }) => ({
      name: `${name}-uses`,
      comment: `src/${name} may use ${uses.length > 0 ? uses.join(', ') : 'no other room'}, types included.`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^src/${name}/` },
      to: { path: '^(src/|webview/)', pathNot: [shared, `^src/(${[name, ...uses].join('|')})/`] },
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
        },
      })),
    ),
    {
      name: 'entries-are-not-imported',
      comment: 'What runs in a worker or as a process of its own begins there.',
      severity: 'error',
      from: { path: '^(src|webview)/' },
      to: { path: [workerEntries, cliEntry] },
    },
    {
      name: 'node-in-platform',
      comment: 'Few rooms know the platform.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${namesOf('platform').join('|')})/` },
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
      name: 'vscode-in-its-rooms',
      severity: 'error',
      from: { pathNot: `^src/(${withVscode})` },
      to: { path: vscode },
    },
    {
      name: 'page-uses-pure-code',
      comment: `The page may use ${pageUses.join(', ')}.`,
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: ['^src/', '^node:', '^test/', '^scripts/'], pathNot: [shared, `^src/(${pageUses.join('|')})/`] },
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
