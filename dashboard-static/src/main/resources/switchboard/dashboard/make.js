// Forms for an appointment's time: a new one, and another time for one that is there.
import {html, nothing} from 'lit';
import {make, mayOverrule, move, onceKey} from './changes.js';
import {Form} from './form.js';
import {GROUPS, groups, kindOf} from './grid.js';
import {appointmentTitle, span} from './parts.js';
import {Problem, session} from './session.js';
import './slots.js';
import {dateOf, dayName, fieldTime, instantAt, minuteOf, moment, today} from './time.js';
import './who.js';

const LEADS = new Set(['PERSON', 'VAN', 'OTHER']);

/** What both forms share: when, with whom, and whether the rules are to be kept. */
class When extends Form {
  begin({day, minute, resource}) {
    this.day = day && day >= today() ? day : today();
    this.minute = minute;
    this.resource = resource && LEADS.has(kindOf(this.#find(resource))) ? resource : '';
    this.needed = resource && !this.resource ? {[kindOf(this.#find(resource))]: resource} : {};
    this.overrule = false;
    this.picked = undefined;
    this.time = fieldTime(minute ?? 9 * 60);
  }

  #find(id) {
    return session.business.resources.find(it => it.id === id) ?? {};
  }

  set(what) {
    Object.assign(this, what);
    this.requestUpdate();
  }

  get beside() {
    return Object.values(this.needed).filter(Boolean);
  }

  get offered() {
    return session.business.services.find(it => it.id === this.service);
  }

  /** The start that is chosen, or why there is none. */
  chosen() {
    if (!this.overrule) return this.picked;
    const start = instantAt(this.day, minuteOf(this.time));
    if (!start) throw new Problem(0, 'The clocks skip that time on that day.', {field: 'start'});
    return {start, resource: this.resource || undefined};
  }

  get ready() {
    return Boolean(this.service && (this.overrule ? this.day && this.time && this.resource : this.picked));
  }

  when(before, after) {
    return html`
      <div class="pair">
        ${before}
        ${this.select('resource', 'With', this.resource, [['', 'Anybody who is free'], ...this.#leads()], it => this.set({resource: it, picked: undefined}))}
        ${(this.offered?.needs ?? []).map(kind => this.#need(kind))}
      </div>
      ${after}
      <div class="field" data-field="start">
        <span class="label" id="${this.name}-when">When</span>
        ${this.overrule ? this.#anyTime() : this.#slots()}
        ${this.fault('start')}
      </div>
      ${this.check('At a time outside the rules', this.overrule, it => this.set({overrule: it, picked: undefined}),
        'Ignores opening hours, notice and daily limits. Two things at once stay impossible.')}`;
  }

  #leads() {
    const able = this.offered?.resources;
    const kinds = groups(session.business.resources).filter(it => LEADS.has(it.kind));
    return kinds.flatMap(it => it.resources).filter(it => !able?.length || able.includes(it.id)).map(it => [it.id, it.name]);
  }

  #need(kind) {
    const all = session.business.resources.filter(it => kindOf(it) === kind).map(it => [it.id, it.name]);
    const any = kind === 'PROPERTY' ? ['', 'Choose one'] : ['', 'Any that is free'];
    const one = {VAN: 'Van', ROOM: 'Room', PROPERTY: 'Property'}[kind] ?? GROUPS[kind] ?? kind;
    return this.select('with', one, this.needed[kind], [any, ...all], it => this.set({needed: {...this.needed, [kind]: it}, picked: undefined}));
  }

  #slots() {
    return html`<sb-slots .name=${this.name} .service=${this.service} .resource=${this.resource} .beside=${this.beside} .emergency=${this.emergency}
      .day=${this.day} .minute=${this.minute} .value=${this.picked} @chosen=${event => this.set({picked: event.detail, minute: undefined, day: event.target.day})}></sb-slots>`;
  }

  #anyTime() {
    return html`<div class="pair">
      <input type="date" aria-labelledby="${this.name}-when" .value=${this.day} min=${today()} @change=${event => this.set({day: event.target.value})}>
      <input type="time" aria-label="Time" .value=${this.time} step=${(session.business.step ?? 15) * 60} @change=${event => this.set({time: event.target.value})}>
    </div>${this.resource ? nothing : html`<p class="hint">Choose with whom.</p>`}`;
  }

  /** After a refusal: what would do, as buttons. */
  remedies(problem) {
    const slots = problem.alternatives.slice(0, 4);
    const anyway = mayOverrule(problem) && !this.overrule;
    if (!slots.length && !anyway) return nothing;
    return html`<div class="actions">
      ${slots.map(it => html`<button type="button" class="button" @click=${() => this.act(() => this.sendAt(it))}>${moment(it.start)}</button>`)}
      ${anyway ? html`<button type="button" class="button" @click=${() => this.act(() => this.sendAt(this.picked, true))}>Do it anyway</button>` : nothing}
    </div>`;
  }

  send() {
    return this.sendAt(this.chosen(), this.overrule);
  }
}

class Make extends When {
  name = 'make';
  heading = 'New appointment';

  get strong() {
    return this.picked ? `Book ${moment(this.picked.start)}` : 'Book';
  }

  begin(detail) {
    super.begin(detail);
    this.customer = detail.customer;
    this.fresh = undefined;
    this.emergency = false;
    this.service = session.business.services.length === 1 ? session.business.services[0].id : detail.service ?? '';
    this.sent = undefined;
  }

  get ready() {
    return super.ready && Boolean(this.customer || this.fresh?.name);
  }

  body() {
    const services = session.business.services.map(it => [it.id, it.minutes ? `${it.name} · ${it.minutes} min` : it.name]);
    return html`
      ${this.fresh ? this.#fresh() : html`<sb-who .value=${this.customer} .invalid=${this.invalid('customer')}
        @chosen=${event => this.set({customer: event.detail})} @fresh=${event => this.#new(event.detail)}></sb-who>`}
      ${this.when(this.select('service', 'Service', this.service, [['', 'Choose one'], ...services], it => this.#serve(it)),
        this.check('Emergency', this.emergency, it => this.set({emergency: it, picked: undefined})))}`;
  }

  /** Another service may be done by others. */
  #serve(service) {
    const able = session.business.services.find(it => it.id === service)?.resources;
    const resource = !able?.length || able.includes(this.resource) ? this.resource : '';
    this.set({service, resource, picked: undefined, needed: {}});
  }

  async #new(text) {
    this.set({fresh: /^[\d\s+()-]{5,}$/.test(text) ? {phone: text} : {name: text}});
    await this.updateComplete;
    this.querySelector('#make-name')?.focus();
  }

  #fresh() {
    const field = (id, label, more) => this.input(id, label, this.fresh[id], {...more, change: it => this.set({fresh: {...this.fresh, [id]: it.trim() || undefined}})});
    return html`<fieldset class="fresh"><legend>New customer</legend>
      <div class="pair">${field('name', 'Name')}${field('phone', 'Phone', {type: 'tel'})}</div>
      <div class="pair">${field('email', 'E-mail', {type: 'email', hint: 'optional'})}${field('address', 'Address', {hint: 'optional'})}</div>
      <button type="button" class="link" @click=${() => this.set({fresh: undefined})}>Somebody known instead</button>
    </fieldset>`;
  }

  sendAt(slot, overrule) {
    const beside = slot.with?.length ? slot.with.map(it => it.id ?? it) : this.beside;
    const body = {
      ...(this.fresh ? {newCustomer: this.fresh} : {customer: this.customer.id}),
      service: this.service,
      start: slot.start,
      ...(slot.resource && {resource: slot.resource}),
      ...(beside.length && {with: beside}),
      ...(this.emergency && {emergency: true}),
      ...(overrule && {overrule: true}),
    };
    if (this.sent?.text !== JSON.stringify(body)) this.sent = {text: JSON.stringify(body), once: onceKey()};
    return make(body, this.sent.once);
  }
}

class Move extends When {
  name = 'move';
  heading = 'Another time';

  get strong() {
    return 'Move it';
  }

  begin(it) {
    super.begin({day: dateOf(it.start), resource: undefined});
    this.item = it;
    this.service = it.service;
    this.emergency = it.emergency;
    this.resource = it.resource;
    this.needed = {};
  }

  body() {
    const it = this.item;
    return html`<p class="lead">${appointmentTitle(it)}<span class="sub-line">Now ${dayName(dateOf(it.start))}, ${span(it)}, with ${it.resourceName}</span></p>
      ${this.when()}`;
  }

  sendAt(slot, overrule) {
    return move(this.item, slot, {overrule, strict: true});
  }
}

customElements.define('sb-make', Make);
customElements.define('sb-move', Move);
