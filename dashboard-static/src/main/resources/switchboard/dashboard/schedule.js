// A day: a column for each resource, or the same as a list.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece, agendaRow, appointmentTitle, empty, hue, openAppointment, shown, span} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {clock, dateOf, dayName, dayNumber, englishDay, longDay, minutes, plusDays, startOf, today, weekday} from './time.js';

const VIEW = 'switchboard.schedule';
const HOUR = 64;
const narrow = matchMedia('(max-width: 719px)');
const toMinutes = text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

export class Schedule extends Piece {
  static properties = {date: {attribute: false}, view: {state: true}};

  #visits = new Source(this, () => `/v1/crm/appointments?from=${startOf(this.#day)}&to=${startOf(plusDays(this.#day, 1))}`, {
    topics: ['appointment'],
  });
  #tick;

  constructor() {
    super();
    this.view = localStorage.getItem(VIEW) ?? (narrow.matches ? 'agenda' : 'board');
  }

  get #day() {
    return /^\d{4}-\d\d-\d\d$/.test(this.date ?? '') && !Number.isNaN(Date.parse(this.date)) ? this.date : today();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), 20_000);
    document.addEventListener('keydown', this.#arrows);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#tick);
    document.removeEventListener('keydown', this.#arrows);
  }

  #arrows = event => {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest('input') || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    this.#go(plusDays(this.#day, step));
  };

  #go(date) {
    this.dispatchEvent(new CustomEvent('go', {detail: `/schedule/${date}`, bubbles: true}));
  }

  #look(view) {
    this.view = view;
    localStorage.setItem(VIEW, view);
  }

  render() {
    const day = this.#day;
    return html`<div class="page schedule">
      <header class="schedule-head">
        <h1>${dayName(day)}<span>${dayName(day) === longDay(day) ? '' : longDay(day)}</span></h1>
        <div class="tabs" role="group" aria-label="Shown as">
          <button aria-pressed=${this.view === 'board'} @click=${() => this.#look('board')}>Board</button>
          <button aria-pressed=${this.view === 'agenda'} @click=${() => this.#look('agenda')}>Agenda</button>
        </div>
      </header>
      ${this.#week(day)}
      ${shown(this.#visits, 'The schedule could not be loaded', ({items}) =>
        this.view === 'board' ? this.#board(day, items) : this.#agenda(items), 6)}
    </div>`;
  }

  #week(day) {
    const first = plusDays(day, -((new Date(day).getUTCDay() + 6) % 7));
    return html`<nav class="week" aria-label="Days">
      <a class="plain" href="/schedule/${plusDays(day, -7)}" aria-label="Week before">${icons.back}</a>
      ${Array.from({length: 7}, (_, at) => plusDays(first, at)).map(it => html`
        <a class="day ${it === today() ? 'is-today' : ''}" href="/schedule/${it}" aria-label=${longDay(it)}
          aria-current=${it === day ? 'date' : nothing}><span>${weekday(it)}</span><b>${dayNumber(it)}</b></a>`)}
      <a class="plain" href="/schedule/${plusDays(day, 7)}" aria-label="Week after">${icons.forth}</a>
      <input type="date" aria-label="Any day" .value=${day} @change=${event => event.target.value && this.#go(event.target.value)}>
    </nav>`;
  }

  #agenda(items) {
    return items.length
      ? html`<div class="list agenda">${items.map(it => agendaRow(this, it))}</div>`
      : empty('Nothing on this day yet', 'Appointments that callers make appear here at once.');
  }

  #board(day, items) {
    const visible = items.filter(it => it.status !== 'CANCELLED');
    const columns = this.#columns(visible);
    const [from, to] = this.#hours(day, visible);
    const marks = Array.from({length: (to - from) / 60 + 1}, (_, at) => from + at * 60);
    const now = minutes(session.now());
    const top = minute => `${((minute - from) / 60) * HOUR}px`;
    return html`
      ${visible.length ? nothing : html`<p class="muted none">Nothing on this day yet. Appointments that callers make appear here at once.</p>`}
      <div class="board" role="group" aria-label="Board, a column for each resource" tabindex="0">
        <div class="board-heads"><span></span>${columns.map(it => html`<h2>${it.name}</h2>`)}</div>
        <div class="board-body" .style=${`height:${top(to)}`}>
          <div class="hours" aria-hidden="true">${marks.slice(0, -1).map(it => html`
            <span .style=${`top:${top(it)}`}>${hourName(day, it)}</span>`)}</div>
          ${columns.map(column => html`<div class="column" role="list" aria-label=${column.name}>
            ${marks.slice(0, -1).map(it => html`<i class="hour ${open(day, it) ? '' : 'closed'}" role="presentation" .style=${`top:${top(it)};height:${HOUR}px`}></i>`)}
            ${visible.filter(it => it.resource === column.id).map(it => this.#block(day, it, top))}
          </div>`)}
          ${day === today() && now >= from && now <= to
            ? html`<div class="now-line" aria-hidden="true" .style=${`top:${top(now)}`}><span>${clock(session.now())}</span></div>`
            : nothing}
        </div>
      </div>`;
  }

  #block(day, it, top) {
    const start = dateOf(it.start) < day ? 0 : minutes(it.start);
    const end = dateOf(it.end) > day ? 24 * 60 : minutes(it.end);
    const height = Math.max(26, ((end - start) / 60) * HOUR - 2);
    const classes = ['block', hue(it.service), it.emergency ? 'emergency' : '', it.status.toLowerCase(), height < 50 ? 'short' : ''];
    return html`<div role="listitem" class="slot" .style=${`top:${top(start)};height:${height}px`}>
      <button class=${classes.join(' ')} data-row @click=${() => openAppointment(this, it)}>
        <span class="title">${it.emergency ? html`${icons.alert}<span class="unseen">Emergency:</span>` : nothing}${appointmentTitle(it)}</span>
        <span class="sub">${span(it)}</span>
        <span class="sub">${[it.address, it.name].filter(Boolean).join(' · ')}</span>
      </button>
    </div>`;
  }

  #columns(items) {
    const known = session.business.resources;
    const gone = items.filter(it => !known.some(one => one.id === it.resource));
    return [...known, ...new Map(gone.map(it => [it.resource, {id: it.resource, name: it.resourceName}])).values()];
  }

  /** Whole hours that show the opening hours and everything outside them. */
  #hours(day, items) {
    const spans = session.business.hours[englishDay(day)] ?? [];
    const starts = [...spans.map(it => toMinutes(it.from)), ...items.map(it => (dateOf(it.start) < day ? 0 : minutes(it.start)))];
    const ends = [...spans.map(it => toMinutes(it.to)), ...items.map(it => (dateOf(it.end) > day ? 1440 : minutes(it.end)))];
    if (!starts.length) return [8 * 60, 18 * 60];
    return [Math.floor(Math.min(...starts) / 60) * 60, Math.ceil(Math.max(...ends) / 60) * 60];
  }
}

function open(day, minute) {
  const spans = session.business.hours[englishDay(day)] ?? [];
  return spans.some(it => toMinutes(it.from) <= minute && minute < toMinutes(it.to));
}

const hourName = (day, minute) =>
  new Intl.DateTimeFormat(session.business.language, {timeZone: 'UTC', hour: 'numeric'}).format(Date.parse(day) + minute * 60_000);

customElements.define('sb-schedule', Schedule);
