// Whom an appointment is for: somebody known, found by typing, or somebody new.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece, phone} from './parts.js';
import {session} from './session.js';

const PAUSE = 150;

/** Says `chosen` with a customer; `fresh` with what was typed, when it is somebody new; with `known`, it cannot be. */
class Who extends Piece {
  static properties = {known: {type: Boolean}, value: {attribute: false}, invalid: {attribute: false}, found: {state: true}, at: {state: true}, text: {state: true}, problem: {state: true}};

  #timer;
  #asking;

  constructor() {
    super();
    this.at = -1;
    this.text = '';
  }

  #typed = event => {
    this.text = event.target.value.trim();
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (!this.text) return this.#clear();
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  };

  async #ask() {
    const {signal} = (this.#asking = new AbortController());
    try {
      const {value} = await session.get(`/v1/crm/customers?limit=6&search=${encodeURIComponent(this.text)}`, signal);
      [this.found, this.problem, this.at] = [value.items, undefined, value.items.length || !this.known ? 0 : -1];
    } catch (fault) {
      if (fault.name !== 'AbortError') [this.problem, this.found] = [fault.message, []];
    }
  }

  #clear() {
    this.found = this.problem = undefined;
    this.at = -1;
  }

  #key = event => {
    if (event.key === 'Escape' && this.found) {
      event.preventDefault();
      event.stopPropagation();
      return this.#clear();
    }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const many = (this.found?.length ?? 0) + (this.known ? 0 : 1);
    if (step && this.found && many) {
      event.preventDefault();
      this.at = (this.at + step + many) % many;
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (this.found && this.at >= 0) this.#choose(this.found[this.at]);
  };

  #choose(it) {
    const {text} = this;
    this.#clear();
    this.text = '';
    this.dispatchEvent(new CustomEvent(it ? 'chosen' : 'fresh', {detail: it ?? text}));
  }

  render() {
    if (this.value) return this.#chosen(this.value);
    const open = this.found !== undefined;
    return html`<div class="field who" data-field="customer" @focusout=${event => !this.contains(event.relatedTarget) && this.#clear()}>
      <label for="who-text">Customer</label>
      <div class="search">
        ${icons.search}
        <input id="who-text" type="search" role="combobox" placeholder="Name, number or street" autocomplete="off"
          aria-expanded=${open} aria-controls="who-hits" aria-autocomplete="list" aria-activedescendant=${open && this.at >= 0 ? `who-${this.at}` : nothing}
          aria-invalid=${this.invalid ? 'true' : nothing} @input=${this.#typed} @keydown=${this.#key}>
        <div class="hits" id="who-hits" role="listbox" aria-label="Customers" ?hidden=${!open}>
          ${open ? [...this.found.map((it, at) => this.#hit(it, at)), this.known ? this.#nobody() : this.#fresh(this.found.length)] : nothing}
        </div>
      </div>
      ${this.problem ? html`<span class="fault-text" role="alert">${this.problem}</span>` : nothing}
      ${this.known ? nothing : html`<button type="button" class="link" @click=${() => this.#choose()}>New customer</button>`}
    </div>`;
  }

  #option(at, act, content) {
    return html`<div class="hit" role="option" id="who-${at}" aria-selected=${at === this.at} @pointerdown=${event => event.preventDefault()} @click=${act}>${content}</div>`;
  }

  #hit(it, at) {
    return this.#option(at, () => this.#choose(it), html`${icons.people}<span class="what"><span class="title">${it.name ?? phone(it.phone) ?? 'Unnamed'}</span>
      <span class="sub">${[it.name && phone(it.phone), it.address].filter(Boolean).join(' · ')}</span></span>`);
  }

  #fresh(at) {
    return this.#option(at, () => this.#choose(), html`${icons.plus}<span class="what"><span class="title">Somebody new${this.text ? html`: “${this.text}”` : nothing}</span></span>`);
  }

  #nobody() {
    return this.found.length ? nothing : html`<p class="none">Nobody found.</p>`;
  }

  #chosen(it) {
    return html`<div class="field" data-field="customer"><span class="label">Customer</span>
      <div class="chosen">${icons.people}<span class="what"><span class="title">${it.name ?? phone(it.phone) ?? 'Unnamed'}</span>
        <span class="sub">${[it.name && phone(it.phone), it.address].filter(Boolean).join(' · ')}</span></span>
        <button type="button" class="link" @click=${() => this.#again()}>Change</button></div></div>`;
  }

  async #again() {
    this.dispatchEvent(new CustomEvent('chosen', {detail: undefined}));
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }
}

customElements.define('sb-who', Who);
