// Calling and writing to one's own receptionist, as a customer of one's invention would.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Call, able} from '/widget/speech.js';
import {icons} from './icons.js';
import {replyWords, saidWords} from './captions.js';
import {Piece, callPath, openForm, phone} from './parts.js';
import {session} from './session.js';
import './site.js';
import {SoundCall, able as sounds, microphone} from './sound.js';
import {Source} from './source.js';

const KINDS = {voice: 'Call', sms: 'Text', chat: 'Web chat'};
const STATES = {connecting: 'Connecting…', speaking: 'Speaking', listening: 'Listening to you', thinking: 'Thinking…', over: 'The call has ended'};
const TROUBLES = {
  deaf: 'This page may not use the microphone. Allow it in your browser, or type what you would say.',
  lost: 'The line is broken. It comes back by itself; please say that again.',
  mute: 'The voice service is gone. The call goes on: your browser listens and speaks from here.',
};
const VENDORS = {deepgram: 'Deepgram', openai: 'OpenAI', ultravox: 'Ultravox', cascade: 'Your receptionist'};
const KEYS = [...'123456789*0#'];
const fresh = () => crypto.randomUUID?.() ?? `try-${Date.now()}-${Math.random().toString(36).slice(2)}`;

class Try extends Piece {
  static properties = {kind: {state: true}, lines: {state: true}, call: {state: true}, waiting: {state: true}, problem: {state: true}, sent: {state: true}, heard: {state: true}};

  #ticket;
  #key = 0;
  /** What a vendor heard and said, as the conversation has it. */
  #captions = new Source(this, () => this.heard && `/v1/crm/conversations/${this.heard.conversation}`, {topics: ['conversation'], id: () => this.heard?.conversation, pause: 80});

  constructor() {
    super();
    this.kind = 'voice';
    this.lines = {voice: [], sms: [], chat: []};
    this.sent = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.call?.hangUp();
  }

  async #session(again, sound) {
    const caller = this.#ticket && {caller: this.#ticket.caller};
    if (!this.#ticket || again) this.#ticket = await session.send('POST', '/v1/try/sessions', {...caller, ...(sound && {sound})});
    return this.#ticket;
  }

  #put(kind, line) {
    const it = {key: ++this.#key, ...line};
    this.lines = {...this.lines, [kind]: [...this.lines[kind], it]};
    this.updateComplete.then(() => this.querySelector('.try-log')?.scrollTo({top: 1e6}));
    return it;
  }

  #change(kind, found, change) {
    this.lines = {...this.lines, [kind]: this.lines[kind].map(it => (it === found ? {...it, ...change} : it))};
  }

  #ring = async () => {
    this.problem = undefined;
    this.heard = undefined;
    this.lines = {...this.lines, voice: []};
    let ear;
    try {
      ear = sounds() && (await this.#vendor()) ? await microphone().catch(() => undefined) : undefined;
      const {sound, session: id} = await this.#session(true, Boolean(ear));
      if (sound && ear) return this.#sound(id, sound, ear);
      ear?.getTracks().forEach(it => it.stop());
      this.#words();
    } catch (problem) {
      ear?.getTracks().forEach(it => it.stop());
      this.problem = problem.message;
    }
  };

  /** Whether a vendor may hear calls at all: otherwise the microphone is left to the browser's own ears. */
  async #vendor() {
    const {value} = await session.get('/v1/owner/rollout').catch(() => ({value: {}}));
    return value.vendor;
  }

  #address(path) {
    return `${location.origin.replace(/^http/, 'ws')}${path}`;
  }

  /** The browser hears and speaks, and only words travel. */
  #words(again) {
    const {token, session: id} = this.#ticket;
    this.call = this.#listened(new Call({url: this.#address(`/ws/voice/${id}`), start: {token, ...(again && {again})}}));
    this.call.begin();
  }

  /** A vendor hears and speaks. */
  #sound(id, {vendor, parameters}, microphone) {
    const call = new SoundCall({url: this.#address('/v1/try/sound'), conversation: id, parameters, microphone});
    this.heard = {conversation: id, vendor};
    call.addEventListener('change', () => {
      this.requestUpdate();
      if (call.state === 'over') this.#look();
    });
    call.addEventListener('begins', ({detail}) => (this.heard = {...this.heard, first: detail.first}));
    call.addEventListener('lost', () => {
      if (this.call !== call) return;
      this.problem = TROUBLES.mute;
      this.#words(true);
    });
    this.call = call;
    call.begin();
  }

  /** What was said since a vendor was to hear it, as the conversation has it. */
  get #spoken() {
    const turns = this.#captions.value?.turns ?? [];
    const told = turns.flatMap(it => [
      saidWords(it) && {who: 'you', text: saidWords(it), key: `${it.turn}-said`},
      it.reply && {who: 'us', text: replyWords(it), key: `${it.turn}-reply`},
    ]);
    return told.filter(Boolean);
  }

  #listened(call) {
    const on = (type, what) => call.addEventListener(type, ({detail}) => what(detail));
    call.addEventListener('change', () => {
      this.requestUpdate();
      if (call.state === 'over') this.#look();
    });
    on('heard', it => it.final && this.#put('voice', {who: 'you', text: it.silence ? 'You said nothing' : it.text, aside: it.silence || it.keys}));
    on('said', it => this.#put('voice', {who: 'us', text: it.text, turn: it.turn}));
    on('begins', it => this.#timed(it));
    on('cut', it => this.#cut(it));
    on('trouble', it => (this.problem = TROUBLES[it] ?? it));
    return call;
  }

  #last(turn) {
    return this.lines.voice.findLast(it => it.who === 'us' && it.turn === turn);
  }

  #timed({turn, took, first}) {
    const line = this.#last(turn);
    if (line) this.#change('voice', line, {took, first});
  }

  #cut({turn, heard}) {
    const line = this.#last(turn);
    if (line) this.#change('voice', line, {text: line.text.slice(0, heard.length), rest: line.text.slice(heard.length)});
  }

  get #live() {
    return this.call && this.call.state !== 'over' ? this.call : undefined;
  }

  #submit = event => {
    event.preventDefault();
    const field = this.querySelector('#try-text');
    const text = field.value.trim();
    if (!text || this.waiting) return;
    field.value = '';
    if (this.kind === 'voice') this.#live?.type(text);
    else this.#write(this.kind, text);
  };

  async #write(channel, text) {
    this.problem = undefined;
    this.waiting = true;
    this.#put(channel, {who: 'you', text});
    const from = performance.now();
    try {
      const {session: id, caller} = await this.#session();
      const answer = await session.send('POST', '/v1/try/messages', {session: id, caller, channel, text, id: fresh()});
      this[channel] = answer.conversation;
      this.#put(channel, {who: 'us', text: answer.text || 'No answer is sent.', aside: !answer.text, took: Math.round(performance.now() - from)});
    } catch (problem) {
      this.problem = problem.message;
    }
    this.waiting = false;
    this.#look();
  }

  /** What would have been sent besides. */
  async #look() {
    const {value} = await session.get('/v1/owner/messages?limit=20').catch(() => ({value: {items: []}}));
    this.sent = value.items.filter(it => it.error === 'trial').slice(0, 5);
  }

  #anew = () => {
    this.call?.hangUp();
    this.#ticket = undefined;
    this.call = undefined;
    this.heard = undefined;
    this.lines = {voice: [], sms: [], chat: []};
    this.problem = undefined;
  };

  #choose(kind) {
    this.kind = kind;
    this.problem = undefined;
  }

  #conversation() {
    return this.kind === 'voice' ? this.call?.conversation : this[this.kind];
  }

  render() {
    const lines = this.kind === 'voice' && this.heard ? this.#spoken : this.lines[this.kind];
    return html`<div class="page narrow try">
      <h1>Try it</h1>
      <p class="muted">Be a customer for a while. Everything runs as in a real conversation, but it is marked as a test, reaches nobody by
        text, rings nobody, and counts in no figure. Appointments you make are real: cancel them on the schedule.</p>
      <div class="tabs" role="group" aria-label="How">
        ${Object.entries(KINDS).map(([id, name]) => html`<button aria-pressed=${id === this.kind} @click=${() => this.#choose(id)}>${name}</button>`)}
      </div>
      <section class="desk" aria-label=${KINDS[this.kind]}>
        ${this.kind === 'voice' ? this.#line() : nothing}
        <div class="try-log" role="log" aria-live="polite" aria-label="What was said" tabindex="0">
          ${lines.length ? nothing : html`<p class="muted">${this.#hint()}</p>`}
          ${repeat(lines, it => it.key, it => this.#row(it))}
          ${this.kind === 'voice' && this.call?.interim ? html`<p class="you interim">${this.call.interim}</p>` : nothing}
          ${this.waiting ? html`<p class="us muted">is writing…</p>` : nothing}
        </div>
        ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
        ${this.kind !== 'voice' || this.#live?.type ? this.#field() : nothing}
        ${this.kind === 'voice' && this.#live ? this.#pad() : nothing}
      </section>
      <p class="actions">
        ${this.#conversation() && !this.#live ? html`<a class="button" href=${callPath(this.#conversation())}>Open the conversation</a>` : nothing}
        ${lines.length && !this.#live ? html`<button class="button" @click=${this.#anew}>Start again as somebody new</button>` : nothing}
      </p>
      ${this.sent.length ? html`<section aria-labelledby="held"><h2 id="held">Would have been sent</h2>
        <ul class="list">${this.sent.map(it => html`<li class="message" data-row tabindex="-1"><span class="head"><span class="title">${it.audience === 'owner' ? 'To you' : 'To the customer'}</span><span class="chip">Held back</span></span><span class="body">${it.body}</span></li>`)}</ul></section>` : nothing}
      <section aria-labelledby="site"><h2 id="site">On your web site</h2>
        <p>The same receptionist as a chat on your own pages: one line to paste.</p>
        <p class="actions"><button class="button" @click=${() => openForm(this, 'site')}>Put it on my web site</button></p></section>
      <sb-site></sb-site>
    </div>`;
  }

  #hint() {
    if (this.kind === 'sms') return `You text from ${phone(this.#ticket?.caller ?? '+15555550100')}, a number nobody has.`;
    if (this.kind === 'chat') return 'You write on the web site; nobody knows who you are.';
    return able().hear
      ? 'Press Start the call, allow the microphone, and speak. Speaking while you are spoken to interrupts.'
      : 'This browser cannot listen: press Start the call and type what you would say.';
  }

  #line() {
    const call = this.#live;
    return html`<div class="line-bar">
      <span class="state" role="status">${this.call ? STATES[this.call.state] : 'Nobody on the line'}</span>
      ${this.heard && call && !call.type ? html`<span class="took">${VENDORS[this.heard.vendor] ?? this.heard.vendor} listens${this.heard.first === undefined ? '' : ` · ${this.heard.first} ms from your last word to the first sound`}</span>` : nothing}
      ${call?.state === 'speaking' && call.interrupt ? html`<button class="button" @click=${() => call.interrupt()}>Interrupt</button>` : nothing}
      ${call
        ? html`<button class="button danger" @click=${() => call.hangUp()}>${icons.stop} Hang up</button>`
        : html`<button class="button strong" @click=${this.#ring}>${icons.microphone} Start the call</button>`}
    </div>`;
  }

  #field() {
    const label = this.kind === 'voice' ? 'Type instead of speaking' : 'Write as a customer';
    return html`<form @submit=${this.#submit}><label class="unseen" for="try-text">${label}</label>
      <input id="try-text" type="text" maxlength="2000" autocomplete="off" placeholder=${label}>
      <button class="button strong" ?disabled=${this.waiting}>${this.kind === 'voice' ? 'Say' : 'Send'}</button></form>`;
  }

  #pad() {
    return html`<div class="keypad" role="group" aria-label="Keypad">
      ${KEYS.map(it => html`<button class="button" aria-label=${{'*': 'Star', '#': 'Hash'}[it] ?? it} @click=${() => this.#live.press(it)}>${it}</button>`)}</div>`;
  }

  #row(it) {
    const times = it.first !== undefined ? `${it.took} ms to answer, ${it.first} ms to the first word` : it.took !== undefined ? `${it.took} ms` : undefined;
    return html`<p class="${it.who} ${it.aside ? 'aside' : ''}"><span class="unseen">${it.who === 'you' ? 'You:' : 'Receptionist:'}</span> ${it.text}${it.rest ? html`<s>${it.rest}</s>` : nothing}</p>
      ${times ? html`<p class="took">${times}</p>` : nothing}`;
  }
}

customElements.define('sb-try', Try);
