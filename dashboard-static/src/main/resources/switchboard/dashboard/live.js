// The stream of changes. EventSource cannot send keys, so the stream is read by fetch.
import {session} from './session.js';

const SILENCE = 40_000; // the server says something every 15 s
const LONGEST_WAIT = 30_000;

class Live extends EventTarget {
  /** `waiting` before the first contact, then `live` or `lost`. */
  state = 'waiting';
  since = undefined;
  #stop = undefined;

  start() {
    if (this.#stop) return;
    this.#stop = new AbortController();
    this.#run(this.#stop.signal);
  }

  stop() {
    this.#stop?.abort();
    this.#stop = undefined;
    this.state = 'waiting';
  }

  /** Calls `heard({topic, id})` for each change, and with no topic when anything may have changed. */
  listen(heard) {
    const listener = event => heard(event.detail);
    this.addEventListener('change', listener);
    return () => this.removeEventListener('change', listener);
  }

  async #run(signal) {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await this.#read(signal, () => (attempt = 0));
      } catch {
        // whatever broke it, the answer is to try again
      }
      if (signal.aborted) return;
      this.#become('lost');
      await this.#pause(attempt, signal);
    }
  }

  async #read(signal, opened) {
    const cut = new AbortController();
    signal.addEventListener('abort', () => cut.abort(), {once: true});
    let watchdog = setTimeout(() => cut.abort(), SILENCE);
    try {
      const response = await fetch('/v1/owner/events', {headers: session.headers(), signal: cut.signal, cache: 'no-store'});
      if (response.status === 401 || response.status === 403) return session.signOut('These keys are no longer accepted.');
      if (!response.ok) throw new Error(String(response.status));
      opened();
      const again = this.state === 'lost';
      this.#become('live');
      if (again) this.#tell({});
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ''; ; ) {
        const {value, done} = await reader.read();
        if (done) return;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => cut.abort(), SILENCE);
        rest = this.#parse((rest + value).replaceAll('\r\n', '\n'));
      }
    } finally {
      clearTimeout(watchdog);
      cut.abort();
    }
  }

  #parse(text) {
    const blocks = text.split('\n\n');
    const rest = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').filter(it => it.startsWith('data:')).map(it => it.slice(5).trim()).join('\n');
      if (data) this.#tell(JSON.parse(data));
    }
    return rest;
  }

  #pause(attempt, signal) {
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** attempt) * (0.5 + Math.random() / 2);
    return new Promise(resume => {
      const timer = setTimeout(resume, wait);
      for (const [target, name] of [[window, 'online'], [signal, 'abort']])
        target.addEventListener(name, () => (clearTimeout(timer), resume()), {once: true});
    });
  }

  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.since = session.now();
    this.dispatchEvent(new Event('state'));
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('change', {detail}));
  }
}

export const live = new Live();
