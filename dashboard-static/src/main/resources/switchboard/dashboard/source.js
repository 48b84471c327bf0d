// Something read from the API for a page, read again whenever the stream says that it changed.
import {live} from './live.js';
import {session} from './session.js';

export class Source {
  value = undefined;
  problem = undefined;
  keptAt = undefined;
  #host;
  #path;
  #topics;
  #id;
  #pause;
  #timer = undefined;
  #reading = undefined;
  #again = false;
  #current = undefined;
  #forget = undefined;

  /**
   * @param path gives the address to read, or nothing for nothing to read
   * @param topics of changes that concern it
   * @param id gives the one id that concerns it; without it, all do
   * @param pause milliseconds in which changes are gathered, where there may be many
   */
  constructor(host, path, {topics = [], id, pause = 0} = {}) {
    this.#host = host;
    this.#path = path;
    this.#topics = topics;
    this.#id = id;
    this.#pause = pause;
    host.addController(this);
  }

  hostConnected() {
    this.#forget = live.listen(change => this.#changed(change));
  }

  hostDisconnected() {
    this.#forget?.();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reading?.abort();
    this.#reading = undefined;
    this.#current = undefined;
  }

  hostUpdate() {
    const path = this.#path();
    if (path === this.#current) return;
    this.#current = path;
    this.value = this.problem = this.keptAt = undefined;
    this.#again = false;
    this.#reading?.abort();
    this.#reading = undefined;
    if (path) this.read();
  }

  get waiting() {
    return this.value === undefined && this.problem === undefined;
  }

  /** Reads again; requests made while reading are answered by one more reading. */
  read = async () => {
    if (this.#reading) return void (this.#again = true);
    const mine = (this.#reading = new AbortController());
    try {
      const {value, keptAt} = await session.get(this.address(this.#current), mine.signal);
      if (mine !== this.#reading) return;
      this.value = this.merged(value);
      this.keptAt = keptAt;
      this.problem = undefined;
    } catch (fault) {
      if (mine !== this.#reading) return;
      this.problem = fault;
    }
    this.#reading = undefined;
    this.#host.requestUpdate();
    if (this.#again) {
      this.#again = false;
      this.read();
    }
  };

  /** Forgets the problem and tries again. */
  retry = () => {
    this.problem = undefined;
    this.#host.requestUpdate();
    this.read();
  };

  address(path) {
    return path;
  }

  merged(fresh) {
    return fresh;
  }

  #changed({topic, id}) {
    if (!this.#current) return;
    if (topic && !this.#topics.includes(topic)) return;
    if (topic && this.#id && this.#id() !== id) return;
    if (!this.#pause) return void this.read();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.read();
    }, this.#pause);
  }

  update() {
    this.#host.requestUpdate();
  }
}

/** A list read stretch by stretch. */
export class Listing extends Source {
  fetching = false;

  get items() {
    return this.value?.items ?? [];
  }

  /** A fresh first stretch goes in front of what had been read beyond it. */
  merged(fresh) {
    if (!this.value || !this.further) return fresh;
    const known = new Set(fresh.items.map(it => it.id));
    const rest = this.value.items.filter(it => !known.has(it.id));
    return {items: [...fresh.items, ...rest], next: this.value.next};
  }

  hostUpdate() {
    super.hostUpdate();
    if (!this.value) this.further = false;
  }

  more = async path => {
    if (this.fetching || !this.value?.next) return;
    this.fetching = true;
    this.update();
    try {
      const {value} = await session.get(`${path}&cursor=${encodeURIComponent(this.value.next)}`);
      const known = new Set(this.value.items.map(it => it.id));
      this.value = {items: [...this.value.items, ...value.items.filter(it => !known.has(it.id))], next: value.next};
      this.further = true;
    } catch (fault) {
      this.problem = fault;
    }
    this.fetching = false;
    this.update();
  };
}
