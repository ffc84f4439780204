/**
 * What no script of this project does. Layout is prettier's, types are TypeScript's (`npm run types`), circles and lengths are
 * `.ci/scripts.mjs`'s; here is what each file can be told by itself.
 */
import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['www/pkg/', 'crates/cli/carried/', 'target/', 'dist/', 'engine/', 'npm/', 'examples/', 'seeds/', 'tests/e2e/artifacts/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A mistake more often than not.
      'array-callback-return': 'error',
      'default-case-last': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constructor-return': 'error',
      'no-promise-executor-return': 'off', // An arrow that gives what nobody takes reads better than braces.
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-throw-literal': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      'no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'no-useless-assignment': 'error',
      'require-atomic-updates': 'off', // It does not see that what is awaited belongs to nobody else.
      // Nothing that makes code of text, or asks the reader in a box.
      'no-alert': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      // One way to say a thing.
      'arrow-body-style': 'error',
      'dot-notation': 'error',
      'logical-assignment-operators': ['error', 'always', { enforceForIfStatements: true }],
      'no-else-return': 'error',
      'no-extra-bind': 'error',
      'no-lonely-if': 'error',
      'no-undef-init': 'error',
      'no-unneeded-ternary': 'error',
      'no-useless-computed-key': 'error',
      'no-useless-concat': 'error',
      'no-useless-rename': 'error',
      'no-useless-return': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'operator-assignment': 'error',
      'prefer-arrow-callback': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      'prefer-exponentiation-operator': 'error',
      'prefer-object-has-own': 'error',
      'prefer-object-spread': 'error',
      'prefer-rest-params': 'error',
      'prefer-spread': 'error',
      'prefer-template': 'error',
    },
  },
  // A page, and what TypeScript finds to be unknown: it knows more names than any list.
  { files: ['www/**/*.js'], languageOptions: { globals: globals.browser }, rules: { 'no-undef': 'off', 'no-console': 'error' } },
  { files: ['**/*.mjs', '.ci/**', 'crates/builder/npm/*.js'], languageOptions: { globals: globals.node } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: globals.node } },
  // The scripts of stories and benches run in a page in part.
  {
    files: ['tests/e2e/**', 'benches/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: { 'no-undef': 'off', 'no-script-url': 'off' },
  },
  { files: ['tests/element/{arrival,route}.test.mjs'], rules: { 'no-script-url': 'off' } },
];
