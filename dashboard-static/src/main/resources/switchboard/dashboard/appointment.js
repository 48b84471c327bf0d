// One appointment in full, over the page it was opened from, with what can be done about it.
import {html, nothing} from 'lit';
import {mark} from './changes.js';
import {icons} from './icons.js';
import {Piece, appointmentTitle, callPath, hue, isPending, openForm, personPath, phone, resourcesOf, span, states, whyPending, words} from './parts.js';
import {Watching, recent} from './recent.js';
import {session} from './session.js';
import {dateOf, dayName} from './time.js';

export class AppointmentSheet extends Piece {
  static properties = {appointment: {attribute: false}};

  constructor() {
    super();
    new Watching(this);
  }

  show(appointment) {
    this.appointment = appointment;
    this.updateComplete.then(() => this.querySelector('dialog').showModal());
  }

  #close = () => this.querySelector('dialog').close();

  #outside = event => {
    if (event.target.localName === 'dialog') this.#close();
  };

  #form(name, it) {
    this.#close();
    openForm(this, name, it);
  }

  #mark(it, ...what) {
    this.#close();
    mark(it, ...what);
  }

  render() {
    const it = this.appointment;
    return html`<dialog class="sheet" aria-labelledby="sheet-title" @click=${this.#outside}>
      ${it ? this.#content(recent.latest(it)) : nothing}
    </dialog>`;
  }

  #content(it) {
    return html`<div class="sheet-body ${hue(it.service)}">
      <header>
        <span class="stripe" aria-hidden="true"></span>
        <h2 id="sheet-title">${appointmentTitle(it)}</h2>
        <button class="plain" aria-label="Close" @click=${this.#close}>${icons.close}</button>
      </header>
      <p class="lead">${dayName(dateOf(it.start))}, ${span(it)}</p>
      <p class="chips">
        ${it.status === 'CONFIRMED' && !it.outcome ? html`<span class="chip good">Confirmed</span>` : nothing}
        ${states(it)}
        ${it.attending ? html`<span class="chip good">${icons.check} Will be there</span>` : nothing}
      </p>
      ${isPending(it) && it.pendingWhy ? html`<p class="note">${whyPending(it)}</p>` : nothing}
      <dl class="facts">
        <dt>Service</dt><dd>${it.serviceName}</dd>
        <dt>With</dt><dd>${resourcesOf(it)}</dd>
        <dt>Customer</dt><dd><a href=${personPath(it.customer)} @click=${this.#close}>${it.name ?? 'Unnamed'}</a></dd>
        ${it.address ? html`<dt>Place</dt><dd>${it.address}</dd>` : nothing}
        ${it.phone ? html`<dt>Phone</dt><dd>${phone(it.phone)}</dd>` : nothing}
        ${it.interest ? html`<dt>Interest</dt><dd>${words(it.interest.toLowerCase())}</dd>` : nothing}
      </dl>
      ${it.status === 'CANCELLED' ? nothing : this.#acts(it)}
      <p class="actions">
        ${it.phone ? html`<a class="button" href="tel:${it.phone}">${icons.calls} Call</a>` : nothing}
        ${it.conversation
          ? html`<a class="button" href=${callPath(it.conversation)} @click=${this.#close}>${icons.text} How it was made</a>`
          : nothing}
      </p>
    </div>`;
  }

  #acts(it) {
    const begun = new Date(it.start) < session.now();
    const pending = isPending(it);
    return html`<p class="actions">
      ${begun ? nothing : html`<button class="button strong" @click=${() => this.#form('move', it)}>${icons.clock} Move</button>`}
      ${begun ? html`<button class="button strong" @click=${() => this.#form('conclude', it)}>${icons.check} ${it.outcome ? 'Change the outcome' : 'How it went'}</button>` : nothing}
      ${begun || it.attending || pending ? nothing : html`<button class="button" @click=${() => this.#attending(it)}>${icons.check} They will be there</button>`}
      ${begun ? nothing : html`<button class="button" @click=${() => this.#pending(it, !pending)}>${icons.queue} ${pending ? 'It may stay' : 'Needs a new time'}</button>`}
      <button class="button danger" @click=${() => this.#form('cancel', it)}>${icons.close} Cancel it</button>
    </p>`;
  }

  #attending(it) {
    this.#mark(it, {attending: true}, 'Will be there');
  }

  #pending(it, to) {
    this.#mark(it, {pending: to}, to ? 'Waits for a new time' : 'Stays where it is', {pending: !to});
  }
}

customElements.define('sb-appointment', AppointmentSheet);
