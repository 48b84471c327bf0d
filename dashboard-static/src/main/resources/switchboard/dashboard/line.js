// The calls in progress, kept up to date call by call: a change on the stream makes one small request for what changed.
import {live} from './live.js';
import {session} from './session.js';

const PAUSE = 120;
const RETRY = 2000;
const AT_ONCE = 40;
const FAREWELL = 8000; // how long a call stays in sight after its end

export class Line {
  problem = undefined;
  keptAt = undefined;
  more = false;
  /** `told(call, before)` is called for each call that begins, changes or ends. */
  told = () => {};
  #host;
  #calls = undefined;
  #due = new Set();
  #timer = undefined;
  #reading = undefined;
  #forget = undefined;
  #state = () => this.#host.requestUpdate();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#forget = live.listen(change => this.#changed(change));
    live.addEventListener('state', this.#state);
    this.read();
  }

  hostDisconnected() {
    this.#forget?.();
    live.removeEventListener('state', this.#state);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reading?.abort();
    this.#reading = undefined;
    this.#calls = undefined;
  }

  /** Nothing before the first answer. */
  get value() {
    return this.#calls;
  }

  /** The graver first, then the longer. */
  get calls() {
    return [...(this.#calls?.values() ?? [])].sort((a, b) => weight(b) - weight(a) || new Date(a.conversation.started) - new Date(b.conversation.started));
  }

  /** Everything. */
  read = async () => {
    this.#reading?.abort();
    this.#due.clear();
    await this.#ask('/v1/owner/live', {}, ({value, keptAt}) => {
      const before = this.#calls ?? new Map();
      this.keptAt = keptAt;
      this.more = value.more;
      this.#calls = new Map(value.items.map(it => [it.conversation.id, it]));
      for (const [id, it] of before) if (!this.#calls.has(id) && it.conversation.ended) this.#calls.set(id, it);
      session.serverSays(value.now);
    });
  };

  retry = () => {
    this.problem = undefined;
    this.#host.requestUpdate();
    this.read();
  };

  #changed({topic, id}) {
    if (topic && topic !== 'conversation') return;
    if (!id || !this.#calls) return void this.read();
    this.#due.add(id);
    this.#arm(PAUSE);
  }

  #arm(pause) {
    if (!this.#timer && !this.#reading) this.#timer = setTimeout(this.#flush, pause);
  }

  /** Only what changed. */
  #flush = async () => {
    this.#timer = undefined;
    const ids = [...this.#due].slice(0, AT_ONCE);
    if (!ids.length) return;
    for (const id of ids) this.#due.delete(id);
    await this.#ask(`/v1/owner/live?ids=${ids.map(encodeURIComponent).join(',')}`, {passing: true}, ({value}) => this.#merge(value.items), () => {
      for (const id of ids) this.#due.add(id);
    });
  };

  #merge(items) {
    for (const it of items) {
      const id = it.conversation.id;
      const before = this.#calls.get(id);
      if (it.conversation.ended && !before) continue;
      this.#calls.set(id, it);
      if (it.conversation.ended && !before.conversation.ended) setTimeout(() => this.#drop(id), FAREWELL);
      this.told(it, before);
    }
  }

  #drop(id) {
    if (this.#calls?.get(id)?.conversation.ended && this.#calls.delete(id)) this.#host.requestUpdate();
  }

  async #ask(path, options, take, failed) {
    const mine = (this.#reading = new AbortController());
    let pause = PAUSE;
    try {
      const answer = await session.get(path, mine.signal, options);
      if (mine !== this.#reading) return;
      take(answer);
      this.problem = undefined;
    } catch (fault) {
      if (mine !== this.#reading) return;
      failed?.();
      pause = RETRY;
      if (!this.#calls) this.problem = fault;
    }
    this.#reading = undefined;
    this.#host.requestUpdate();
    if (this.#due.size && this.#calls) this.#arm(pause);
  }
}

const weight = ({conversation: it}) => (it.severity === 'life' ? 3 : it.emergency || it.severity === 'critical' ? 2 : it.severity === 'urgent' ? 1 : 0);
