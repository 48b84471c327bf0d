// A socket of JSON messages that comes back by itself, and a visitor's thread over it of which nothing is lost.

const FINAL = new Set(['unknown-token', 'no-token', 'wrong-origin', 'suspended', 'mute', 'wrong-session', 'expired-token']);
const PING = 25_000;
const ANSWER = 10_000;
const PATIENCE = 2;

/** Opens, greets, and opens again when it breaks. Events: `message` (detail), `lost`, `refused` (detail). */
export class Line extends EventTarget {
  #url;
  #hello;
  #socket;
  #tries = 0;
  #beat;
  #alive;
  #wait;
  #done = false;
  #met = false;

  /** @param hello gives the first message, each time anew */
  constructor(url, hello) {
    super();
    this.#url = url;
    this.#hello = hello;
  }

  open() {
    globalThis.addEventListener('online', this.#now);
    this.#connect();
  }

  get up() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(message) {
    if (this.up) this.#socket.send(JSON.stringify(message));
    return this.up;
  }

  close() {
    this.#done = true;
    globalThis.removeEventListener('online', this.#now);
    clearTimeout(this.#wait);
    this.#rest();
    this.#socket?.close();
  }

  #now = () => {
    if (this.#done || this.up || this.#socket?.readyState === WebSocket.CONNECTING) return;
    clearTimeout(this.#wait);
    this.#connect();
  };

  #connect() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.send(this.#hello());
      this.#beat = setInterval(() => this.#ping(), PING);
    };
    socket.onmessage = ({data}) => this.#heard(JSON.parse(data));
    socket.onclose = () => this.#closed(socket);
  }

  #ping() {
    this.send({type: 'ping'});
    this.#alive = setTimeout(() => this.#socket.close(), ANSWER);
  }

  #heard(message) {
    clearTimeout(this.#alive);
    if (message.type === 'pong') return;
    if (message.type === 'error' && FINAL.has(message.reason)) {
      this.close();
      this.#tell('refused', message);
    } else {
      if (message.type !== 'error') {
        this.#met = true;
        this.#tries = 0;
      }
      this.#tell('message', message);
    }
  }

  #rest() {
    clearInterval(this.#beat);
    clearTimeout(this.#alive);
  }

  #closed(socket) {
    if (socket !== this.#socket) return;
    this.#rest();
    if (this.#done) return;
    if (!this.#met && this.#tries >= PATIENCE) return this.#giveUp();
    this.#tell('lost');
    const pause = Math.min(15_000, 400 * 2 ** this.#tries++) * (0.75 + Math.random() / 2);
    this.#wait = setTimeout(() => this.#connect(), pause);
  }

  /** Nobody has ever answered: browsers do not tell why. */
  #giveUp() {
    this.close();
    this.#tell('refused', {});
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}

const fresh = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(it => it.toString(16).padStart(2, '0')).join('');
};

/** Where a page may keep nothing, it is kept as long as the page stays. */
class Keeping {
  #memory = {};
  #name;

  constructor(name) {
    this.#name = name;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#name)) ?? this.#memory;
    } catch {
      return this.#memory;
    }
  }

  write(what) {
    this.#memory = {...this.read(), ...what};
    try {
      localStorage.setItem(this.#name, JSON.stringify(this.#memory));
    } catch {
      // Kept in memory.
    }
  }
}

/**
 * What a visitor and the business have written. What is not yet answered is kept and sent again under the same id
 * whenever the line comes back, so that nothing is lost and nothing is said twice. Event: `change`.
 */
export class Thread extends EventTarget {
  lines = [];
  typing = false;
  part = '';
  state = 'connecting';
  about = {};
  trouble = undefined;
  #kept;
  #line;
  #answered = new Set();

  constructor({base, token}) {
    super();
    this.#kept = new Keeping(`switchboard.chat.${token.slice(-8)}`);
    const url = `${base.replace(/^http/, 'ws')}/v1/widget/chat`;
    this.#line = new Line(url, () => ({type: 'hello', token, thread: this.#kept.read().thread, last: this.#kept.read().last, seen: this.#seen}));
    this.#line.addEventListener('message', ({detail}) => this.#heard(detail));
    this.#line.addEventListener('lost', () => this.#become('lost'));
    this.#line.addEventListener('refused', ({detail}) => this.#refused(detail));
    for (const it of this.#pending) this.lines.push({who: 'you', id: it.id, text: it.text, state: 'sending'});
  }

  start() {
    this.#line.open();
  }

  stop() {
    this.#line.close();
  }

  say(text) {
    const it = {id: fresh(), text};
    this.#kept.write({pending: [...this.#pending, it]});
    this.lines.push({who: 'you', ...it, state: 'sending'});
    this.#send(it);
    this.#changed();
  }

  again(id) {
    const line = this.lines.find(it => it.id === id);
    const it = this.#pending.find(one => one.id === id);
    if (!line || !it) return;
    line.state = 'sending';
    this.#send(it);
    this.#changed();
  }

  get #pending() {
    return this.#kept.read().pending ?? [];
  }

  get #seen() {
    return Math.max(-1, ...this.#answered);
  }

  #send({id, text}) {
    this.#line.send({type: 'message', id, text});
  }

  #heard(it) {
    const on = {
      welcome: () => this.#welcome(it),
      received: () => this.#mark(it.id, 'sent'),
      typing: () => (this.typing = true),
      part: () => Object.assign(this, {typing: true, part: it.text}),
      reply: () => this.#reply(it),
      error: () => this.#failed(it),
    };
    on[it.type]?.();
    this.#changed();
  }

  #welcome(it) {
    this.#kept.write({thread: it.thread});
    this.about = it;
    this.state = 'online';
    this.trouble = undefined;
    const waiting = this.lines.filter(line => line.who === 'you' && line.state && line.state !== 'sent' && line.turn === undefined);
    const before = this.lines.filter(line => !waiting.includes(line));
    for (const line of it.lines) this.#remembered(before, waiting, line);
    this.lines = [...before, ...waiting.filter(line => !before.includes(line))];
    if (!this.lines.length) this.lines.push({who: 'us', text: it.greeting, greeting: true});
    for (const one of this.#pending) this.#send(one);
  }

  /** A turn the server remembers; what we still wait for in it is not shown twice. */
  #remembered(before, waiting, {turn, said, reply}) {
    if (this.#answered.has(turn)) return;
    const own = waiting.find(it => it.text === said && !before.includes(it));
    if (own && !reply) return;
    if (own) this.#settle(own, turn);
    if (said && !before.some(it => it.who === 'you' && it.turn === turn)) before.push(own ?? {who: 'you', text: said, turn});
    if (!reply) return;
    this.#answered.add(turn);
    before.push({who: 'us', text: reply, turn});
  }

  #settle(line, turn) {
    Object.assign(line, {turn, state: 'sent'});
    this.#kept.write({pending: this.#pending.filter(it => it.id !== line.id)});
  }

  #mark(id, state) {
    const line = this.lines.find(it => it.id === id);
    if (line && line.turn === undefined) line.state = state;
  }

  #reply({id, turn, text}) {
    Object.assign(this, {typing: false, part: ''});
    const own = this.lines.find(it => it.id === id);
    if (own) this.#settle(own, turn);
    this.#line.send({type: 'seen', turn});
    if (this.#answered.has(turn)) return;
    this.#answered.add(turn);
    this.#kept.write({last: turn});
    if (text) this.lines.push({who: 'us', text, turn});
  }

  #failed({id, reason, text}) {
    Object.assign(this, {typing: false, part: ''});
    if (!id) this.trouble = text;
    else if (reason === 'too-often') setTimeout(() => this.again(id), 2_500);
    else this.#mark(id, 'failed');
  }

  #refused({text}) {
    this.state = 'closed';
    this.trouble = text;
    this.#changed();
  }

  #become(state) {
    Object.assign(this, {state, typing: false, part: ''});
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
