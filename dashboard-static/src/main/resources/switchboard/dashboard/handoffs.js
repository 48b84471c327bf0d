// Whom callers are put through to: who is there just now, in which order they are called, and what became of it today.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icons} from './icons.js';
import {Piece, callPath, caller, empty, more, openForm, phone, shown} from './parts.js';
import {hoursInWords, ring} from './ring.js';
import {session} from './session.js';
import {Listing, Source} from './source.js';
import {styled} from './styled.js';
import {dateOf, dayName, length, moment, today, when} from './time.js';
import {say} from './toasts.js';

const PEOPLE = '/v1/crm/presence';
const LIST = '/v1/crm/hand-offs?limit=30';
const AGAIN = 60_000;

const REASONS = {
  asked: 'asked for a person',
  complaint: 'was not content',
  vip: 'is an important customer',
  large: 'spoke of much money',
  misunderstood: 'was not understood',
  beyond: 'wanted what only a person can do',
  taken_over: 'was taken over by you',
};

const STATUS = {
  ringing: ['Ringing', 'live'],
  accepted: ['Talking', 'live'],
  finished: ['Put through', 'good'],
  unanswered: ['Nobody answered', 'person'],
  left: ['Hung up while waiting', 'person'],
};

class HandOffs extends Piece {
  #ring = new Source(this, () => ring.path);
  #there = new Source(this, () => PEOPLE, {topics: ['hand-off']});
  #list = new Listing(this, () => LIST, {topics: ['hand-off'], pause: 300});
  #timer;

  connectedCallback() {
    super.connectedCallback();
    ring.addEventListener('change', this.#arranged);
    this.#timer = setInterval(this.#there.read, AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    ring.removeEventListener('change', this.#arranged);
    clearInterval(this.#timer);
  }

  #arranged = ({detail}) => {
    this.#ring.value = detail;
    this.#there.read();
    this.requestUpdate();
  };

  render() {
    return html`<div class="page narrow desk-page">
      <h1>Putting callers through</h1>
      <p class="lead muted">Who takes a call when somebody asks for a person, in which order they are called, and what became of it.</p>
      <section aria-labelledby="ring-title">
        <h2 id="ring-title">Who is called</h2>
        ${shown(this.#ring, 'The people could not be loaded', it => this.#people(it), 3)}
      </section>
      <section aria-labelledby="handed-title">
        <h2 id="handed-title">Callers who were put through</h2>
        ${shown(this.#list, 'They could not be loaded', it => this.#handed(it), 4)}
      </section>
    </div>`;
  }

  #people(it) {
    return html`
      ${it.people.length
        ? html`<ol class="list ring-list">${repeat(it.people, one => one.id, (one, at) => this.#person(it, one, at))}</ol>`
        : empty('Nobody takes calls', 'Callers who ask for a person are promised a call back instead. Name who takes calls, and they are called one after another.')}
      <p class="actions">
        <button class="button ${it.people.length ? '' : 'strong'}" @click=${() => openForm(this, 'ring-person', {ring: it})}>${icons.plus} Somebody who takes calls</button>
        <button class="button" @click=${() => openForm(this, 'ring-terms', {ring: it})}>${icons.settings} When and how</button>
      </p>
      <p class="sub">${terms(it)}</p>
      <sb-ring-person></sb-ring-person><sb-ring-terms></sb-ring-terms>`;
  }

  #person(all, it, at) {
    const there = this.#there.value?.items.find(one => one.id === it.id);
    return html`<li class="ring-person" data-row tabindex="-1">
      <span class="place" aria-hidden="true">${at + 1}</span>
      <span class="what">
        <span class="title">${it.name || 'Without a name'}</span>
        <span class="sub"><a href="tel:${it.phone}">${phone(it.phone)}</a> · ${hoursInWords(it.hours)}</span>
      </span>
      ${there ? presence(there) : nothing}
      <span class="deeds">
        ${there ? html`<button class="button small" @click=${() => this.#set(there, !there.away)}>${there.away ? 'Is back' : 'Away'}<span class="unseen">: ${it.name}</span></button>` : nothing}
        <button class="plain up" aria-label="${it.name}: be called earlier" ?disabled=${!at} @click=${() => this.#move(all, at, -1)}>${icons.back}</button>
        <button class="plain down" aria-label="${it.name}: be called later" ?disabled=${at === all.people.length - 1} @click=${() => this.#move(all, at, 1)}>${icons.forth}</button>
        <button class="button small" @click=${() => openForm(this, 'ring-person', {ring: all, person: it})}>Change<span class="unseen">: ${it.name}</span></button>
      </span>
    </li>`;
  }

  async #set(person, away) {
    try {
      await session.send('PUT', `${PEOPLE}/${encodeURIComponent(person.id)}`, {away});
      say({text: away ? `${person.name} is away` : `${person.name} is back`, undo: () => this.#set(person, !away)});
    } catch (problem) {
      say({text: 'It was not changed', detail: problem.message, refused: true});
    }
    this.#there.read();
  }

  /** The focus stays on the button, so that the same key moves on. */
  async #move(all, at, by) {
    const people = [...all.people];
    const [it] = people.splice(at, 1);
    people.splice(at + by, 0, it);
    const held = document.activeElement;
    try {
      await ring.save(all, {people});
      say({text: `${it.name} is called ${by < 0 ? 'earlier' : 'later'}`, undo: () => ring.save(all, {})});
    } catch (problem) {
      say({text: 'The order stays as it was', detail: problem.message, refused: true});
    }
    await this.updateComplete;
    (held?.disabled ? held.closest('li')?.querySelector('.deeds .plain:not(:disabled)') : held)?.focus();
  }

  #handed({items}) {
    if (!items.length) return empty('Nobody was put through yet', 'Who waited, who took the call and what became of it appears here.');
    const days = Map.groupBy(items, it => dateOf(it.asked));
    const first = days.has(today()) ? nothing : html`<p class="muted">Nobody today.</p>`;
    return html`${first}${[...days].map(([date, some]) => html`
        <h3 class="day-title">${dayName(date)} <span class="count">${some.length}</span></h3>
        <ul class="list">${repeat(some, it => it.conversation, handed)}</ul>`)}
      ${more(this.#list, LIST)}`;
  }
}

function presence(it) {
  if (it.takes) return html`<span class="chip good">Takes calls</span>`;
  if (it.away) return html`<span class="chip person">Away${it.until ? ` until ${moment(it.until)}` : ''}</span>`;
  return html`<span class="chip">Not at this hour</span>`;
}

function terms({ringing, patience, rounds, callBack, never}) {
  const times = rounds === 1 ? 'once' : `${rounds} times`;
  const left = never.length ? ` Nobody is fetched for a caller who ${never.map(it => REASONS[it] ?? it).join(', or ')}.` : '';
  return `Each telephone rings for ${ring.inWords(ringing)}, everybody is tried ${times}, and nobody waits longer than ${ring.inWords(patience)}.
    Whoever is not taken is promised a call within ${ring.inWords(callBack)}.${left}`;
}

function handed(it) {
  const [name, tone] = STATUS[it.status] ?? [it.status, ''];
  const open = it.status === 'ringing';
  const waited = it.waited === undefined ? '' : `waited ${length(it.waited)}`;
  return html`<li><a class="call-row" data-row href=${callPath(it.conversation)}>
    <span class="channel">${icons.calls}</span>
    <span class="what">
      <span class="title">${caller(it)}</span>
      <span class="sub">${[REASONS[it.reason] ?? it.reason, it.taker && `taken by ${it.taker}`, waited].filter(Boolean).join(' · ')}</span>
      ${it.summary ? html`<span class="sub">${it.summary}</span>` : nothing}
    </span>
    <span class="marks"><span class="at">${open ? 'now' : when(it.asked)}</span><span><span class="chip ${tone}">${name}</span></span></span>
  </a></li>`;
}

await styled('/desk.css');
customElements.define('sb-handoffs', HandOffs);
