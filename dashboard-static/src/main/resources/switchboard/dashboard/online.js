// Every call in progress, as it is spoken.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {legend} from './captions.js';
import {Line} from './line.js';
import {live} from './live.js';
import './livecall.js';
import {Piece, caller, empty, shown} from './parts.js';
import {clock} from './time.js';

const MANY = 12;
const FEW = 2; // more voices at once than this help no one who listens to them

const counted = (number, one, more) => `${['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][number] ?? number} ${number === 1 ? one : more}`;

/** Whom the business calls by itself: loaded beside what is looked at first, where there is a network. */
export function outgoing() {
  import('./outgoing.js').catch(() => {});
  return html`<sb-outgoing></sb-outgoing>`;
}

export class Online extends Piece {
  static properties = {dense: {state: true}, search: {state: true}, news: {state: true}};

  #line = new Line(this);

  constructor() {
    super();
    this.search = '';
    this.news = '';
    this.#line.told = (call, before) => this.#announce(call, before);
  }

  /** For those who listen to the page: who began, who is in danger, who is gone. */
  #announce({conversation: it}, before) {
    if (!before) this.news = `${caller(it)} is calling.`;
    else if (it.ended && !before.conversation.ended) this.news = `The call with ${caller(it)} has ended.`;
    else if (it.emergency && !before.conversation.emergency) this.news = `Emergency: ${caller(it)}.`;
  }

  get #dense() {
    return this.dense ?? this.#line.calls.length > MANY;
  }

  render() {
    return html`<div class="page online">
      <div class="online-head">
        <div><h1>On the line</h1>${this.#sentence()}</div>
        ${this.#tools()}
      </div>
      ${live.state === 'lost'
        ? html`<p class="stale" role="status">The captions stopped at ${clock(live.since)}: the connection is lost. Trying again.</p>` : nothing}
      <p class="unseen" role="status">${this.news}</p>
      ${shown(this.#line, 'The calls in progress could not be loaded', () => this.#calls(), 3)}
      ${outgoing()}
      ${legend()}
    </div>`;
  }

  #sentence() {
    if (!this.#line.value) return nothing;
    const going = this.#line.calls.filter(it => !it.conversation.ended);
    const grave = going.filter(it => it.conversation.emergency).length;
    return html`<p class="muted">${counted(going.length, 'call', 'calls')} in progress${this.#line.more ? ' and more' : ''}.
      ${grave ? html`<span class="urgent">${counted(grave, 'emergency', 'emergencies')}.</span>` : nothing}</p>`;
  }

  #tools() {
    if (this.#line.calls.length <= 3) return nothing;
    return html`<div class="online-tools">
      <input type="search" aria-label="Show only calls with" placeholder="Name, number, need" .value=${this.search}
        @input=${event => (this.search = event.target.value)}>
      <div class="tabs" role="group" aria-label="How much of each">
        <button aria-pressed=${!this.#dense} @click=${() => (this.dense = false)}>Captions</button>
        <button aria-pressed=${this.#dense} @click=${() => (this.dense = true)}>Last words</button>
      </div>
    </div>`;
  }

  #calls() {
    const wanted = this.search.trim().toLowerCase();
    const all = this.#line.calls;
    const calls = wanted ? all.filter(({conversation: it}) => [it.name, it.peer, it.need, it.intent].join(' ').toLowerCase().includes(wanted)) : all;
    if (!all.length) return empty('Nobody is calling', 'When somebody calls, you read here what they say as they say it, and can whisper, take over or end the call.');
    if (!calls.length) return empty('No such call', 'None of the calls in progress says that.');
    return html`<div class="online-calls ${this.#dense ? 'dense' : ''}">
      ${repeat(calls, it => it.conversation.id, it => html`<sb-live-call .call=${it} .lines=${this.#dense ? 2 : 5} .spoken=${all.length <= FEW}></sb-live-call>`)}
    </div>`;
  }
}

/** The same as a part of another page: the first few, and the way to the rest. */
class OnTheLine extends Piece {
  #line = new Line(this);

  render() {
    const calls = this.#line.calls;
    return html`<section aria-labelledby="live-title">
      <h2 id="live-title"><a href="/live">On the line</a>${calls.length ? html`<span class="count">${calls.length}</span>` : nothing}</h2>
      ${shown(this.#line, 'The calls in progress could not be loaded', () => this.#few(calls), 1)}
    </section>`;
  }

  #few(calls) {
    if (!calls.length) return empty('Nobody is calling', 'When somebody calls, you read here what they say as they say it.');
    return html`<div class="few">${repeat(calls.slice(0, 3), it => it.conversation.id, it => html`<sb-live-call .call=${it} .lines=${3} .spoken=${calls.length <= FEW}></sb-live-call>`)}
      ${calls.length > 3 ? html`<a class="button" href="/live">All ${calls.length} calls</a>` : nothing}</div>`;
  }
}

customElements.define('sb-online', Online);
customElements.define('sb-on-the-line', OnTheLine);
