// What the keyboard does, and the list that says so.
import {html} from 'lit';
import {icons} from './icons.js';
import {Piece} from './parts.js';

const OFF = 'switchboard.shortcuts';
const JUMPS = {t: '/', l: '/live', c: '/calls', s: '/schedule', p: '/people', m: '/messages', i: '/insights', o: '/settings', r: '/recordings', h: '/handoffs'};

const LIST = [
  ['/', 'Search'],
  ['Ctrl K', 'Search, also while typing'],
  ['g t', 'Today'],
  ['g c', 'Calls'],
  ['g l', 'Calls in progress'],
  ['g s', 'Schedule'],
  ['g p', 'People'],
  ['g m', 'Messages'],
  ['g i', 'Insights'],
  ['g r', 'Recordings and messages'],
  ['g h', 'Putting callers through'],
  ['g o', 'Settings'],
  ['j', 'Next in a list'],
  ['k', 'The one before'],
  ['Enter', 'Open it'],
  ['z', 'Undo what was just done'],
  ['← →', 'Schedule: day or week before and after'],
  ['d w t', 'Schedule: day, week, today'],
  ['n', 'Schedule: new appointment'],
  ['m', 'Schedule: move the appointment under the cursor'],
  ['w o e', 'A call in progress: whisper, take over, end'],
  ['?', 'This list'],
];

export const enabled = () => localStorage.getItem(OFF) !== 'off';
export const typing = target => target.closest?.('input, textarea, select, [contenteditable]');

/** Listens on the whole document and tells `shell` what to do. */
export class Keyboard {
  #shell;
  #pending = 0;

  constructor(shell) {
    this.#shell = shell;
    shell.addController(this);
  }

  hostConnected() {
    document.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.#pressed);
  }

  #pressed = event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') return this.#done(event, () => this.#shell.search());
    if (event.ctrlKey || event.metaKey || event.altKey || !enabled()) return;
    if (typing(event.target) || document.querySelector('dialog[open]')) return;
    if (Date.now() - this.#pending < 1500 && JUMPS[event.key]) return this.#done(event, () => this.#shell.go(JUMPS[event.key]));
    this.#pending = event.key === 'g' ? Date.now() : 0;
    const acts = {
      '/': () => this.#shell.search(),
      '?': () => this.#shell.showKeys(),
      j: () => this.#step(1),
      k: () => this.#step(-1),
    };
    if (acts[event.key]) this.#done(event, acts[event.key]);
  };

  #done(event, act) {
    event.preventDefault();
    this.#pending = 0;
    act();
  }

  #step(by) {
    const rows = [...document.querySelectorAll('main [data-row]')].filter(it => it.checkVisibility());
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({block: 'nearest'});
  }
}

export class KeyList extends Piece {
  show() {
    this.querySelector('dialog').showModal();
  }

  #close = () => this.querySelector('dialog').close();

  #switch = event => localStorage.setItem(OFF, event.target.checked ? 'on' : 'off');

  render() {
    return html`<dialog class="sheet" aria-labelledby="keys-title" @click=${event => event.target.localName === 'dialog' && this.#close()}>
      <div class="sheet-body">
        <header>
          <h2 id="keys-title">Keys</h2>
          <button class="plain" aria-label="Close" @click=${this.#close}>${icons.close}</button>
        </header>
        <dl class="key-list">
          ${LIST.map(([keys, does]) => html`<dt>${keys.split(' ').map(key => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd>`)}
        </dl>
        <label class="check"><input type="checkbox" .checked=${enabled()} @change=${this.#switch}> Single-key shortcuts</label>
      </div>
    </dialog>`;
  }
}

customElements.define('sb-keys', KeyList);
