import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['src/lib/api.d.ts', 'coverage/'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      // svelte-check knows the globals of the browser better
      'no-undef': 'off',
      // addresses come from lib/state/url, which is our router
      'svelte/no-navigation-without-resolve': 'off',
      // what is written so is meant so: Maps and Sets here are made and not changed
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
);
