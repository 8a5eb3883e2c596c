import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

// The page that an export is: one file, since a page from disk may load nothing beside itself.
export default defineConfig({
  mode: 'export', // leaves out what a file need not carry: see lib/map/land
  plugins: [svelte(), viteSingleFile()],
  publicDir: false,
  build: {
    outDir: '../src/factional/_web',
    emptyOutDir: false, // the pages of the workbench lie there
    rolldownOptions: { input: 'export.html' },
    modulePreload: { polyfill: false },
    license: { fileName: 'export-licenses.md' },
  },
});
