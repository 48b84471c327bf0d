// Small pieces that several pages show.
import {LitElement, html, nothing} from 'lit';
import {icons} from './icons.js';
import {session} from './session.js';
import {clock, range, when} from './time.js';

/** An element whose content is part of the page: one style sheet, one search, one reading order. */
export class Piece extends LitElement {
  createRenderRoot() {
    return this;
  }
}

export const callPath = id => `/calls/${encodeURIComponent(id)}`;
export const personPath = id => `/people/${encodeURIComponent(id)}`;

/** `find-slots` → `Find slots`. */
export function words(id) {
  const text = String(id).replace(/[-_.]+/g, ' ').trim();
  return capital(text);
}

/** As a heading begins. */
export const capital = text => text && text.charAt(0).toUpperCase() + text.slice(1);

/** A number as people of the business's country write it; others as they came. */
export function phone(number) {
  const national = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number ?? '');
  return national ? `(${national[1]}) ${national[2]}-${national[3]}` : number;
}

/** `es-US` as people call it: Spanish. */
export const language = tag => new Intl.DisplayNames(['en'], {type: 'language', languageDisplay: 'standard'}).of(tag.split('-')[0]);

export const caller = it => it.name ?? phone(it.peer ?? it.phone) ?? 'Withheld number';

const RUNGS = {
  speech: {name: 'Live voice', hint: 'A voice service hears and speaks at once; the caller may cut in at any time'},
  relay: {name: 'Streamed words', hint: 'The telephone network turns speech into words and back, as they come'},
  gather: {name: 'Turn by turn', hint: 'The telephone network listens, then speaks, one after the other'},
  keypad: {name: 'Keys only', hint: 'The caller chooses with the keys of the telephone'},
  voicemail: {name: 'Leaving a message', hint: 'The caller speaks a message'},
};

/** How a call is held, in plain words. */
export const rung = id => RUNGS[id] ?? {name: words(id), hint: ''};

const OUTCOMES = {
  booked: ['Booked', 'good'],
  moved: ['Moved', 'good'],
  confirmed: ['Confirmed', 'good'],
  cancelled: ['Cancelled', ''],
  message: ['Call back', 'person'],
  abandoned: ['Hung up', ''],
  answered: ['Answered', ''],
};

export function outcome(conversation) {
  if (!conversation.ended && conversation.channel === 'voice') return html`<span class="chip live">${wave()} Live</span>`;
  if (!conversation.outcome) return nothing;
  const [name, tone] = OUTCOMES[conversation.outcome] ?? [words(conversation.outcome), ''];
  return html`<span class="chip ${tone}">${name}</span>`;
}

export const emergencyMark = () => html`<span class="chip emergency">${icons.alert} Emergency</span>`;

/** How grave it is, where something has to be seen to soon. */
export function severityMark(it) {
  if (it.severity === 'life') return html`<span class="chip emergency">${icons.alert} Danger to life</span>`;
  if (it.emergency || it.severity === 'critical') return emergencyMark();
  return it.severity === 'urgent' ? html`<span class="chip person">Urgent</span>` : nothing;
}

export const wave = () => html`<span class="wave" aria-hidden="true"><i></i><i></i><i></i></span>`;

/** The place of a service among the colours; the same everywhere. */
export function hue(service) {
  const index = session.business?.services.findIndex(it => it.id === service) ?? -1;
  return `hue-${index < 0 ? 7 : index % 8}`;
}

export const skeleton = (rows = 4) => html`
  <div class="skeletons" role="status">
    <span class="unseen">Loading</span>
    ${Array.from({length: rows}, () => html`<div class="skeleton"><i></i><i></i></div>`)}
  </div>`;

export const empty = (title, hint) => html`<div class="empty"><p class="title">${title}</p><p>${hint}</p></div>`;

export const failed = (what, source) => html`
  <div class="failed" role="alert">
    <p class="title">${what}</p>
    <p>${source.problem.message}</p>
    <button class="button" @click=${source.retry}>Try again</button>
  </div>`;

/** What a source has: a skeleton, a problem, or `show(value)`, with its age when the network is gone. */
export function shown(source, what, show, rows) {
  if (source.value === undefined) return source.problem ? failed(what, source) : skeleton(rows);
  const stale = source.keptAt ?? undefined;
  return html`${stale ? html`<p class="stale" role="status">Not connected. This is how it was at ${when(stale)}.</p>` : nothing}
    ${source.problem && !stale
      ? html`<p class="stale" role="status">Could not be refreshed: ${source.problem.message} <button class="link" @click=${source.retry}>Try again</button></p>`
      : nothing}
    ${show(source.value)}`;
}

export function more(listing, path) {
  if (!listing.value?.next) return nothing;
  return html`<button class="button more" ?disabled=${listing.fetching} @click=${() => listing.more(path)}>
    ${listing.fetching ? 'Loading…' : 'Show more'}
  </button>`;
}

/** Asks the shell to show an appointment. */
export const openAppointment = (host, appointment) =>
  host.dispatchEvent(new CustomEvent('appointment', {detail: appointment, bubbles: true}));

/** Asks the shell for a form: `make`, `move`, `cancel`, `conclude`, `block` or `waitlist`. */
export const openForm = (host, name, detail) =>
  host.dispatchEvent(new CustomEvent('form', {detail: {name, detail}, bubbles: true}));

/** Whether somebody has to find a new time for it. */
export const isPending = it => it.status !== 'CANCELLED' && (it.pending || it.status === 'PENDING_RESCHEDULE');

export const BLOCKS = {BREAK: 'Break', HOLIDAY: 'Holiday', SICK: 'Sick', MEETING: 'Meeting', PRIVATE: 'Private', OTHER: 'Something else'};

export const blockName = it => (it.kind && it.kind !== 'OTHER' && BLOCKS[it.kind]) || words(String(it.kind ?? 'other').toLowerCase()).replace(/^Other$/, 'Blocked');

const OUTCOME = {COMPLETED: 'Took place', NO_SHOW: 'Nobody was there'};
const WHY = {
  owner: 'You asked for it',
  displaced: 'An emergency needs its place',
  asked: 'They asked for another time',
  outside: 'It was changed in an outside calendar',
};

/** Why it needs a new time, in words. */
export const whyPending = it => it.pendingWhy && (WHY[it.pendingWhy.toLowerCase()] ?? words(it.pendingWhy.toLowerCase()));

/** What an appointment is besides being one. */
export const states = it => html`
  ${it.emergency ? emergencyMark() : nothing}
  ${isPending(it) ? html`<span class="chip person">Needs a new time</span>` : nothing}
  ${it.status === 'HELD' ? html`<span class="chip">Held</span>` : nothing}
  ${it.status === 'CANCELLED' ? html`<span class="chip">Cancelled</span>` : nothing}
  ${it.sure === false && it.status !== 'CANCELLED' ? html`<span class="chip person">To confirm</span>` : nothing}
  ${it.outcome ? html`<span class="chip good">${OUTCOME[it.outcome] ?? words(it.outcome.toLowerCase())}</span>` : nothing}`;

/** Everybody and everything an appointment needs, by name. */
export const resourcesOf = it => [it.resourceName, ...(it.with ?? []).map(one => one.name)].join(', ');

export const appointmentTitle = it => capital(it.need ?? it.serviceName);

/** An appointment as a line of an agenda. */
export function agendaRow(host, it) {
  const classes = ['agenda-row', hue(it.service), it.emergency ? 'emergency' : '', it.status.toLowerCase(), isPending(it) ? 'pending' : ''];
  const over = new Date(it.end) < session.now();
  return html`
    <button class="${classes.join(' ')} ${over ? 'over' : ''}" data-row @click=${() => openAppointment(host, it)}>
      <span class="time"><b>${clock(it.start)}</b><span>${clock(it.end)}</span></span>
      <span class="stripe" aria-hidden="true"></span>
      <span class="what">
        <span class="title">${appointmentTitle(it)}</span>
        <span class="sub">${[it.address, it.name ?? phone(it.phone)].filter(Boolean).join(' · ') || it.serviceName}</span>
      </span>
      <span class="marks">
        ${states(it)}
        <span class="who">${it.attending
          ? html`<span class="coming" title="Will be there">${icons.check}<span class="unseen">Will be there.</span></span> `
          : nothing}${resourcesOf(it)}</span>
      </span>
    </button>`;
}

/** A conversation as a line of a list. */
const CHANNELS = {voice: 'Call', sms: 'Text', chat: 'Web chat', web: 'Question'};

export function conversationRow(it, current) {
  return html`
    <a class="call-row ${it.emergency ? 'emergency' : ''}" data-row href=${callPath(it.id)}
      aria-current=${current === it.id ? 'page' : nothing}>
      <span class="channel" title=${CHANNELS[it.channel]}>${it.channel === 'voice' ? icons.calls : icons.text}
        <span class="unseen">${CHANNELS[it.channel]}</span></span>
      <span class="what">
        <span class="title">${caller(it)}</span>
        <span class="sub">${it.need ?? (it.intent ? words(it.intent) : it.ended ? 'Nothing asked for' : 'Just begun')}</span>
      </span>
      <span class="marks">
        <span class="at">${when(it.started)}</span>
        <span>${it.trial ? html`<span class="chip">Test</span>` : nothing} ${severityMark(it)} ${outcome(it)}</span>
      </span>
    </a>`;
}

export const span = it => range(it.start, it.end);
