import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { installPalette } from './lib/encode/status';
import { HttpSource } from './lib/source/http';
import { preferences } from './lib/state/preferences.svelte';

installPalette(document.documentElement);
preferences.load();

const target = document.getElementById('app');
if (target) mount(App, { target, props: { source: new HttpSource() } });
