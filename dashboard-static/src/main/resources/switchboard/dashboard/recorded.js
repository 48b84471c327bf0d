// What was recorded of one conversation, above its transcript.
import {html, nothing} from 'lit';
import {Piece} from './parts.js';
import './player.js';
import {Source} from './source.js';
import {styled} from './styled.js';

class Recorded extends Piece {
  static properties = {conversation: {attribute: false}, who: {}};

  #source = new Source(this, () => this.conversation && `/v1/crm/recordings?conversation=${encodeURIComponent(this.conversation)}`, {topics: ['recording'], pause: 400});

  render() {
    const items = this.#source.value?.items ?? [];
    if (!items.length) return nothing;
    return html`<div class="recorded-here">
      ${items.map(it => html`<sb-player .recording=${it} label="${it.sort === 'voicemail' ? 'message of' : 'call with'} ${this.who}"></sb-player>`)}
      <a href="/recordings/${encodeURIComponent(this.conversation)}">About the recording</a>
    </div>`;
  }
}

await styled('/desk.css');
customElements.define('sb-recorded', Recorded);
