import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// `factional serve --port 8321 --token …` beside `npm run dev`; see CONTRIBUTING.
const server = process.env.FACTIONAL_SERVER ?? 'http://127.0.0.1:8321';
const token = process.env.FACTIONAL_TOKEN;

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: '../src/factional/_web',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
    license: { fileName: 'third-party-licenses.md' },
  },
  server: {
    proxy: {
      '/api': {
        target: server,
        changeOrigin: true,
        headers: token ? { Authorization: `Bearer ${token}` } : {},
      },
    },
  },
});
