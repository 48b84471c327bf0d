// All conversations, and the one that is open.
import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import './call.js';
import {Piece, conversationRow, empty, more, shown} from './parts.js';
import {Listing} from './source.js';

const FILTERS = {
  all: ['All', ''],
  voice: ['Calls', '&channel=voice'],
  sms: ['Texts', '&channel=sms'],
  chat: ['Chats', '&channel=chat'],
  live: ['Live', '&live=true'],
};

const EMPTY = {
  all: ['No conversations yet', 'Every call and text to your number appears here, with what was said.'],
  voice: ['No calls yet', 'Every call to your number appears here, with what was said.'],
  sms: ['No texts yet', 'Every text to your number appears here, with what was answered.'],
  chat: ['No chats yet', 'What visitors of your web site write appears here. Put the chat on it under Try it.'],
  live: ['Nobody is calling', 'Calls appear here while they go on.'],
};

export class Calls extends Piece {
  static properties = {selected: {attribute: false}, filter: {state: true}};

  #list = new Listing(this, () => this.#path, {topics: ['conversation'], pause: 400});

  constructor() {
    super();
    this.filter = 'all';
  }

  get #path() {
    return `/v1/crm/conversations?limit=50${FILTERS[this.filter][1]}`;
  }

  render() {
    return html`<div class="page split ${this.selected ? 'open' : ''}">
      <div class="side">
        <h1>Calls <a class="button small" href="/live">On the line</a><a class="button small" href="/recordings">Recordings</a></h1>
        <div class="tabs" role="group" aria-label="Which ones">
          ${Object.entries(FILTERS).map(([id, [name]]) => html`
            <button aria-pressed=${id === this.filter} @click=${() => (this.filter = id)}>${name}</button>`)}
        </div>
        ${shown(this.#list, 'Conversations could not be loaded', ({items}) =>
          items.length
            ? html`<div class="list">${repeat(items, it => it.id, it => conversationRow(it, this.selected))}</div>
                ${more(this.#list, this.#path)}`
            : empty(...EMPTY[this.filter]), 8)}
      </div>
      <div class="pane">
        ${this.selected
          ? html`<sb-call .conversation=${this.selected}></sb-call>`
          : html`<div class="choose">${empty('Choose a conversation', 'Its transcript opens here. j and k move through the list.')}</div>`}
      </div>
    </div>`;
  }
}

customElements.define('sb-calls', Calls);
