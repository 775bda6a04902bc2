import { mount } from 'svelte';
import Converter from './Converter.svelte';

mount(Converter, { target: document.querySelector('#root') });
