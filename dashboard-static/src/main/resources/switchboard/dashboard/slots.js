// The slot picker: a week's days with how much is free on each, and the free times of one of them.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece, shown} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {clock, dateOf, dayNumber, longDay, minutes, monday, plusDays, startOf, today, weekday} from './time.js';

const PARTS = [['Morning', 0, 720], ['Afternoon', 720, 1020], ['Evening', 1020, 1440]];

/**
 * `service`, `resource`, `beside` (ids of what is needed beside), `emergency` and `day` say what is wanted; `value` is the
 * slot chosen. Says `chosen` with a slot.
 */
export class Slots extends Piece {
  static properties = {
    service: {attribute: false}, resource: {attribute: false}, beside: {attribute: false}, emergency: {attribute: false},
    day: {attribute: false}, minute: {attribute: false}, value: {attribute: false}, name: {attribute: false},
  };

  #free = new Source(this, () => this.service && `/v1/availability?${this.#query()}`, {topics: ['appointment', 'block']});

  #query() {
    const first = monday(this.#day);
    const query = new URLSearchParams({service: this.service, from: startOf(first), to: startOf(plusDays(first, 7))});
    if (this.resource) query.set('resource', this.resource);
    if (this.beside?.length) query.set('with', this.beside.join());
    if (this.emergency) query.set('emergency', 'true');
    return query;
  }

  get #day() {
    return this.day ?? today();
  }

  updated() {
    if (this.minute === undefined || this.value || !this.#free.value) return;
    const wished = this.#ofDay().find(it => minutes(it.start) >= this.minute);
    this.minute = undefined;
    if (wished) this.#choose(wished);
  }

  #choose(slot) {
    this.value = slot;
    this.dispatchEvent(new CustomEvent('chosen', {detail: slot}));
  }

  #to(day) {
    this.day = day < today() ? today() : day;
    this.#choose(undefined);
  }

  #all() {
    return this.#free.value?.slots ?? [];
  }

  /** A day's slots, each start once, with everybody who is free then. */
  #ofDay(day = this.#day) {
    const starts = new Map();
    for (const slot of this.#all().filter(it => dateOf(it.start) === day)) {
      const known = starts.get(slot.start);
      if (known) known.others++;
      else starts.set(slot.start, {...slot, others: 0});
    }
    return [...starts.values()];
  }

  render() {
    if (!this.service) return html`<p class="hint">Choose a service to see its free times.</p>`;
    const first = monday(this.#day);
    return html`<div class="slots">
      <div class="slot-days" role="group" aria-label="Day">
        <button type="button" class="plain" aria-label="Week before" ?disabled=${first <= today()} @click=${() => this.#to(plusDays(this.#day, -7))}>${icons.back}</button>
        ${Array.from({length: 7}, (_, at) => plusDays(first, at)).map(it => this.#tab(it))}
        <button type="button" class="plain" aria-label="Week after" @click=${() => this.#to(plusDays(this.#day, 7))}>${icons.forth}</button>
      </div>
      ${shown(this.#free, 'The free times could not be loaded', it => this.#times(it), 2)}
    </div>`;
  }

  #tab(day) {
    const count = this.#ofDay(day).length;
    const said = this.#free.value ? `${longDay(day)}, ${count} free` : longDay(day);
    return html`<button type="button" class="slot-day ${count ? 'some' : ''}" aria-pressed=${day === this.#day} aria-label=${said}
      ?disabled=${day < today()} @click=${() => this.#to(day)}><span>${weekday(day)}</span><b>${dayNumber(day)}</b><i></i></button>`;
  }

  #times({sure}) {
    const slots = this.#ofDay();
    const next = this.#all().find(it => dateOf(it.start) > this.#day);
    return html`
      ${sure === false ? html`<p class="note">An outside calendar cannot be read just now. These times will be confirmed once it can.</p>` : nothing}
      ${slots.length
        ? html`<div role="radiogroup" aria-label="Free times on ${longDay(this.#day)}">${PARTS.map(part => this.#part(slots, ...part))}</div>`
        : html`<p class="hint">Nothing free on ${longDay(this.#day)}.
            ${next ? html`<button type="button" class="link" @click=${() => this.#to(dateOf(next.start))}>Next free: ${longDay(dateOf(next.start))}</button>` : nothing}</p>`}`;
  }

  #part(all, name, from, to) {
    const slots = all.filter(it => minutes(it.start) >= from && minutes(it.start) < to);
    if (!slots.length) return nothing;
    return html`<div class="part"><span class="hint">${name}</span><div class="choices">${slots.map(it => this.#slot(it))}</div></div>`;
  }

  #slot(it) {
    const who = it.others ? `${it.resourceName} +${it.others}` : it.resourceName;
    const chosen = this.value?.start === it.start;
    return html`<label class="choice slot-choice">
      <input type="radio" name="${this.name}-slot" .checked=${chosen} @change=${() => this.#choose(it)}>
      <span><b>${clock(it.start)}</b>${this.resource || session.business.resources.length < 2 ? nothing : html`<small>${who}</small>`}</span></label>`;
  }
}

customElements.define('sb-slots', Slots);
