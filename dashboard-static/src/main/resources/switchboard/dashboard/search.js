// One box over everything: people by the API, appointments of these weeks by what they say.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece, appointmentTitle, openAppointment, personPath, phone} from './parts.js';
import {session} from './session.js';
import {clock, dateOf, dayName, plusDays, startOf, today} from './time.js';

const PAUSE = 120;

export class Search extends Piece {
  static properties = {found: {state: true}, at: {state: true}, problem: {state: true}, text: {state: true}};

  #timer;
  #asking;

  constructor() {
    super();
    this.at = -1;
  }

  focus() {
    const box = this.querySelector('input');
    box.focus();
    box.select();
  }

  #typed = event => {
    this.text = event.target.value.trim();
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (!this.text) return this.#clear();
    this.#timer = setTimeout(() => this.#ask(this.text), PAUSE);
  };

  async #ask(text) {
    const {signal} = (this.#asking = new AbortController());
    const from = startOf(plusDays(today(), -7));
    const to = startOf(plusDays(today(), 15));
    try {
      const [people, appointments] = await Promise.all([
        session.get(`/v1/crm/customers?limit=6&search=${encodeURIComponent(text)}`, signal),
        session.get(`/v1/crm/appointments?from=${from}&to=${to}`, signal),
      ]);
      this.found = [...people.value.items.map(person), ...matching(appointments.value.items, text).map(visit)];
      this.problem = undefined;
      this.at = this.found.length ? 0 : -1;
    } catch (fault) {
      if (fault.name !== 'AbortError') [this.problem, this.found] = [fault.message, []];
    }
  }

  #clear() {
    this.found = this.problem = undefined;
    this.at = -1;
  }

  #key = event => {
    if (event.key === 'Escape') {
      if (this.found) event.preventDefault();
      this.#clear();
    }
    if (!this.found?.length) return;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) {
      event.preventDefault();
      this.at = (this.at + step + this.found.length) % this.found.length;
    }
    if (event.key === 'Enter') this.#open(this.found[this.at]);
  };

  #open(hit) {
    const box = this.querySelector('input');
    box.value = '';
    box.blur();
    this.#clear();
    if (hit.path) this.dispatchEvent(new CustomEvent('go', {detail: hit.path, bubbles: true}));
    else openAppointment(this, hit.appointment);
  }

  render() {
    const open = this.found !== undefined;
    return html`<div class="search" role="search" @focusout=${event => !this.contains(event.relatedTarget) && this.#clear()}>
      ${icons.search}
      <input type="search" role="combobox" aria-label="Search people and appointments" placeholder="Search" autocomplete="off"
        aria-expanded=${open} aria-controls="search-hits" aria-autocomplete="list"
        aria-activedescendant=${this.at >= 0 ? `hit-${this.at}` : nothing}
        @input=${this.#typed} @focus=${this.#typed} @keydown=${this.#key}>
      <kbd aria-hidden="true">/</kbd>
      <div class="hits" id="search-hits" role="listbox" aria-label="Found" ?hidden=${!open || !this.found.length}>
        ${(this.found ?? []).map((hit, index) => this.#hit(hit, index))}
      </div>
      ${open && !this.found.length
        ? html`<p class="hits none" role="status">${this.problem ?? `Nobody and nothing found for “${this.text}”.`}</p>`
        : nothing}
    </div>`;
  }

  #hit(hit, index) {
    return html`<div class="hit" role="option" id="hit-${index}" aria-selected=${index === this.at}
      @pointerdown=${event => event.preventDefault()} @click=${() => this.#open(hit)}>
      ${hit.path ? icons.people : icons.schedule}
      <span class="what"><span class="title">${hit.title}</span><span class="sub">${hit.sub}</span></span>
    </div>`;
  }
}

const person = it => ({
  path: personPath(it.id),
  title: it.name ?? phone(it.phone) ?? 'Unnamed',
  sub: [it.name && phone(it.phone), it.address ?? it.email].filter(Boolean).join(' · '),
});

const visit = it => ({
  appointment: it,
  title: appointmentTitle(it),
  sub: [`${dayName(dateOf(it.start))} ${clock(it.start)}`, it.name ?? it.address].filter(Boolean).join(' · '),
});

function matching(appointments, text) {
  const wanted = text.toLowerCase().split(/\s+/);
  const says = it => [it.name, it.address, it.need, it.serviceName, it.phone].filter(Boolean).join(' ').toLowerCase();
  return appointments.filter(it => it.status !== 'CANCELLED' && wanted.every(word => says(it).includes(word))).slice(0, 6);
}

customElements.define('sb-search', Search);
