// A call the browser itself hears and speaks for, over a socket of text.
import {Line} from './line.js';

const Ears = () => globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const SILENCE = 9_000;

const plain = text => text.toLowerCase().normalize('NFD').replace(/[^\p{L}\p{N} ]+/gu, '').replace(/\s+/g, ' ').trim();

/** Whether this browser can listen, and whether it can speak. */
export const able = () => ({hear: Boolean(Ears()), speak: Boolean(globalThis.speechSynthesis)});

/**
 * Events: `change` (see `state`: connecting, speaking, listening, thinking, over), `heard` {text, final, keys},
 * `said` {turn, text, part, took}, `cut` {turn, heard}, `begins` {turn, took, first} once a reply is audible,
 * `trouble` (words).
 */
export class Call extends EventTarget {
  state = 'connecting';
  language = 'en-US';
  interim = '';
  name = '';
  #line;
  #start;
  #shown;
  #ears;
  #mute = false;
  #silence;
  #timer;
  #turn = 0;
  #speech;
  #asked = performance.now();
  #rest = [];

  /**
   * @param start the first message
   * @param silence after how many milliseconds of it the receptionist is told; 0: never
   */
  constructor({url, start, silence = SILENCE}) {
    super();
    this.#start = start;
    this.#silence = silence;
    this.#line = new Line(url, () => ({...start, type: 'start', ...(this.#shown && {call: this.#shown, again: true})}));
    this.#line.addEventListener('message', ({detail}) => this.#told(detail));
    this.#line.addEventListener('refused', ({detail}) => this.#over(detail.text));
    this.#line.addEventListener('lost', () => this.state !== 'over' && this.#become('connecting'));
  }

  begin() {
    this.#line.open();
    this.#listen();
  }

  /** Something typed instead of spoken. */
  type(text) {
    this.#say({type: 'hear', text, confidence: 1}, {text, final: true});
  }

  press(digits) {
    this.#say({type: 'press', digits}, {text: digits, final: true, keys: true});
  }

  /** Cuts what is being said, and tells how much of it was heard. */
  interrupt() {
    const it = this.#speech;
    if (!it) return false;
    this.#speech = undefined;
    globalThis.speechSynthesis?.cancel();
    const heard = it.text.slice(0, it.reached).trim();
    this.#line.send({type: 'interrupt', turn: it.turn, heard});
    this.#tell('cut', {turn: it.turn, heard});
    this.#rest = [];
    if (this.state === 'speaking') this.#become('listening');
    return true;
  }

  hangUp() {
    this.#line.send({type: 'hangup'});
    this.#over();
  }

  #say(message, heard) {
    if (this.state === 'over') return;
    this.interrupt();
    clearTimeout(this.#timer);
    this.interim = '';
    this.#asked = performance.now();
    if (!this.#line.send(message)) return this.#tell('trouble', 'lost');
    this.#tell('heard', heard);
    this.#become('thinking');
  }

  #told(it) {
    const on = {
      begun: () => this.#begun(it),
      part: () => this.#speak(it, true),
      say: () => this.#speak(it, false),
      ended: () => this.#over(),
      error: () => this.#trouble(it),
    };
    on[it.type]?.();
  }

  #begun(it) {
    this.#shown = it.call;
    this.conversation = it.conversation;
    this.name = it.name;
    this.#speakIn(it.language);
  }

  #speakIn(language) {
    if (!language || language === this.language) return;
    this.language = language;
    if (this.#ears) this.#ears.lang = language;
  }

  #trouble({text}) {
    this.#tell('trouble', text);
    if (this.state === 'thinking') this.#become('listening');
  }

  #speak(it, part) {
    this.#speakIn(it.language);
    this.#turn = it.turn;
    this.#tell('said', {turn: it.turn, text: it.text, part, took: it.took});
    const next = {...it, part, reached: 0};
    if (this.#speech) this.#rest.push(next);
    else this.#utter(next);
  }

  #utter(it) {
    const voice = globalThis.speechSynthesis;
    this.#speech = it;
    this.#become('speaking');
    if (!voice || !it.text) {
      it.reached = it.text.length;
      this.#begins(it);
      this.#spoken(it);
      return;
    }
    const words = new SpeechSynthesisUtterance(it.text);
    words.lang = this.language;
    words.onstart = () => this.#begins(it);
    words.onboundary = ({charIndex}) => (it.reached = Math.max(it.reached, charIndex));
    words.onend = () => this.#spoken(it);
    words.onerror = () => this.#spoken(it);
    voice.speak(words);
  }

  #begins(it) {
    if (it.begun) return;
    it.begun = true;
    this.#tell('begins', {turn: it.turn, took: it.took, first: Math.round(performance.now() - this.#asked)});
  }

  #spoken(it) {
    if (this.#speech !== it) return;
    this.#speech = undefined;
    const next = this.#rest.shift();
    if (next) this.#utter(next);
    else if (it.end) this.hangUp();
    else if (it.part && !it.open) this.#become('thinking');
    else this.#wait();
  }

  #wait() {
    this.#become('listening');
    clearTimeout(this.#timer);
    if (this.#silence) this.#timer = setTimeout(() => this.#quiet(), this.#silence);
  }

  #quiet() {
    if (this.state !== 'listening' || this.interim) return;
    this.#asked = performance.now();
    this.#line.send({type: 'silent'});
    this.#tell('heard', {text: '', final: true, silence: true});
    this.#become('thinking');
  }

  #listen() {
    if (!Ears() || this.#mute || this.state === 'over') return;
    const ears = new (Ears())();
    Object.assign(ears, {lang: this.language, continuous: true, interimResults: true});
    ears.onresult = event => this.#caught(event);
    ears.onerror = ({error}) => {
      if (error !== 'not-allowed' && error !== 'service-not-allowed') return;
      this.#mute = true;
      this.#tell('trouble', 'deaf');
    };
    ears.onend = () => {
      if (this.#ears === ears) setTimeout(() => this.#listen(), 200);
    };
    this.#ears = ears;
    try {
      ears.start();
    } catch {
      this.#mute = true;
    }
  }

  #caught(event) {
    if (this.state === 'over') return;
    const result = event.results[event.resultIndex ?? event.results.length - 1];
    const text = result[0].transcript.trim();
    if (!text || this.#echo(text)) return;
    this.interrupt();
    clearTimeout(this.#timer);
    if (result.isFinal) {
      this.#say({type: 'hear', text, confidence: result[0].confidence || 1}, {text, final: true});
    } else {
      this.interim = text;
      this.#tell('heard', {text, final: false});
      this.#changed();
    }
  }

  /** Our own voice, come back through the microphone. */
  #echo(text) {
    return Boolean(this.#speech) && plain(this.#speech.text).includes(plain(text));
  }

  #over(words) {
    if (this.state === 'over') return;
    const ears = this.#ears;
    this.#ears = undefined;
    this.#speech = undefined;
    this.#rest = [];
    clearTimeout(this.#timer);
    ears?.abort();
    globalThis.speechSynthesis?.cancel();
    this.#line.close();
    this.interim = '';
    if (words) this.#tell('trouble', words);
    this.#become('over');
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}
