import { render } from 'preact';
import { connect, takeToken } from './connection.js';
import { createFormat } from './format.js';
import { InspectPage } from './inspect-page.js';
import { createPageState } from './page-state.js';
import { wordsIn } from './words.js';

const { lang } = document.documentElement;
const words = wordsIn(lang);
document.title = `${words.title} · wabactl`;
const root = document.getElementById('page');
if (root) {
  const state = createPageState(connect(takeToken()), words);
  render(<InspectPage state={state} words={words} format={createFormat(lang, new Date())} />, root);
}
