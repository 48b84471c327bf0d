// What was recorded, and the words people left: to be heard, read, and removed.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Form} from './form.js';
import {icons} from './icons.js';
import {Piece, callPath, caller, empty, more, openForm, phone, shown} from './parts.js';
import './player.js';
import {session} from './session.js';
import {Listing, Source} from './source.js';
import {styled} from './styled.js';
import {dateOf, dayName, when} from './time.js';
import {say} from './toasts.js';

const TERMS = '/v1/admin/recording';
const DAY = 24;
const FILTERS = {all: ['All', ''], voicemail: ['Messages', '&sort=voicemail'], call: ['Calls', '&sort=call']};
const EMPTY = {
  all: ['Nothing is recorded', 'Messages people leave appear here, and calls if you have them recorded.'],
  voicemail: ['No messages', 'When a call cannot be held, callers may leave word. It appears here, and you are told by text.'],
  call: ['No recorded calls', 'Calls appear here once you have them recorded. Callers are told first.'],
};

/** `P30D`, `PT720H` → 30. */
export function days(text) {
  const [, whole, hours] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(text) ?? [];
  return Number(whole ?? 0) + Math.round(Number(hours ?? 0) / DAY);
}

class Recordings extends Piece {
  static properties = {conversation: {attribute: false}, filter: {state: true}};

  #list = new Listing(this, () => this.#path, {topics: ['recording'], pause: 400});
  #terms = new Source(this, () => TERMS);

  constructor() {
    super();
    this.filter = 'all';
    this.addEventListener('terms', ({detail}) => {
      this.#terms.value = detail;
      this.requestUpdate();
    });
    this.addEventListener('removed', () => this.#list.read());
  }

  get #path() {
    const one = this.conversation ? `&conversation=${encodeURIComponent(this.conversation)}` : '';
    return `/v1/crm/recordings?limit=30${FILTERS[this.filter][1]}${one}`;
  }

  render() {
    return html`<div class="page narrow desk-page">
      <h1>Recordings and messages</h1>
      ${this.conversation ? html`<p><a href=${callPath(this.conversation)}>Back to the conversation</a> · <a href="/recordings">Everything</a></p>` : nothing}
      ${shown(this.#terms, 'The terms could not be loaded', it => this.#told(it), 1)}
      <div class="tabs" role="group" aria-label="Which ones">
        ${Object.entries(FILTERS).map(([id, [name]]) => html`<button aria-pressed=${id === this.filter} @click=${() => (this.filter = id)}>${name}</button>`)}
      </div>
      ${shown(this.#list, 'Recordings could not be loaded', ({items}) => this.#items(items), 6)}
      <sb-recording-terms></sb-recording-terms><sb-recording-remove></sb-recording-remove>
    </div>`;
  }

  #told(it) {
    const calls = it.calls
      ? 'Calls are recorded once the caller has been told. Whoever objects is not recorded, and what there was is deleted.'
      : 'Calls are not recorded. The words people leave always are.';
    return html`<p class="note terms"><span>${calls} Everything is deleted after ${days(it.keep)} days.</span>
      <button class="button small" @click=${() => openForm(this, 'recording-terms', {terms: it})}>Change</button></p>`;
  }

  #items(items) {
    if (!items.length) return empty(...EMPTY[this.filter]);
    const groups = Map.groupBy(items, it => dateOf(it.at));
    return html`${[...groups].map(([date, some]) => html`<h2 class="day-title">${dayName(date)}</h2>
        <ul class="list">${repeat(some, it => it.id, it => this.#row(it))}</ul>`)}
      ${more(this.#list, this.#path)}`;
  }

  #row(it) {
    const who = caller(it);
    const message = it.sort === 'voicemail';
    return html`<li class="recorded" data-row tabindex="-1">
      <span class="head"><span class="title">${who}</span>
        <span class="chip ${message ? 'person' : ''}">${message ? 'Message' : 'Call'}</span>
        <span class="at">${when(it.at)}</span></span>
      ${it.words ? html`<blockquote>${it.words}</blockquote>` : message ? html`<p class="sub">What was said could not be written down. Listen to it.</p>` : nothing}
      <span class="foot">
        <sb-player .recording=${it} label="${message ? 'message of' : 'call with'} ${who}, ${when(it.at)}"></sb-player>
        ${it.phone ? html`<a class="button small" href="tel:${it.phone}">${icons.calls} ${phone(it.phone)}</a>` : nothing}
        <a class="button small" href=${callPath(it.conversation)}>${icons.text} ${message ? 'Conversation' : 'Transcript'}<span class="unseen">: ${who}</span></a>
        <button class="link danger" @click=${() => openForm(this, 'recording-remove', {recording: it, who})}>Delete<span class="unseen">: ${who}, ${when(it.at)}</span></button>
        <span class="sub">kept until ${dayName(dateOf(it.until))}</span>
      </span>
    </li>`;
  }
}

/** What cannot be undone is asked with the name typed. */
class Remove extends Form {
  name = 'recording-remove';
  tone = 'danger';

  get heading() {
    return `Delete the recording of ${this.who ?? ''}?`;
  }

  get strong() {
    return 'Delete it for good';
  }

  get ready() {
    return (this.typed ?? '').trim().toLowerCase() === this.word.toLowerCase();
  }

  begin({recording, who}) {
    this.recording = recording;
    this.who = who;
    this.word = recording.name ?? recording.phone?.slice(-4) ?? 'delete';
    this.typed = '';
  }

  body() {
    return html`<p class="note">The sound is deleted at the telephone company too. The conversation and its transcript stay. This cannot be undone.</p>
      ${this.input('typed', `Type ${this.word} to delete it`, this.typed, {change: it => {
        this.typed = it;
        this.requestUpdate();
      }})}`;
  }

  async send() {
    await session.send('DELETE', `/v1/crm/recordings/${encodeURIComponent(this.recording.id)}`);
    this.dispatchEvent(new CustomEvent('removed', {bubbles: true}));
    say({text: 'Deleted', detail: 'Nobody can hear it any more.'});
  }
}

class Terms extends Form {
  name = 'recording-terms';

  get heading() {
    return 'What is recorded';
  }

  begin({terms}) {
    this.calls = terms.calls;
    this.keep = String(days(terms.keep));
    this.notice = terms.notice ?? '';
  }

  body() {
    return html`
      ${this.check('Record calls', this.calls, it => (this.calls = it), 'Callers are told first, and are not recorded if they object')}
      ${this.input('keep', 'Delete everything after', this.keep, {type: 'number', min: 1, inputmode: 'numeric', hint: 'days, for recordings made from now on', change: it => (this.keep = it)})}
      ${this.input('notice', 'What callers are told', this.notice, {hint: 'left empty: the usual sentence', change: it => (this.notice = it)})}`;
  }

  async send() {
    const notice = this.notice.trim();
    const detail = await session.send('PUT', TERMS, {calls: this.calls, keep: `P${Number(this.keep)}D`, ...(notice && {notice})});
    this.dispatchEvent(new CustomEvent('terms', {detail, bubbles: true}));
    say({text: 'Saved', detail: 'It counts from the next call on.'});
  }
}

customElements.define('sb-recording-remove', Remove);
customElements.define('sb-recording-terms', Terms);
await styled('/desk.css');
customElements.define('sb-recordings', Recordings);
