import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** Builds the rule that keeps a room from reaching into rooms it must not know. */
function forbid(...patterns) {
  return {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.map(([group, message]) => ({ regex: group, message })) },
    ],
  }
}

const tauri = ['^@tauri-apps/', 'Only src/backend knows Tauri.']
const features = ['/features/', 'This room imports no feature.']
const views = ['/views/', 'Views are composed last; nothing imports them.']

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/generated/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // TypeScript itself reports names that are not there.
      'no-undef': 'off',
      // Caches and queues are plain on purpose: nothing on the screen follows them.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['**/*.ts'], rules: { 'no-undef': 'off' } },
  { files: ['src/views/**', 'src/main.ts'], rules: forbid(tauri) },
  {
    files: ['src/features/**'],
    rules: forbid(
      tauri,
      views,
      [
        '^\\.\\./\\.\\./(?!backend|editor|preview|shared|messages|generated)',
        'Features import no room but these.',
      ],
      ['^\\.\\./(?!\\.\\.)', 'Features never import each other.'],
    ),
  },
  {
    files: ['src/editor/**', 'src/preview/**', 'src/shared/**', 'src/messages/**'],
    rules: forbid(tauri, features, views),
  },
)
