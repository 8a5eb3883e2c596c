import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { installPalette } from './lib/encode/status';
import { HttpSource } from './lib/source/http';
import { InlineSource } from './lib/source/inline';
import { preferences } from './lib/state/preferences.svelte';

installPalette(document.documentElement);
preferences.load();

const inlined = document.getElementById('factional-data');
const source = inlined ? InlineSource.from(inlined) : new HttpSource();
const target = document.getElementById('app');
if (target) mount(App, { target, props: { source } });
