import '../app.css';
import { mount } from 'svelte';
import App from '../App.svelte';
import { installPalette } from '../lib/encode/status';
import { InlineSource } from '../lib/source/inline';
import { preferences } from '../lib/state/preferences.svelte';
import { inHash } from '../lib/state/url';

installPalette(document.documentElement);
preferences.load();
inHash();

const target = document.getElementById('app');
if (target) mount(App, { target, props: { source: InlineSource.of(document) } });
