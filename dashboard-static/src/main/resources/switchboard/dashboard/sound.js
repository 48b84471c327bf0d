// A call whose sound a speech vendor hears: the browser is the telephone, and speaks the telephone network's protocol.

const LOUD = 0.02;
const QUIET = 250; // ms without a loud frame after which somebody has finished speaking

const base64 = bytes => btoa(String.fromCharCode(...bytes));
const bytesOf = text => Uint8Array.from(atob(text), it => it.charCodeAt(0));

/** Whether this browser can be a telephone. */
export const able = () => Boolean(globalThis.AudioWorkletNode && navigator.mediaDevices?.getUserMedia);

/** Asks for the microphone, before anything else is begun. */
export const microphone = () => navigator.mediaDevices.getUserMedia({audio: {echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1}});

/**
 * Events: `change` (see `state`: connecting, speaking, listening, thinking, over), `begins` {first} once an answer is
 * audible, milliseconds after the last word, `cut` when what was being said gave way, `lost` when the sound is gone
 * although nobody hung up.
 */
export class SoundCall extends EventTarget {
  state = 'connecting';
  #url;
  #parameters;
  #microphone;
  #context;
  #node;
  #socket;
  #stream = `MZ${crypto.randomUUID?.().replaceAll('-', '') ?? Date.now()}`;
  #sequence = 0;
  #chunk = 0;
  #spoke = 0;
  #owed = false;

  constructor({url, conversation, parameters, microphone}) {
    super();
    this.#url = url;
    this.conversation = conversation;
    this.#parameters = parameters;
    this.#microphone = microphone;
  }

  async begin() {
    try {
      this.#context = new AudioContext({latencyHint: 'interactive'});
      await this.#context.audioWorklet.addModule('/telephone.js');
      if (this.state === 'over') return;
      this.#node = new AudioWorkletNode(this.#context, 'telephone', {outputChannelCount: [1]});
      this.#node.port.onmessage = ({data}) => this.#caught(data);
      this.#socket = new WebSocket(this.#url);
      this.#socket.onopen = () => this.#opened();
      this.#socket.onmessage = ({data}) => this.#told(JSON.parse(data));
      this.#socket.onclose = () => this.#gone();
    } catch {
      this.#gone();
    }
  }

  press(digit) {
    this.#send('dtmf', {dtmf: {track: 'inbound_track', digit}});
  }

  hangUp() {
    this.#send('stop', {stop: {callSid: this.conversation}});
    this.#over();
  }

  #send(event, more) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify({event, sequenceNumber: String(++this.#sequence), streamSid: this.#stream, ...more}));
  }

  #opened() {
    this.#socket.send(JSON.stringify({event: 'connected', protocol: 'Call', version: '1.0.0'}));
    this.#send('start', {start: {
      accountSid: 'browser', callSid: this.conversation, streamSid: this.#stream, tracks: ['inbound'],
      mediaFormat: {encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1}, customParameters: this.#parameters,
    }});
    this.#context.createMediaStreamSource(this.#microphone).connect(this.#node).connect(this.#context.destination);
    this.#context.resume();
    this.#become('listening');
  }

  #caught({frame, level, mark, playing}) {
    if (frame) this.#heard(frame, level);
    else if (mark) this.#send('mark', {mark: {name: mark}});
    else this.#playing(playing);
  }

  #heard(frame, level) {
    this.#send('media', {media: {track: 'inbound', chunk: String(++this.#chunk), timestamp: String(this.#chunk * 20), payload: base64(frame)}});
    const now = performance.now();
    if (level > LOUD) {
      this.#spoke = now;
      this.#owed = true;
    } else if (this.#owed && this.state === 'listening' && now - this.#spoke > QUIET) this.#become('thinking');
  }

  #playing(playing) {
    if (playing && this.#owed) {
      this.#owed = false;
      this.dispatchEvent(new CustomEvent('begins', {detail: {first: Math.round(performance.now() - this.#spoke)}}));
    }
    if (this.state !== 'over') this.#become(playing ? 'speaking' : 'listening');
  }

  #told({event, media, mark}) {
    if (event === 'media') this.#node.port.postMessage({sound: bytesOf(media.payload)});
    else if (event === 'mark') this.#node.port.postMessage({mark: mark.name});
    else if (event === 'clear') {
      this.#node.port.postMessage({clear: true});
      this.dispatchEvent(new CustomEvent('cut', {detail: {}}));
    }
  }

  #gone() {
    if (this.state === 'over') return;
    this.#over();
    this.dispatchEvent(new CustomEvent('lost', {detail: {}}));
  }

  #over() {
    this.state = 'over';
    this.#microphone.getTracks().forEach(it => it.stop());
    this.#context?.close();
    this.#socket?.close();
    this.dispatchEvent(new Event('change'));
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
