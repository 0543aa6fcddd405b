// First of all: it asks for what the rest waits for.
import './backend/firststate'
import { mount } from 'svelte'
import './styles/fonts.css'
import './styles/base.css'
import './styles/scripts.css'
import App from './views/App.svelte'

mount(App, { target: document.getElementById('app')! })
