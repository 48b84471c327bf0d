// The chat itself: what was written, what is being written, and a place to write or to speak.
import {Thread} from './line.js';
import {looks} from './looks.js';
import {Call, able} from './speech.js';
import {words as wordsOf} from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  close: ['M6 6l12 12M18 6L6 18'],
  send: ['M4 12l16-7-5 15-3.5-6z', 'M11.5 14L20 5'],
  speak: ['M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3z', 'M6 11.5a6 6 0 0 0 12 0M12 17.5V21'],
  stop: ['M7 7h10v10H7z'],
};

/** An element; nothing is ever parsed, so that no policy of a page is in the way. */
function el(tag, attributes = {}, ...children) {
  const it = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) it.addEventListener(name.slice(2), value);
    else if (value === true) it.setAttribute(name, '');
    else if (value !== false && value !== undefined) it.setAttribute(name, value);
  }
  it.append(...children.filter(one => one !== undefined));
  return it;
}

function icon(name) {
  const it = document.createElementNS(SVG, 'svg');
  it.setAttribute('viewBox', '0 0 24 24');
  it.setAttribute('aria-hidden', 'true');
  if (name === 'send') it.setAttribute('class', 'turns');
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    it.append(path);
  }
  return it;
}

export class Panel {
  #base;
  #token;
  #words;
  #closed;
  #thread;
  #call;
  #spoken = [];
  #drawn = new Map();
  #ready;

  constructor({root, base, token, language, closed}) {
    this.#base = base;
    this.#token = token;
    this.#words = wordsOf(language);
    this.#closed = closed;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, looks];
    this.#build();
    root.prepend(this.panel);
  }

  #build() {
    const say = this.#words;
    this.heading = el('h2', {id: 'title'});
    this.status = el('p', {class: 'status', role: 'status'});
    this.log = el('div', {class: 'log', role: 'log', tabindex: '0', 'aria-label': say.log, 'aria-live': 'polite', 'aria-relevant': 'additions text'});
    this.field = el('textarea', {id: 'write', rows: '1', maxlength: '2000', placeholder: say.write, autocomplete: 'off', dir: 'auto', onkeydown: it => this.#key(it)});
    this.speak = el('button', {type: 'button', 'aria-label': say.speak, title: say.speak, onclick: () => this.#talk(), hidden: true}, icon('speak'));
    this.form = el('form', {onsubmit: it => this.#submit(it)},
      el('label', {class: 'unseen', for: 'write'}, say.write), this.field, this.speak,
      el('button', {class: 'strong', 'aria-label': say.send, title: say.send}, icon('send')));
    this.trouble = el('p', {class: 'trouble', role: 'alert', hidden: true});
    this.voice = el('div', {class: 'voice', hidden: true});
    this.panel = el('section', {class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true, onkeydown: it => it.key === 'Escape' && this.close()},
      el('div', {class: 'top'}, el('div', {}, this.heading, this.status),
        el('button', {type: 'button', 'aria-label': say.close, title: say.close, onclick: () => this.close()}, icon('close'))),
      this.log, el('div', {}, this.trouble, this.voice, this.form));
  }

  /** Resolves once there is something to see. */
  async open() {
    this.#thread ??= this.#begin();
    await this.#ready;
    this.panel.hidden = false;
    this.#draw();
    this.log.scrollTop = this.log.scrollHeight;
    this.field.focus();
  }

  close() {
    if (this.panel.hidden) return;
    this.#call?.hangUp();
    this.panel.hidden = true;
    this.#closed();
  }

  #begin() {
    const thread = new Thread({base: this.#base, token: this.#token});
    this.#ready = new Promise((resolve, reject) => {
      const fail = setTimeout(() => reject(new Error('no answer')), 8_000);
      thread.addEventListener('change', () => {
        if (thread.state === 'connecting' || (thread.state === 'lost' && !thread.about.name)) return;
        clearTimeout(fail);
        if (thread.about.name) resolve();
        else reject(new Error(thread.trouble));
      });
    });
    this.#ready.catch(() => {
      thread.stop();
      this.#thread = undefined;
    });
    thread.addEventListener('change', () => this.#draw());
    thread.start();
    return thread;
  }

  #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = '';
    if (this.#call && this.#call.state !== 'over') this.#call.type(text);
    else this.#thread.say(text);
    this.field.focus();
  }

  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #talk() {
    const call = new Call({url: `${this.#base.replace(/^http/, 'ws')}/v1/widget/voice`, start: {token: this.#token}});
    this.#call = call;
    this.#spoken.push({key: `call-${performance.now()}`, lines: []});
    const own = this.#spoken.at(-1).lines;
    call.addEventListener('change', () => this.#draw());
    call.addEventListener('heard', ({detail}) => detail.final && detail.text && own.push({who: 'you', text: detail.text}));
    call.addEventListener('said', ({detail}) => own.push({who: 'us', text: detail.text, turn: detail.turn}));
    call.addEventListener('cut', ({detail}) => this.#cut(own, detail));
    call.addEventListener('trouble', ({detail}) => (this.deaf = detail === 'deaf' ? this.#words.deaf : detail === 'lost' ? this.#words.lost : detail));
    this.deaf = able().hear ? undefined : this.#words.deafBrowser;
    call.begin();
    this.#draw();
    this.voice.querySelector('button')?.focus();
  }

  /** What was not heard is struck through. */
  #cut(lines, {turn, heard}) {
    const line = lines.findLast(it => it.who === 'us' && it.turn === turn);
    if (!line) return;
    line.rest = line.text.slice(heard.length);
    line.text = line.text.slice(0, heard.length);
  }

  #draw() {
    const thread = this.#thread;
    if (!thread?.about.name) return;
    const say = this.#words;
    const name = thread.about.name;
    const call = this.#call && this.#call.state !== 'over' ? this.#call : undefined;
    this.heading.textContent = name;
    this.panel.setAttribute('aria-label', say.dialog(name));
    this.#set(this.status, thread.state === 'online' ? say.online : thread.state === 'lost' ? say.lost : say.connecting);
    const trouble = thread.trouble ?? this.deaf;
    this.trouble.hidden = !trouble;
    this.#set(this.trouble, trouble ?? '');
    this.speak.hidden = Boolean(call) || !thread.about.voice || !(able().hear || able().speak);
    this.#drawCall(call);
    this.#drawLog(thread, name);
  }

  #set(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  #drawCall(call) {
    const say = this.#words;
    this.voice.hidden = !call;
    if (!call) return this.voice.replaceChildren();
    if (!this.voice.childElementCount) {
      this.voice.append(el('p', {class: 'state', role: 'status'}),
        el('button', {type: 'button', class: 'plain', onclick: () => call.interrupt()}, say.cut),
        el('button', {type: 'button', class: 'strong', onclick: () => this.#end()}, icon('stop'), say.hangUp),
        el('p', {class: 'interim', 'aria-hidden': 'true', dir: 'auto'}));
    }
    const [state, cut, , interim] = this.voice.children;
    this.#set(state, {connecting: say.connecting, speaking: say.speaking, listening: say.listening, thinking: say.thinking}[call.state]);
    cut.hidden = call.state !== 'speaking';
    interim.hidden = !call.interim;
    this.#set(interim, call.interim);
  }

  #end() {
    this.#call.hangUp();
    this.field.focus();
  }

  #drawLog(thread, name) {
    const say = this.#words;
    const near = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    const rows = [];
    for (const it of thread.lines) {
      rows.push(this.#row(`${it.who}-${it.id ?? it.turn ?? 'greeting'}`, it, name));
      if (it.state === 'failed') rows.push(this.#failed(it));
    }
    for (const call of this.#spoken) {
      call.lines.forEach((it, i) => rows.push(this.#row(`${call.key}-${i}`, it, name)));
      if (call !== this.#spoken.at(-1) || this.#call?.state === 'over') rows.push(this.#keep(`${call.key}-over`, () => el('p', {class: 'centre'}, say.over)));
    }
    if (thread.typing) rows.push(this.#writing(thread.part, name));
    if (rows.length !== this.log.childElementCount || rows.some((it, i) => this.log.children[i] !== it)) this.#place(rows);
    if (near) this.log.scrollTop = this.log.scrollHeight;
  }

  /** Only what is new is put in, so that it alone is read out. */
  #place(rows) {
    for (const it of [...this.log.children]) if (!rows.includes(it)) it.remove();
    rows.forEach((it, i) => {
      if (this.log.children[i] !== it) this.log.insertBefore(it, this.log.children[i] ?? null);
    });
  }

  #keep(key, make) {
    if (!this.#drawn.has(key)) this.#drawn.set(key, make());
    return this.#drawn.get(key);
  }

  #row(key, it, name) {
    const row = this.#keep(key, () => el('p', {class: `bubble ${it.who}`, dir: 'auto'},
      el('span', {class: 'unseen'}, `${it.who === 'you' ? this.#words.you : this.#words.us(name)} `), document.createTextNode(it.text)));
    if (it.rest && row.childNodes.length === 2) {
      row.lastChild.data = it.text;
      row.append(el('s', {}, it.rest));
    }
    return row;
  }

  #failed(it) {
    const say = this.#words;
    return this.#keep(`failed-${it.id}`, () => el('p', {class: 'note failed', role: 'alert'}, say.failed, ' ',
      el('button', {type: 'button', onclick: () => this.#thread.again(it.id)}, say.again)));
  }

  #writing(part, name) {
    const row = this.#keep('typing', () => el('p', {class: 'bubble us'}));
    const text = part || '';
    if (row.dataset.text === text) return row;
    row.dataset.text = text;
    row.replaceChildren(...(text ? [document.createTextNode(text)] : [el('span', {class: 'unseen'}, `${name} ${this.#words.typing}`), el('span', {class: 'dots', 'aria-hidden': 'true'}, el('i'), el('i'), el('i'))]));
    return row;
  }
}
