import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const pureRooms = ['csv', 'dataset', 'network', 'evaluation', 'model', 'run', 'exports', 'training', 'session', 'protocol'];
const pure = ['src/*.ts', ...pureRooms.map((room) => `src/${room}/**/*.ts`)];

/** Names that only one platform has. Those of Node and of the DOM alike are kept out of the pure rooms. */
const platformGlobals = [
  ...['window', 'document', 'navigator', 'self', 'localStorage', 'sessionStorage', 'indexedDB', 'requestAnimationFrame', 'fetch', 'Worker'],
  ...['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'global', 'setImmediate'],
].map((name) => ({ name, message: 'This room is pure: it runs in Node, in a worker and in a browser alike.' }));

/** ECMAScript leaves their last bits to the engine; a run has to give the same bytes everywhere. */
const inexactMath = [
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'pow',
  'tanh',
  'sinh',
  'cosh',
  'sin',
  'cos',
  'tan',
  'cbrt',
  'hypot',
  'random',
];

const assembly = 'src/training/kernel/assembly/*.ts';

/** TypeScript's grammar knows no decorators of functions: to it AssemblyScript's are comments of the same length. */
const assemblyParser = {
  ...ts.parser,
  parseForESLint: (code, options) => ts.parser.parseForESLint(code.replace(/^@i(nline)$/gm, '//$1'), options),
};

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'test-output/', '.vscode-test/']),
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '.*.mjs', 'scripts/*.mjs', 'vitest.config.ts'] },
        // The same for all files: the linter would load the program again where they differ.
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNullish: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'webview/**/*.{ts,svelte}'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
    },
  },
  { files: ['src/**/*.ts'], rules: { 'max-lines-per-function': ['error', { max: 60 }] } },
  { files: ['bench/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts'], rules: { 'max-lines': ['error', { max: 400 }] } },
  // A table is as long as it is.
  { files: ['test/unit/tableOfCases.ts'], rules: { 'max-lines': 'off' } },
  { files: pure, ignores: ['src/extension.ts', 'src/olderWebHost.ts'], rules: { 'no-restricted-globals': ['error', ...platformGlobals] } },
  {
    files: [
      'src/network/**/*.ts',
      'src/training/**/*.ts',
      'src/evaluation/**/*.ts',
      'src/dataset/**/*.ts',
      'src/model/**/*.ts',
      'src/random.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        ...inexactMath.map((property) => ({
          object: 'Math',
          property,
          message: 'Its bits differ from engine to engine: use src/network/elementary.ts or src/random.ts.',
        })),
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { parser: ts.parser },
    },
  },
  {
    files: ['**/*.svelte'],
    // The linter does not see the types of components and of what their markup passes on; svelte-check does, and checks them.
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((name) => [`@typescript-eslint/no-unsafe-${name}`, 'off']),
    ),
  },
  {
    files: [assembly],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parser: assemblyParser, parserOptions: { projectService: false } },
    rules: {
      'max-lines-per-function': ['error', { max: 60 }],
      // Another language in this grammar: == compares by value, its numbers have more types, and its types are no imports apart.
      eqeqeq: 'off',
      'no-undef': 'off',
      'no-loss-of-precision': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-syntax': 'off',
      // Settings are written from outside.
      'prefer-const': 'off',
    },
  },
  // Tests wrap methods of a prototype and put them back.
  { files: ['bench/**/*.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['webview/**/*.ts'], languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.mjs', '*.ts'],
    extends: [ts.configs.disableTypeChecked],
    // Tools find their configuration as a default export.
    rules: { 'no-restricted-syntax': 'off' },
  },
);
