// The order in which people are called, and the forms that change it. It is always sent whole.
import {html, nothing} from 'lit';
import {Form} from './form.js';
import {session} from './session.js';
import {say} from './toasts.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const USUAL = {from: '09:00', to: '17:00'};
const REASONS = {
  asked: 'ask for a person, or press 0',
  complaint: 'are not content',
  vip: 'are marked as important',
  large: 'speak of much money',
  misunderstood: 'are not understood again and again',
  beyond: 'want what the assistant may not do',
};

const capital = day => day.charAt(0) + day.slice(1).toLowerCase();
const brief = day => capital(day).slice(0, 3);

class Ring extends EventTarget {
  path = '/v1/admin/hand-off';

  /** Keeps what is not named as it is. */
  async save(now, change) {
    const {large, ...rest} = now;
    const detail = await session.send('PUT', this.path, {...rest, ...(large && {large}), ...change});
    this.dispatchEvent(new CustomEvent('change', {detail}));
    return detail;
  }

  /** `PT90S` → 90. */
  seconds(text) {
    const [, days = 0, hours = 0, minutes = 0, seconds = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text) ?? [];
    return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  }

  inWords(text) {
    const seconds = this.seconds(text);
    const [count, unit] = seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
    return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
}

export const ring = new Ring();

/** `Mon–Fri 09:00–17:00`. */
export function hoursInWords(hours = {}) {
  const told = DAYS.map(day => (hours[day] ?? []).map(it => `${it.from}–${it.to}`).join(', '));
  if (!told.some(Boolean)) return 'always';
  const spans = [];
  told.forEach((text, at) => {
    if (!text) return;
    const last = spans.at(-1);
    if (last && last.to === at - 1 && last.text === text) last.to = at;
    else spans.push({from: at, to: at, text});
  });
  return spans.map(it => `${brief(DAYS[it.from])}${it.to > it.from ? `–${brief(DAYS[it.to])}` : ''} ${it.text}`).join('; ');
}

class Person extends Form {
  name = 'ring-person';

  get heading() {
    return this.known ? `How ${this.known.name} is called` : 'Somebody who takes calls';
  }

  begin({ring: now, person}) {
    this.ring = now;
    this.known = person;
    this.person = {name: person?.name ?? '', phone: person?.phone ?? ''};
    this.hours = structuredClone(person?.hours ?? {});
    this.always = !Object.keys(this.hours).length;
  }

  #set(what) {
    this.person = {...this.person, ...what};
    this.requestUpdate();
  }

  #when(always) {
    this.always = always;
    if (!always && !Object.keys(this.hours).length) for (const day of DAYS.slice(0, 5)) this.hours[day] = [{...USUAL}];
    this.requestUpdate();
  }

  body() {
    return html`
      <p class="note">They hear who is calling and why, and press 1 to take the call or 2 to pass it on.</p>
      <div class="pair">
        ${this.input('name', 'Name', this.person.name, {change: name => this.#set({name})})}
        ${this.input('phone', 'Telephone', this.person.phone, {type: 'tel', inputmode: 'tel', change: number => this.#set({phone: number})})}
      </div>
      ${this.radios('hours', 'When', this.always ? 'always' : 'hours', [['always', 'Always'], ['hours', 'In these hours']], it => this.#when(it === 'always'))}
      ${this.always ? nothing : html`<div class="week">${DAYS.map(day => this.#day(day))}</div>`}
      ${this.known ? html`<p><button type="button" class="link" @click=${() => this.act(() => this.#remove())}>No longer call ${this.known.name}</button></p>` : nothing}`;
  }

  #day(day) {
    const spans = this.hours[day] ?? [];
    const put = next => {
      if (next.length) this.hours[day] = next;
      else delete this.hours[day];
      this.requestUpdate();
    };
    const time = (it, at, end) => html`<input type="time" aria-label="${capital(day)}, ${end}${at ? `, part ${at + 1}` : ''}" .value=${it[end]}
      @input=${event => put(spans.map((one, index) => (index === at ? {...one, [end]: event.target.value} : one)))}>`;
    return html`<div class="day" data-field=${day}>
      <label class="check"><input type="checkbox" .checked=${spans.length > 0} @change=${event => put(event.target.checked ? [{...USUAL}] : [])}> ${capital(day)}</label>
      <span class="spans">${spans.map((it, at) => html`<span>${time(it, at, 'from')} – ${time(it, at, 'to')}</span>`)}</span>
    </div>`;
  }

  get #wanted() {
    return {...(this.known && {id: this.known.id}), name: this.person.name.trim(), phone: this.person.phone.trim(), ...(!this.always && {hours: this.hours})};
  }

  async send() {
    const others = this.ring.people;
    const at = others.findIndex(it => it.id === this.known?.id);
    const people = at < 0 ? [...others, this.#wanted] : others.with(at, this.#wanted);
    await ring.save(this.ring, {people});
    say({text: 'Saved', detail: at < 0 ? `${this.person.name} is called last. Move them up if they are to be called sooner.` : undefined});
  }

  async #remove() {
    const before = this.ring;
    await ring.save(before, {people: before.people.filter(it => it.id !== this.known.id)});
    say({text: `${this.known.name} is no longer called`, undo: () => ring.save(before, {})});
  }
}

class Terms extends Form {
  name = 'ring-terms';

  get heading() {
    return 'When callers are put through';
  }

  begin({ring: now}) {
    this.ring = now;
    this.wanted = {
      ringing: ring.seconds(now.ringing),
      patience: ring.seconds(now.patience) / 60,
      callBack: ring.seconds(now.callBack) / 60,
      rounds: now.rounds,
    };
    this.never = new Set(now.never);
    this.linked = now.linked;
  }

  #number(field, label, hint, min) {
    return this.input(field, label, String(this.wanted[field]), {type: 'number', min, step: 'any', inputmode: 'numeric', hint, change: it => (this.wanted[field] = Number(it))});
  }

  body() {
    return html`
      <div class="pair">
        ${this.#number('ringing', 'A telephone rings', 'seconds', 5)}
        ${this.#number('rounds', 'Everybody is tried', 'times', 1)}
      </div>
      <div class="pair">
        ${this.#number('patience', 'Nobody waits longer than', 'minutes', 1)}
        ${this.#number('callBack', 'Call back promised within', 'minutes', 5)}
      </div>
      <fieldset class="field" data-field="never"><legend>Callers are put through who</legend>
        ${Object.entries(REASONS).map(([id, name]) => this.check(name, !this.never.has(id), it => this.never[it ? 'delete' : 'add'](id)))}
      </fieldset>
      ${this.check('Texts to your people carry a link only', this.linked, it => (this.linked = it), 'Instead of what the call is about: usual where health is talked of')}`;
  }

  async send() {
    const {ringing, patience, callBack, rounds} = this.wanted;
    const length = (count, unit) => `PT${Math.round(count * unit)}S`;
    await ring.save(this.ring, {
      ringing: length(ringing, 1), patience: length(patience, 60), callBack: length(callBack, 60), rounds, never: [...this.never], linked: this.linked,
    });
    say({text: 'Saved', detail: 'It counts from the next call on.'});
  }
}

customElements.define('sb-ring-person', Person);
customElements.define('sb-ring-terms', Terms);
