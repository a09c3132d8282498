import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/overlays.css';
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.body, props: { bridge: window.keitoBar, clock: Date.now } });
