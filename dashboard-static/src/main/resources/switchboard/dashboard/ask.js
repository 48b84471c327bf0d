// The owner asks in plain words, typed or spoken, and hears or reads the answer.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icons} from './icons.js';
import {Piece, openForm} from './parts.js';
import {session} from './session.js';

const ALOUD = 'switchboard.aloud';
const EXAMPLES = ["What's on my schedule tomorrow?", 'Who called today?', 'When am I free on Friday?'];
const MOST = 6;

const Hearing = () => globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

class Ask extends Piece {
  static properties = {turns: {state: true}, asking: {state: true}, hearing: {state: true}, aloud: {state: true}, deaf: {state: true}};

  #conversation;
  #ears;
  #count = 0;

  constructor() {
    super();
    this.turns = [];
    this.aloud = localStorage.getItem(ALOUD) === 'on';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ears?.abort();
    globalThis.speechSynthesis?.cancel();
  }

  #submit = event => {
    event.preventDefault();
    const field = this.querySelector('#ask-text');
    const text = field.value.trim();
    if (!text || this.asking) return;
    field.value = '';
    this.#ask(text, this.aloud);
  };

  async #ask(text, aloud) {
    this.asking = true;
    const turn = {key: ++this.#count, text};
    this.turns = [...this.turns.slice(1 - MOST), turn];
    try {
      const key = {'Idempotency-Key': crypto.randomUUID?.() ?? `ask-${Date.now()}-${turn.key}`};
      const answer = await session.send('POST', '/v1/owner/ask', {text, conversation: this.#conversation}, key);
      this.#conversation = answer.conversation;
      turn.say = answer.say || 'I have no answer to that.';
      if (aloud) this.#speak(turn.say);
    } catch (problem) {
      turn.problem = problem.message;
    }
    this.asking = false;
    this.turns = [...this.turns];
  }

  #speak(text) {
    const voice = globalThis.speechSynthesis;
    if (!voice) return;
    voice.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = session.business.language;
    voice.speak(words);
  }

  #listen = () => {
    if (this.#ears) return this.#ears.stop();
    const ears = new (Hearing())();
    ears.lang = session.business.language;
    ears.onresult = event => this.#ask(event.results[0][0].transcript, true);
    ears.onerror = ({error}) => (this.deaf = error === 'not-allowed' || error === 'service-not-allowed');
    ears.onend = () => {
      this.#ears = undefined;
      this.hearing = false;
    };
    globalThis.speechSynthesis?.cancel();
    this.#ears = ears;
    this.hearing = true;
    this.deaf = false;
    ears.start();
  };

  #toggle = () => {
    this.aloud = !this.aloud;
    localStorage.setItem(ALOUD, this.aloud ? 'on' : 'off');
    const last = this.turns.at(-1)?.say;
    if (this.aloud && last) this.#speak(last);
    else globalThis.speechSynthesis?.cancel();
  };

  render() {
    return html`<section class="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">Ask</h2>
      ${this.turns.length ? nothing : html`<p class="examples">${EXAMPLES.map(it => html`
        <button class="button small" @click=${() => this.#ask(it, this.aloud)}>${it}</button>`)}</p>`}
      <div class="said" role="log" aria-label="Questions and answers" aria-live="polite" tabindex=${this.turns.length ? 0 : nothing}>
        ${repeat(this.turns, it => it.key, it => html`
          <p class="asked"><span class="unseen">You asked:</span> ${it.text}</p>
          ${it.say || it.problem ? html`<p class="answer ${it.problem ? 'refused' : ''}">${it.say ?? it.problem}</p>` : nothing}`)}
        ${this.asking ? html`<p class="answer muted">One moment…</p>` : nothing}
      </div>
      ${this.deaf ? html`<p class="hint" role="status">This page may not use the microphone. Allow it in your browser, or type.</p>` : nothing}
      <form @submit=${this.#submit}>
        <label class="unseen" for="ask-text">Ask about your business</label>
        <input id="ask-text" type="text" maxlength="1000" autocomplete="off" placeholder="Ask about your business">
        ${Hearing() ? html`<button type="button" class="button round" aria-pressed=${this.hearing ? 'true' : 'false'}
          aria-label="Ask by voice" @click=${this.#listen}>${this.hearing ? icons.stop : icons.microphone}</button>` : nothing}
        ${globalThis.speechSynthesis ? html`<button type="button" class="button round" aria-pressed=${this.aloud ? 'true' : 'false'}
          aria-label="Read answers aloud" @click=${this.#toggle}>${icons.speaker}</button>` : nothing}
        <button class="button strong" ?disabled=${this.asking}>Ask</button>
      </form>
      <button class="link" @click=${() => openForm(this, 'staff')}>Ask by phone too</button>
    </section>`;
  }
}

customElements.define('sb-ask', Ask);
