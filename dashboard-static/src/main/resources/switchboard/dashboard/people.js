// Everybody who has been in touch, and the card of one of them.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icons} from './icons.js';
import {Piece, agendaRow, conversationRow, empty, language, more, personPath, phone, shown, words} from './parts.js';
import {Listing, Source} from './source.js';
import {dateOf, dayName, plusDays, startOf, today, when} from './time.js';

const PAUSE = 150;

export class People extends Piece {
  static properties = {selected: {attribute: false}, text: {state: true}};

  #list = new Listing(this, () => this.#path, {topics: ['customer', 'conversation']});
  #timer;

  constructor() {
    super();
    this.text = '';
  }

  get #path() {
    return `/v1/crm/customers?limit=50${this.text ? `&search=${encodeURIComponent(this.text)}` : ''}`;
  }

  #typed = event => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.text = event.target.value.trim()), PAUSE);
  };

  render() {
    return html`<div class="page split ${this.selected ? 'open' : ''}">
      <div class="side">
        <h1>People</h1>
        <input class="filter" type="search" placeholder="Name, number, street" aria-label="Find people" @input=${this.#typed}>
        ${shown(this.#list, 'People could not be loaded', ({items}) => this.#people(items), 8)}
      </div>
      <div class="pane">
        ${this.selected
          ? html`<sb-person .person=${this.selected}></sb-person>`
          : html`<div class="choose">${empty('Choose somebody', 'Their card opens here, with every call and appointment.')}</div>`}
      </div>
    </div>`;
  }

  #people(items) {
    if (!items.length)
      return this.text
        ? empty(`Nobody found for “${this.text}”`, 'Try part of a name, the last digits of a number, or a street.')
        : empty('Nobody yet', 'Everybody who calls or texts appears here as a card, without you doing anything.');
    return html`<div class="list">${repeat(items, it => it.id, it => this.#row(it))}</div>${more(this.#list, this.#path)}`;
  }

  #row(it) {
    return html`<a class="person-row" data-row href=${personPath(it.id)} aria-current=${it.id === this.selected ? 'page' : nothing}>
      ${avatar(it)}
      <span class="what"><span class="title">${it.name ?? phone(it.phone) ?? 'Unnamed'}</span>
        <span class="sub">${it.address ?? (it.name ? phone(it.phone) : undefined) ?? it.email ?? 'No address yet'}</span></span>
      <span class="marks"><span class="at">${when(it.lastContact)}</span></span>
    </a>`;
  }
}

function avatar(it) {
  const initials = (it.name ?? '').split(/\s+/).filter(Boolean).map(word => [...word][0]);
  const shown = [initials[0], initials.length > 1 ? initials.at(-1) : undefined].join('').toUpperCase();
  return html`<span class="avatar" aria-hidden="true">${shown || icons.people}</span>`;
}

class Person extends Piece {
  static properties = {person: {attribute: false}};

  #card = new Source(this, () => `/v1/crm/customers/${encodeURIComponent(this.person)}`, {
    topics: ['customer'],
    id: () => this.person,
  });
  #talks = new Listing(this, () => this.#talksPath, {topics: ['conversation']});
  #visits = new Source(
    this,
    () => `/v1/crm/appointments?from=${startOf(plusDays(today(), -30))}&to=${startOf(plusDays(today(), 31))}`,
    {topics: ['appointment']},
  );

  get #talksPath() {
    return `/v1/crm/conversations?limit=20&customer=${encodeURIComponent(this.person)}`;
  }

  render() {
    return html`<article class="card">
      <a class="plain back" href="/people" aria-label="All people">${icons.back}</a>
      ${shown(this.#card, 'This card could not be loaded', it => this.#about(it), 3)}
      ${shown(this.#visits, 'Appointments could not be loaded', ({items}) => this.#appointments(items), 2)}
      <section aria-labelledby="talks-title">
        <h2 id="talks-title">Conversations</h2>
        ${shown(this.#talks, 'Conversations could not be loaded', ({items}) =>
          items.length
            ? html`<div class="list">${repeat(items, it => it.id, it => conversationRow(it))}</div>${more(this.#talks, this.#talksPath)}`
            : empty('No conversations yet', 'Calls and texts with them appear here.'), 3)}
      </section>
    </article>`;
  }

  #about(it) {
    return html`<header class="card-head">
        ${avatar(it)}
        <div>
          <h1>${it.name ?? phone(it.phone) ?? 'Unnamed'}</h1>
          <p class="chips">${it.roles.map(role => html`<span class="chip">${words(role)}</span>`)}
            ${it.optedOut ? html`<span class="chip person">No texts wanted</span>` : nothing}</p>
        </div>
      </header>
      <p class="actions">
        ${it.phone ? html`<a class="button strong" href="tel:${it.phone}">${icons.calls} Call</a>
          <a class="button" href="sms:${it.phone}">${icons.text} Text</a>` : nothing}
        ${it.email ? html`<a class="button" href="mailto:${it.email}">Mail</a>` : nothing}
      </p>
      <dl class="facts">
        ${it.phone ? html`<dt>Phone</dt><dd>${phone(it.phone)}</dd>` : nothing}
        ${it.email ? html`<dt>E-mail</dt><dd>${it.email}</dd>` : nothing}
        ${it.address ? html`<dt>Place</dt><dd>${it.address}</dd>` : nothing}
        ${it.language ? html`<dt>Language</dt><dd>${language(it.language)}</dd>` : nothing}
        <dt>First contact</dt><dd>${when(it.since)}</dd>
        <dt>Last contact</dt><dd>${when(it.lastContact)}</dd>
      </dl>`;
  }

  #appointments(all) {
    const items = all.filter(it => it.customer === this.person);
    return html`<section aria-labelledby="visits-title">
      <h2 id="visits-title">Appointments, 30 days before and after today</h2>
      ${items.length
        ? html`<div class="list agenda">${items.map(it => html`<p class="day-mark">${dayName(dateOf(it.start))}</p>${agendaRow(this, it)}`)}</div>`
        : empty('None in this time', 'What is booked for them appears here.')}
    </section>`;
  }
}

customElements.define('sb-people', People);
customElements.define('sb-person', Person);
