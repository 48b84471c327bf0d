// Who of the business may ask by phone, and the secret number that proves it.
import {html, nothing} from 'lit';
import {Form} from './form.js';
import {phone} from './parts.js';
import {session} from './session.js';
import {say} from './toasts.js';

const NEW = '';
const path = id => `/v1/owner/staff/${encodeURIComponent(id)}`;

/** An id of small letters, made of a name. */
const idOf = name => name.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 30) || `p${Date.now()}`;

class Staff extends Form {
  name = 'staff';

  get heading() {
    return 'Ask by phone';
  }

  begin() {
    this.people = [];
    this.#choose(NEW);
    this.act(() => this.#read(), {stay: true});
  }

  async #read() {
    this.people = (await session.get('/v1/owner/staff')).value.items;
    this.#choose(this.people[0]?.id ?? NEW);
  }

  #choose(id) {
    const it = this.people.find(one => one.id === id);
    this.person = {id, name: it?.name ?? '', phone: it?.phone ?? '', resource: it?.resource ?? ''};
    this.pin = '';
    this.requestUpdate();
  }

  get known() {
    return this.people.find(it => it.id === this.person.id);
  }

  #set(what) {
    this.person = {...this.person, ...what};
    this.requestUpdate();
  }

  body() {
    const it = this.person;
    const resources = [['', 'Everybody’s'], ...session.business.resources.map(one => [one.id, one.name])];
    return html`
      <p class="note">Call or text ${session.business.numbers[0] ? phone(session.business.numbers[0]) : 'your business number'} from a registered phone and ask, for example, what is on
        tomorrow. Numbers can be forged, so nothing about customers is said before the PIN.</p>
      ${this.select('person', 'Who', it.id, [...this.people.map(one => [one.id, one.name ?? 'The owner']), [NEW, 'Somebody new']], id => this.#choose(id))}
      <div class="pair">
        ${this.input('name', 'Name', it.name, {change: name => this.#set({name})})}
        ${this.input('phone', 'Phone', it.phone, {type: 'tel', inputmode: 'tel', change: number => this.#set({phone: number})})}
      </div>
      <div class="pair">
        ${this.select('resource', 'Schedule they ask about', it.resource, resources, resource => this.#set({resource}))}
        ${this.input('pin', this.known?.pin ? 'New PIN' : 'PIN', this.pin, {
          type: 'password', inputmode: 'numeric', autocomplete: 'new-password', hint: '4 to 8 digits', change: pin => (this.pin = pin),
        })}
      </div>
      ${this.known?.locked ? html`<p class="note">Locked after wrong PINs; a new PIN opens it.</p>` : nothing}
      ${this.known?.pin ? html`<button type="button" class="link" @click=${() => this.act(() => this.#take())}>Take the PIN away</button>` : nothing}`;
  }

  async #take() {
    await session.send('DELETE', `${path(this.person.id)}/pin`);
    say({text: 'The PIN is gone', detail: 'By phone there are numbers and times only.'});
  }

  async send() {
    const {name, phone: number, resource} = this.person;
    const id = this.person.id || idOf(name);
    await session.send('PUT', path(id), {name, phone: number, ...(resource && {resource})});
    if (this.pin) await session.send('PUT', `${path(id)}/pin`, {pin: this.pin});
    say({text: 'Saved', detail: this.pin ? 'The new PIN counts from now on.' : undefined});
  }
}

customElements.define('sb-staff', Staff);
