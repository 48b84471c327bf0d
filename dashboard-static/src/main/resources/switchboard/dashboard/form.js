// What all forms have in common: a dialog, fields, and what the server says about them where it belongs.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece} from './parts.js';

/**
 * A form in a dialog. Those that extend it give `name`, `heading`, `begin(detail)`, `body()`, `send()` and, if they like,
 * `strong` (what the button says) and `ready` (whether it may be pressed).
 */
export class Form extends Piece {
  static properties = {problem: {state: true}, sending: {state: true}, shown: {state: true}};

  get strong() {
    return 'Save';
  }

  get ready() {
    return true;
  }

  async show(detail = {}) {
    this.problem = undefined;
    this.sending = false;
    this.shown = true;
    this.begin(detail);
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    // Where there is a keyboard, one may type at once; a finger would be shown one it did not ask for.
    if (matchMedia('(pointer: fine)').matches) this.querySelector('dialog :is(input, select, textarea)')?.focus();
  }

  begin() {}

  close = () => this.querySelector('dialog').close();

  #closed = () => {
    this.shown = false;
  };

  #outside = event => {
    if (event.target.localName === 'dialog' && !this.dirty) this.close();
  };

  #submit = event => {
    event.preventDefault();
    if (!this.sending && this.ready) this.act(() => this.send());
  };

  /** Does something that may be refused; closes the form when it was not. */
  async act(what, {stay} = {}) {
    this.sending = true;
    this.problem = undefined;
    try {
      await what();
      if (!stay) this.close();
    } catch (problem) {
      this.problem = problem;
      await this.updateComplete;
      (this.querySelector('[aria-invalid="true"]') ?? this.querySelector('.fault'))?.focus();
    }
    this.sending = false;
  }

  render() {
    const id = this.name;
    return html`<dialog class="sheet form" aria-labelledby="${id}-title" @click=${this.#outside} @close=${this.#closed}>
      ${this.shown ? html`<form class="sheet-body" novalidate @submit=${this.#submit}>
        <header><h2 id="${id}-title">${this.heading}</h2>
          <button type="button" class="plain" aria-label="Close" @click=${this.close}>${icons.close}</button></header>
        ${this.body()}
        ${this.#general()}
        ${this.foot()}
      </form>` : nothing}
    </dialog>`;
  }

  foot() {
    return html`<p class="actions end">
      <button type="button" class="button" @click=${this.close}>Close</button>
      <button class="button strong ${this.tone ?? ''}" ?disabled=${this.sending || !this.ready}>${this.sending ? 'One moment…' : this.strong}</button>
    </p>`;
  }

  /** What was refused without naming a field that is on the form. */
  #general() {
    const {problem} = this;
    if (!problem || this.#names(problem.field)) return nothing;
    return html`<div class="fault" role="alert" tabindex="-1"><p>${problem.message}</p>${this.remedies(problem)}</div>`;
  }

  /** What may be done about a refusal. */
  remedies() {
    return nothing;
  }

  #names(field) {
    return field && this.querySelector(`[data-field="${CSS.escape(last(field))}"]`);
  }

  invalid(field) {
    return this.problem?.field && last(this.problem.field) === field;
  }

  fault(field) {
    return this.invalid(field) ? html`<span class="fault-text" id="${this.name}-${field}-fault" role="alert">${this.problem.message}</span>` : nothing;
  }

  /** A labelled field of one line. */
  input(field, label, value, {type = 'text', hint, autocomplete = 'off', change, ...more} = {}) {
    const id = `${this.name}-${field}`;
    return html`<div class="field" data-field=${field}>
      <label for=${id}>${label}${hint ? html` <span class="hint">${hint}</span>` : nothing}</label>
      <input id=${id} name=${field} type=${type} .value=${value ?? ''} autocomplete=${autocomplete} min=${more.min ?? nothing} step=${more.step ?? nothing}
        inputmode=${more.inputmode ?? nothing} aria-invalid=${this.invalid(field) ? 'true' : nothing}
        aria-describedby=${this.invalid(field) ? `${id}-fault` : nothing} @input=${event => change(event.target.value)}>
      ${this.fault(field)}
    </div>`;
  }

  /** A labelled choice of `[[value, name]]`. */
  select(field, label, value, options, change, hint) {
    const id = `${this.name}-${field}`;
    return html`<div class="field" data-field=${field}>
      <label for=${id}>${label}${hint ? html` <span class="hint">${hint}</span>` : nothing}</label>
      <select id=${id} name=${field} aria-invalid=${this.invalid(field) ? 'true' : nothing} aria-describedby=${this.invalid(field) ? `${id}-fault` : nothing}
        @change=${event => change(event.target.value)}>
        ${options.map(([id, name]) => html`<option value=${id} ?selected=${id === (value ?? '')}>${name}</option>`)}
      </select>
      ${this.fault(field)}
    </div>`;
  }

  check(label, value, change, hint) {
    return html`<label class="check tall"><input type="checkbox" .checked=${value} @change=${event => change(event.target.checked)}>
      <span>${label}${hint ? html`<span class="hint">${hint}</span>` : nothing}</span></label>`;
  }

  /** One of a few, as buttons in a row. */
  radios(field, legend, value, options, change) {
    return html`<fieldset class="field radios" data-field=${field}>
      <legend>${legend}</legend>
      <div class="choices">${options.map(([id, name]) => html`<label class="choice">
        <input type="radio" name="${this.name}-${field}" .value=${id} .checked=${id === value} @change=${() => change(id)}><span>${name}</span></label>`)}</div>
      ${this.fault(field)}
    </fieldset>`;
  }
}

/** `newCustomer.phone` → `phone`. */
const last = field => String(field).split('.').at(-1);
