// Short notices at the foot of the page: what was done, what was refused, and the way back.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icons} from './icons.js';
import {enabled, typing} from './keys.js';
import {Piece} from './parts.js';

const LIFE = 10_000;
const notices = new EventTarget();

/**
 * Tells the owner something for ten seconds, or until it is put away when it is a refusal.
 * `{text, detail, refused, undo, actions: [{name, act}]}`
 */
export const say = notice => notices.dispatchEvent(new CustomEvent('say', {detail: notice}));

class Toasts extends Piece {
  static properties = {shown: {state: true}};

  #count = 0;

  constructor() {
    super();
    this.shown = [];
  }

  connectedCallback() {
    super.connectedCallback();
    notices.addEventListener('say', this.#said);
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    notices.removeEventListener('say', this.#said);
    document.removeEventListener('keydown', this.#key);
  }

  #said = ({detail}) => {
    const toast = {id: ++this.#count, ...detail};
    this.shown = [...this.shown.filter(it => !it.refused || !toast.refused).slice(-2), toast];
    this.#arm(toast);
  };

  #key = event => {
    if (event.key !== 'z' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!enabled() || typing(event.target) || document.querySelector('dialog[open]')) return;
    const last = this.shown.findLast(it => it.undo);
    if (last) this.#act(last, last.undo);
  };

  #arm(toast) {
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => this.#drop(toast), toast.refused ? 3 * LIFE : LIFE);
  }

  #hold(toast) {
    clearTimeout(toast.timer);
  }

  #drop(toast) {
    clearTimeout(toast.timer);
    this.shown = this.shown.filter(it => it !== toast);
  }

  #act(toast, act) {
    this.#drop(toast);
    act();
  }

  render() {
    return html`<div class="toasts" role="region" aria-label="Notices">
      <div role="status">${repeat(this.shown.filter(it => !it.refused), it => it.id, it => this.#toast(it))}</div>
      <div role="alert">${repeat(this.shown.filter(it => it.refused), it => it.id, it => this.#toast(it))}</div>
    </div>`;
  }

  #toast(it) {
    return html`<div class="toast ${it.refused ? 'refused' : ''}" @pointerenter=${() => this.#hold(it)} @pointerleave=${() => this.#arm(it)}
      @focusin=${() => this.#hold(it)} @focusout=${() => this.#arm(it)}>
      <p class="said"><b>${it.text}</b>${it.detail ? html` <span>${it.detail}</span>` : nothing}</p>
      <div class="actions">
        ${(it.actions ?? []).map(one => html`<button class="button" @click=${() => this.#act(it, one.act)}>${one.name}</button>`)}
        ${it.undo ? html`<button class="button" aria-keyshortcuts="z" @click=${() => this.#act(it, it.undo)}>${icons.undo} Undo</button>` : nothing}
      </div>
      <button class="plain" aria-label="Put away" @click=${() => this.#drop(it)}>${icons.close}</button>
    </div>`;
  }
}

customElements.define('sb-toasts', Toasts);
