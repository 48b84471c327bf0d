// One call in progress: who, how, the last words of both sides as they are spoken, and what may be done to it.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {actName, captions, paceLine, stageLines, toolName} from './captions.js';
import {icons} from './icons.js';
import {enabled, typing} from './keys.js';
import {Piece, callPath, caller, language, openForm, phone, rung, severityMark, wave, words} from './parts.js';
import {session} from './session.js';
import {length} from './time.js';

const clocks = new Set();
let ticking;

/** How long ago it began, counted without showing anything else again. */
class Elapsed extends Piece {
  static properties = {since: {attribute: false}, until: {attribute: false}};

  connectedCallback() {
    super.connectedCallback();
    clocks.add(this);
    ticking ??= setInterval(() => clocks.forEach(it => it.requestUpdate()), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clocks.delete(this);
    if (!clocks.size) ticking = void clearInterval(ticking);
  }

  render() {
    const seconds = ((this.until ? new Date(this.until) : session.now()) - new Date(this.since)) / 1000;
    return html`<span class="unseen">Going on for</span> ${length(seconds)}`;
  }
}

/** The three things an owner may do to a call. */
export const deeds = (host, call) => html`
  <button class="button small" @click=${() => openForm(host, 'whisper', {call})}>${icons.text} Whisper</button>
  <button class="button small" @click=${() => openForm(host, 'takeover', {call})}>${icons.calls} Take over</button>
  <button class="button small danger" @click=${() => openForm(host, 'endcall', {call})}>${icons.stop} End call</button>`;

const KEYS = {w: 'whisper', o: 'takeover', e: 'endcall'};

class LiveCall extends Piece {
  static properties = {call: {attribute: false}, lines: {type: Number}, spoken: {type: Boolean}};

  constructor() {
    super();
    this.lines = 3;
    this.addEventListener('keydown', this.#pressed);
  }

  #pressed = event => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plain || !enabled() || typing(event.target) || this.over || !KEYS[event.key]) return;
    event.preventDefault();
    openForm(this, KEYS[event.key], {call: this.call.conversation});
  };

  get over() {
    return this.call.conversation.ended !== undefined;
  }

  render() {
    const it = this.call.conversation;
    const grave = it.emergency || it.severity === 'life' || it.severity === 'critical';
    const lines = captions(this.call, this.lines);
    return html`<article class="live-call ${grave ? 'emergency' : ''} ${this.over ? 'over' : ''}" aria-label=${caller(it)}>
      <header>
        <a class="title" data-row href=${callPath(it.id)}>${caller(it)}</a>
        <span class="length">${this.over ? html`<span class="chip">Ended</span>` : wave()} <sb-elapsed .since=${it.started} .until=${it.ended}></sb-elapsed></span>
        <p class="chips">
          ${severityMark(it)}
          ${it.intent && it.intent !== 'emergency' ? html`<span class="chip">${words(it.intent)}</span>` : nothing}
          ${it.rung ? html`<span class="chip" title=${rung(it.rung).hint}>${rung(it.rung).name}</span>` : nothing}
          ${it.language ? html`<span class="chip">${language(it.language)}</span>` : nothing}
          ${it.name && it.peer ? html`<span class="sub">${phone(it.peer)}</span>` : nothing}
        </p>
        ${it.need ? html`<p class="need">${it.need}</p>` : nothing}
      </header>
      <ol class="captions" aria-label="Captions" aria-live=${this.spoken ? 'polite' : 'off'}>
        ${lines.length ? repeat(lines, line => line.key, line => this.#line(line)) : html`<li class="line muted">Connecting…</li>`}
      </ol>
      ${this.over ? nothing : html`<footer class="actions">${deeds(this, it)}${paceLine(this.call.pace)}</footer>`}
    </article>`;
  }

  #line(line) {
    if (line.side === 'tool') return html`<li class="line tool"><span class="run open">${icons.tool} ${toolName(line.run)}…</span></li>`;
    if (line.side === 'owner') return this.#act(line.act);
    const name = line.side === 'caller' ? 'Caller' : session.business.persona.name;
    const stage = stageLines(line.timing);
    return html`<li class="line ${line.side} ${line.kind ?? ''}">
      <p><b>${name}</b> ${line.words}${line.speaking ? html` <span class="speaking">${wave()}<span class="unseen">Being said</span></span>` : nothing}</p>
      ${stage.length ? html`<span class="stages">${stage}</span>` : nothing}
    </li>`;
  }

  #act(act) {
    return html`<li class="line owner"><p><b>${actName(act)}</b> ${act.words ?? ''}${act.kind === 'whisper' ? html` <span class="sub">said with the next reply</span>` : nothing}</p></li>`;
  }
}

customElements.define('sb-elapsed', Elapsed);
customElements.define('sb-live-call', LiveCall);
