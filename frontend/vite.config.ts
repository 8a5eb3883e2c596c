import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Where `factional serve` listens, and the token in the address that it prints; see README.md.
const server = process.env.FACTIONAL_SERVER ?? 'http://127.0.0.1:8765';
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
