// One recording: its sound, fetched with the keys when somebody wants to hear it, and what was said in it.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece} from './parts.js';
import {session} from './session.js';
import {length} from './time.js';

export class Player extends Piece {
  static properties = {recording: {attribute: false}, label: {}, state: {state: true}};

  #address;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  willUpdate(changed) {
    if (changed.has('recording') && changed.get('recording')?.id !== this.recording.id) this.#forget();
  }

  #forget() {
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = undefined;
    this.state = undefined;
  }

  #play = async () => {
    this.state = 'loading';
    try {
      this.#address = URL.createObjectURL(await session.file(`/v1/crm/recordings/${encodeURIComponent(this.recording.id)}/audio`, 'audio/*'));
      this.state = 'ready';
      await this.updateComplete;
      const sound = this.querySelector('audio');
      sound.focus();
      await sound.play().catch(() => {});
    } catch (problem) {
      this.state = problem.message;
    }
  };

  #broken = () => {
    this.#forget();
    this.state = 'This browser cannot play it.';
  };

  render() {
    if (this.state === 'ready') return html`<audio controls src=${this.#address} aria-label=${this.label} @error=${this.#broken}></audio>`;
    const waiting = this.state === 'loading';
    return html`<button class="button small" ?disabled=${waiting} @click=${this.#play}>
        ${icons.play} ${waiting ? 'Loading…' : `Play ${length(this.recording.seconds)}`}<span class="unseen">: ${this.label}</span></button>
      ${this.state && !waiting ? html`<span class="fault-text" role="alert">${this.state}</span>` : nothing}`;
  }
}

customElements.define('sb-player', Player);
