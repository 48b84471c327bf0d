// One appointment in full, over the page it was opened from.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece, appointmentTitle, callPath, emergencyMark, hue, personPath, phone, span} from './parts.js';
import {dateOf, dayName} from './time.js';

export class AppointmentSheet extends Piece {
  static properties = {appointment: {attribute: false}};

  show(appointment) {
    this.appointment = appointment;
    this.updateComplete.then(() => this.querySelector('dialog').showModal());
  }

  #close = () => this.querySelector('dialog').close();

  #outside = event => {
    if (event.target.localName === 'dialog') this.#close();
  };

  render() {
    const it = this.appointment;
    return html`<dialog class="sheet" aria-labelledby="sheet-title" @click=${this.#outside}>
      ${it ? this.#content(it) : nothing}
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
        ${it.emergency ? emergencyMark() : nothing}
        <span class="chip ${it.status === 'CONFIRMED' ? 'good' : ''}">${{HELD: 'Held', CONFIRMED: 'Confirmed', CANCELLED: 'Cancelled'}[it.status]}</span>
        ${it.attending ? html`<span class="chip good">${icons.check} Will be there</span>` : nothing}
      </p>
      <dl class="facts">
        <dt>Service</dt><dd>${it.serviceName}</dd>
        <dt>With</dt><dd>${it.resourceName}</dd>
        <dt>Customer</dt><dd><a href=${personPath(it.customer)} @click=${this.#close}>${it.name ?? 'Unnamed'}</a></dd>
        ${it.address ? html`<dt>Place</dt><dd>${it.address}</dd>` : nothing}
        ${it.phone ? html`<dt>Phone</dt><dd>${phone(it.phone)}</dd>` : nothing}
      </dl>
      <p class="actions">
        ${it.phone ? html`<a class="button strong" href="tel:${it.phone}">${icons.calls} Call</a>` : nothing}
        ${it.conversation
          ? html`<a class="button" href=${callPath(it.conversation)} @click=${this.#close}>${icons.text} How it was made</a>`
          : nothing}
      </p>
    </div>`;
  }
}

customElements.define('sb-appointment', AppointmentSheet);
