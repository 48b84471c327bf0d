// The schedule: a day or a week, as a board or as a list, with everything that can be changed on it.
import {html, nothing} from 'lit';
import './board.js';
import {move} from './changes.js';
import {groups, learn, onDay, special} from './grid.js';
import {icons} from './icons.js';
import {enabled, typing} from './keys.js';
import {Piece, agendaRow, empty, isPending, openForm, shown} from './parts.js';
import {Watching, recent} from './recent.js';
import {session} from './session.js';
import {Source} from './source.js';
import {
  dateOf, dayName, dayNumber, instantAt, longDay, minutes, monday, plusDays, shortDay, spanOfDays, startOf, today, weekday,
} from './time.js';
import {say} from './toasts.js';

const VIEW = 'switchboard.schedule';
const SPAN = 'switchboard.span';
const HIDDEN = 'switchboard.hidden';
const narrow = matchMedia('(max-width: 719px)');

const boardSkeleton = () => html`<div class="board skeletons" role="status"><span class="unseen">Loading</span>
  ${[2, 3, 1].map(many => html`<div>${Array.from({length: many}, () => html`<div class="skeleton"><i></i><i></i></div>`)}</div>`)}</div>`;

export class Schedule extends Piece {
  static properties = {
    date: {attribute: false}, view: {state: true}, span: {state: true}, without: {state: true}, only: {state: true}, free: {state: true},
  };

  #visits = new Source(this, () => `/v1/crm/appointments?from=${startOf(this.#from)}&to=${startOf(this.#to)}`, {topics: ['appointment']});
  #blocks = new Source(this, () => `/v1/crm/blocks?from=${startOf(this.#from)}&to=${startOf(this.#to)}`, {topics: ['block']});
  #dates = new Source(this, () => `/v1/owner/business?from=${startOf(this.#from)}&to=${startOf(this.#to)}`);
  #tick;
  #asking;

  constructor() {
    super();
    new Watching(this);
    this.view = localStorage.getItem(VIEW) ?? (narrow.matches ? 'agenda' : 'board');
    this.span = localStorage.getItem(SPAN) ?? 'day';
    this.without = new Set((localStorage.getItem(HIDDEN) ?? '').split(',').filter(Boolean));
    this.only = '';
  }

  get #day() {
    return /^\d{4}-\d\d-\d\d$/.test(this.date ?? '') && !Number.isNaN(Date.parse(this.date)) ? this.date : today();
  }

  get #from() {
    return this.span === 'week' ? monday(this.#day) : this.#day;
  }

  get #to() {
    return plusDays(this.#from, this.span === 'week' ? 7 : 1);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), 20_000);
    document.addEventListener('keydown', this.#key);
    recent.addEventListener('blocks', this.#blocks.read);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#tick);
    document.removeEventListener('keydown', this.#key);
    recent.removeEventListener('blocks', this.#blocks.read);
    this.#asking?.abort();
  }

  #key = event => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (typing(event.target) || document.querySelector('dialog[open]')) return;
    const step = this.span === 'week' ? 7 : 1;
    const letters = {
      n: () => openForm(this, 'make', {day: this.#day}),
      t: () => this.#go(today()),
      d: () => this.#spanning('day'),
      w: () => this.#spanning('week'),
    };
    const acts = {ArrowLeft: () => this.#go(plusDays(this.#day, -step)), ArrowRight: () => this.#go(plusDays(this.#day, step)), ...(enabled() && letters)};
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  };

  #go(date) {
    this.dispatchEvent(new CustomEvent('go', {detail: `/schedule/${date}`, bubbles: true}));
  }

  #look(view) {
    this.view = view;
    localStorage.setItem(VIEW, view);
  }

  #spanning(span) {
    this.span = span;
    localStorage.setItem(SPAN, span);
  }

  #toggle(kind) {
    const without = new Set(this.without);
    if (!without.delete(kind)) without.add(kind);
    this.without = without;
    localStorage.setItem(HIDDEN, [...without].join());
  }

  render() {
    return html`<div class="page schedule">
      ${this.#head()}
      ${this.#strip(this.#day)}
      ${this.view === 'board' && this.#visits.waiting
        ? boardSkeleton()
        : shown(this.#visits, 'The schedule could not be loaded', ({items}) => this.#shown(items), 6)}
    </div>`;
  }

  #head() {
    const week = this.span === 'week';
    const [day, first] = [this.#day, this.#from];
    const side = week || dayName(day) === longDay(day) ? '' : longDay(day);
    const choices = (label, at, names, choose) => html`<div class="tabs" role="group" aria-label=${label}>
      ${Object.entries(names).map(([id, name]) => html`<button aria-pressed=${at === id} @click=${() => choose(id)}>${name}</button>`)}</div>`;
    return html`<header class="schedule-head">
      <h1>${week ? spanOfDays(first, plusDays(first, 6)) : dayName(day)}<span>${side}</span></h1>
      <div class="tools">
        ${choices('How much', this.span, {day: 'Day', week: 'Week'}, it => this.#spanning(it))}
        ${choices('Shown as', this.view, {board: 'Board', agenda: 'Agenda'}, it => this.#look(it))}
        <button class="button" @click=${() => openForm(this, 'waitlist')}>${icons.queue} <span>Waiting list</span></button>
        <button class="button" @click=${() => openForm(this, 'block', {day, resource: this.only})}>${icons.clock} <span>Block time</span></button>
        <button class="button strong" aria-keyshortcuts="n" @click=${() => openForm(this, 'make', {day, resource: this.only})}>${icons.plus} <span>New appointment</span></button>
      </div>
    </header>`;
  }

  #strip(day) {
    const [first, week] = [monday(day), this.span === 'week'];
    return html`<div class="strip"><nav class="week" aria-label=${week ? 'Weeks' : 'Days'}>
        <a class="plain" href="/schedule/${plusDays(day, -7)}" aria-label="Week before">${icons.back}</a>
        ${week ? this.#thisWeek(first) : Array.from({length: 7}, (_, at) => plusDays(first, at)).map(it => html`
          <a class="day ${it === today() ? 'is-today' : ''}" href="/schedule/${it}" aria-label=${longDay(it)}
            aria-current=${it === day ? 'date' : nothing}><span>${weekday(it)}</span><b>${dayNumber(it)}</b></a>`)}
        <a class="plain" href="/schedule/${plusDays(day, 7)}" aria-label="Week after">${icons.forth}</a>
      </nav>
      ${week ? this.#whose() : this.view === 'board' ? this.#kinds() : nothing}
      <input type="date" aria-label="Any day" .value=${day} @change=${event => event.target.value && this.#go(event.target.value)}>
    </div>`;
  }

  #thisWeek(first) {
    return html`<a class="button" href="/schedule/${today()}" aria-current=${first === monday(today()) ? 'date' : nothing}>This week</a>`;
  }

  #whose() {
    return html`<label class="whose"><span>Whose week</span>
      <select aria-label="Whose week" @change=${event => (this.only = event.target.value)}>
        <option value="">Everybody</option>
        ${session.business.resources.map(it => html`<option value=${it.id} ?selected=${it.id === this.only}>${it.name}</option>`)}
      </select></label>`;
  }

  #kinds() {
    const kinds = groups(session.business.resources);
    if (kinds.length < 2) return nothing;
    return html`<div class="kinds chips" role="group" aria-label="Shown groups">
      ${kinds.map(it => html`<button class="toggle" aria-pressed=${!this.without.has(it.kind)} @click=${() => this.#toggle(it.kind)}>
        ${icons.check}${it.name} <span>${it.resources.length}</span></button>`)}</div>`;
  }

  #shown(all) {
    learn(this.#dates.value?.exceptions ?? session.business.exceptions);
    const items = recent.over(all, startOf(this.#from), startOf(this.#to));
    return this.view === 'board' ? this.#board(items.filter(it => it.status !== 'CANCELLED')) : this.#agenda(items);
  }

  #agenda(all) {
    const items = this.span === 'week' && this.only ? all.filter(it => concerns(it, this.only)) : all;
    if (!items.length) return empty(`Nothing ${this.span === 'week' ? 'in this week' : 'on this day'} yet`, 'Appointments that callers make appear here at once.');
    const days = [...new Set(items.map(it => dateOf(it.start)))];
    return days.map(day => html`
      ${this.span === 'week' ? html`<h2 class="day-name">${dayName(day)}</h2>` : nothing}
      <div class="list agenda">${items.filter(it => dateOf(it.start) === day).map(it => agendaRow(this, it))}</div>`);
  }

  #board(items) {
    const waiting = items.filter(isPending).length;
    return html`
      ${items.length ? nothing : html`<p class="muted none">Nothing ${this.span === 'week' ? 'in this week' : 'on this day'} yet. Appointments that callers make appear here at once.</p>`}
      ${waiting ? html`<p class="none amber">${waiting === 1 ? 'One appointment needs' : `${waiting} appointments need`} a new time.</p>` : nothing}
      <sb-board .columns=${this.#columns(items)} .week=${this.span === 'week'} .hour=${this.span === 'week' ? 52 : 64}
        @lifted=${event => this.#lifted(event.detail)} @left=${this.#settled} @moved=${event => this.#moved(event.detail)}
        @day=${() => this.#spanning('day')}></sb-board>`;
  }

  #columns(items) {
    const blocks = this.#blocks.value?.items ?? [];
    return this.span === 'week' ? this.#days(items, blocks) : this.#resources(items, blocks);
  }

  #days(items, blocks) {
    const mine = it => !this.only || concerns(it, this.only);
    return Array.from({length: 7}, (_, at) => plusDays(this.#from, at)).map(day => ({
      key: day,
      day,
      resource: this.only || undefined,
      name: `${weekday(day)} ${dayNumber(day)}`,
      label: shortDay(day),
      sub: closedAs(day, this.only || undefined),
      items: items.filter(it => mine(it) && onDay(day, it)),
      blocks: this.only ? blocks.filter(it => it.resource === this.only && onDay(day, it)) : [],
      free: this.free?.filter(it => it.day === day).map(it => it.minute),
    }));
  }

  #resources(items, blocks) {
    const day = this.#day;
    const known = session.business.resources;
    const gone = items.filter(it => !known.some(one => one.id === it.resource)).map(it => ({id: it.resource, name: it.resourceName}));
    const columns = groups([...known, ...new Map(gone.map(it => [it.id, it])).values()]);
    const wanted = columns.filter(it => columns.length < 2 || !this.without.has(it.kind));
    return (wanted.length ? wanted : columns.slice(0, 1)).flatMap(group => group.resources.map(it => ({
      key: it.id,
      day,
      resource: it.id,
      name: it.name,
      label: it.name,
      sub: closedAs(day, it.id) || it.title,
      items: items.filter(one => concerns(one, it.id)),
      blocks: blocks.filter(one => one.resource === it.id && onDay(day, one)),
      free: this.free?.filter(one => one.resource === it.id).map(one => one.minute),
    })));
  }

  /** As soon as something is lifted, the places that are known to be free light up. */
  async #lifted(it) {
    const {signal} = (this.#asking = new AbortController());
    const query = new URLSearchParams({service: it.service, from: startOf(this.#from), to: startOf(this.#to)});
    if (it.emergency) query.set('emergency', 'true');
    if (this.span === 'week') query.set('resource', it.resource);
    const room = (it.with ?? []).map(one => one.id);
    if (room.length) query.set('with', room.join());
    try {
      const {value} = await session.get(`/v1/availability?${query}`, signal);
      if (!signal.aborted) this.free = value.slots.map(slot => ({day: dateOf(slot.start), minute: minutes(slot.start), resource: slot.resource}));
    } catch {
      // not knowing what is free keeps nobody from moving it: the server judges the drop
    }
  }

  #settled = () => {
    this.#asking?.abort();
    this.free = undefined;
  };

  #moved({item, day, minute, resource}) {
    this.#settled();
    const start = instantAt(day, minute);
    if (start) move(item, {start, resource});
    else say({text: 'Not moved.', detail: 'The clocks skip that time on that day.', refused: true});
  }
}

/** What is said of a day that is special. */
function closedAs(day, resource) {
  const it = special(day, resource);
  if (!it) return '';
  return it.label ?? (it.holiday ? 'Holiday' : it.hours.length ? 'Other hours' : 'Closed');
}

const concerns = (it, resource) => it.resource === resource || (it.with ?? []).some(one => one.id === resource);

customElements.define('sb-schedule', Schedule);
