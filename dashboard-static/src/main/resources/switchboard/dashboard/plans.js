// Forms for what is around appointments: time that is blocked, and people who wait for a place.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Form} from './form.js';
import {BLOCKS, blockName, empty, phone, shown, words} from './parts.js';
import {recent} from './recent.js';
import {session} from './session.js';
import {Source} from './source.js';
import {dateOf, dayName, fieldTime, longDay, minutes, moment, range, today} from './time.js';
import {say} from './toasts.js';
import './who.js';

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const resources = () => session.business.resources.map(it => [it.id, it.name]);
const changed = () => recent.dispatchEvent(new Event('blocks'));

class Block extends Form {
  name = 'block';

  get heading() {
    return this.item ? blockName(this.item) : 'Block time';
  }

  get strong() {
    return this.item ? 'Remove it' : 'Block it';
  }

  /** With an id it shows a block that is there; otherwise it makes one. */
  begin(detail) {
    this.item = detail.id ? detail : undefined;
    this.block = {
      resource: detail.resource || session.business.resources[0]?.id,
      date: detail.day ?? today(),
      from: '12:00',
      to: '13:00',
      kind: 'BREAK',
    };
    this.days = [];
    this.until = '';
  }

  #set(what) {
    this.block = {...this.block, ...what};
    this.requestUpdate();
  }

  get ready() {
    return !this.item || this.item.removable !== false;
  }

  body() {
    return this.item ? this.#shown(this.item) : this.#fields(this.block);
  }

  #shown(it) {
    const repeats = it.repeat?.days?.length;
    return html`<dl class="facts">
      <dt>Whose</dt><dd>${it.resourceName ?? it.resource}</dd>
      <dt>When</dt><dd>${dayName(dateOf(it.start))}, ${range(it.start, it.end)}</dd>
      ${repeats ? html`<dt>Repeats</dt><dd>${it.repeat.days.map(day => words(day.toLowerCase())).join(', ')}${it.repeat.until ? html` until ${longDay(it.repeat.until)}` : nothing}</dd>` : nothing}
    </dl>
    ${repeats ? html`<p class="note">Removing it removes every repetition.</p>` : nothing}`;
  }

  #fields(it) {
    return html`
      <div class="pair">
        ${this.select('resource', 'Whose', it.resource, resources(), resource => this.#set({resource}))}
        ${this.input('date', 'Day', it.date, {type: 'date', min: today(), change: date => date && this.#set({date})})}
      </div>
      <div class="pair">
        ${this.input('from', 'From', it.from, {type: 'time', change: from => this.#set({from})})}
        ${this.input('to', 'To', it.to, {type: 'time', change: to => this.#set({to})})}
      </div>
      ${this.radios('kind', 'What for', it.kind, Object.entries(BLOCKS), kind => this.#set({kind}))}
      <fieldset class="field radios" data-field="repeat"><legend>Every week on</legend>
        <div class="choices">${WEEK.map(one => html`<label class="choice"><input type="checkbox" .checked=${this.days.includes(one)}
          @change=${event => this.#repeat(one, event.target.checked)}><span>${words(one.slice(0, 3).toLowerCase())}</span></label>`)}</div>
        ${this.fault('repeat')}
      </fieldset>
      ${this.days.length ? this.input('until', 'Until', this.until, {type: 'date', min: it.date, hint: 'empty: for ever', change: until => (this.until = until)}) : nothing}`;
  }

  #repeat(day, on) {
    this.days = WEEK.filter(it => (it === day ? on : this.days.includes(it)));
    this.requestUpdate();
  }

  async send() {
    if (this.item) return remove(this.item);
    const repeat = this.days.length ? {repeat: {days: this.days, ...(this.until && {until: this.until})}} : {};
    await session.send('POST', '/v1/crm/blocks', {...this.block, ...repeat});
    changed();
    say({text: `${BLOCKS[this.block.kind]} noted`, detail: `${dayName(this.block.date)}, ${this.block.from} to ${this.block.to}`});
  }
}

async function remove(it) {
  await session.send('DELETE', `/v1/crm/blocks/${encodeURIComponent(it.id)}?resource=${encodeURIComponent(it.resource)}`);
  changed();
  const again = {resource: it.resource, date: it.date ?? dateOf(it.start), from: it.from ?? wall(it.start), to: it.to ?? wall(it.end), kind: it.kind, repeat: it.repeat};
  const undo = () => session.send('POST', '/v1/crm/blocks', again).then(changed, fault => say({text: 'Not blocked again.', detail: fault.message, refused: true}));
  say({text: `${blockName(it)} removed`, undo});
}

const wall = instant => fieldTime(minutes(instant));

const PARTS = [['', 'Any time'], ['morning', 'Mornings'], ['afternoon', 'Afternoons'], ['evening', 'Evenings']];

class Waitlist extends Form {
  name = 'waitlist';
  heading = 'Waiting list';

  #list = new Source(this, () => this.shown && '/v1/crm/waitlist', {topics: ['waitlist', 'appointment']});

  get strong() {
    return 'Add to the list';
  }

  begin(detail) {
    this.adding = Boolean(detail.customer);
    this.customer = detail.customer;
    this.wish = {service: session.business.services[0]?.id, resource: '', part: '', from: today(), to: ''};
  }

  #set(what) {
    Object.assign(this, what);
    this.requestUpdate();
  }

  #wish(what) {
    this.#set({wish: {...this.wish, ...what}});
  }

  get ready() {
    return Boolean(this.customer);
  }

  body() {
    return html`
      <p class="hint">When a place becomes free, it is offered to those who wait, one after the other.</p>
      ${shown(this.#list, 'The waiting list could not be loaded', ({items}) => this.#items(items), 2)}
      ${this.adding ? this.#fields() : nothing}`;
  }

  foot() {
    if (this.adding) return super.foot();
    return html`<p class="actions end"><button type="button" class="button" @click=${this.close}>Close</button>
      <button type="button" class="button strong" @click=${() => this.#set({adding: true})}>Add somebody</button></p>`;
  }

  #items(items) {
    if (!items.length) return empty('Nobody is waiting', 'Callers who find nothing that suits them can be put here by the receptionist or by you.');
    return html`<ol class="list waiters">${repeat(items, it => it.id, (it, at) => html`<li>
      <b class="place">${at + 1}</b>
      <span class="what"><span class="title">${it.name ?? phone(it.phone) ?? 'Unnamed'}</span>
        <span class="sub">${[it.serviceName ?? it.service, it.resourceName, wishOf(it)].filter(Boolean).join(' · ')}</span></span>
      ${it.offered ? html`<span class="chip good">Offered ${moment(it.offered.start)}</span>` : nothing}
      <button type="button" class="link" aria-label="Remove ${it.name ?? 'this one'}" @click=${() => this.act(() => this.#remove(it), {stay: true})}>Remove</button>
    </li>`)}</ol>`;
  }

  async #remove(it) {
    await session.send('DELETE', `/v1/crm/waitlist/${encodeURIComponent(it.id)}`);
    await this.#list.read();
  }

  #fields() {
    const {wish} = this;
    return html`<div class="adding">
      <sb-who .value=${this.customer} .invalid=${this.invalid('customer')} @chosen=${event => this.#set({customer: event.detail})} known></sb-who>
      <div class="pair">
        ${this.select('service', 'Service', wish.service, session.business.services.map(it => [it.id, it.name]), service => this.#wish({service}))}
        ${this.select('resource', 'With', wish.resource, [['', 'Anybody'], ...resources()], resource => this.#wish({resource}))}
      </div>
      <div class="pair">
        ${this.input('from', 'From', wish.from, {type: 'date', min: today(), change: from => this.#wish({from})})}
        ${this.input('to', 'Until', wish.to, {type: 'date', min: today(), hint: 'optional', change: to => this.#wish({to})})}
      </div>
      ${this.radios('part', 'When', wish.part, PARTS, part => this.#wish({part}))}
    </div>`;
  }

  async send() {
    const wish = Object.fromEntries(Object.entries(this.wish).filter(([, value]) => value));
    await session.send('POST', '/v1/crm/waitlist', {customer: this.customer.id, ...wish});
    say({text: 'Added to the waiting list', detail: this.customer.name});
  }
}

const wishOf = it => it.wish ?? [PARTS.find(([id]) => id && id === it.part?.toLowerCase())?.[1], it.from && `from ${longDay(it.from.slice(0, 10))}`, it.to && `until ${longDay(it.to.slice(0, 10))}`].filter(Boolean).join(' ');

customElements.define('sb-block', Block);
customElements.define('sb-waitlist', Waitlist);
