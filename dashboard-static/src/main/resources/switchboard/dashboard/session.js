// Who is signed in, and how the API is asked. Keys live in sessionStorage, or in localStorage when asked to stay.

const KEYS = 'switchboard.keys';
const STATE = 'state';
const UNREACHABLE = 'Switchboard cannot be reached. Check the connection of this device.';

/** What the API answers instead of what was asked for; status 0 when it could not be reached. */
export class Problem extends Error {
  constructor(status, message, said = {}) {
    super(message);
    this.status = status;
    this.field = said.field;
    this.reason = said.reason && String(said.reason).toLowerCase().replaceAll('_', '-');
    this.alternatives = said.alternatives ?? [];
  }
}

class Session extends EventTarget {
  #keys = this.#fromAddress() ?? this.#stored();
  #skew = 0;
  business = undefined;

  constructor() {
    super();
    window.addEventListener('hashchange', () => this.#fromAddress() && location.reload());
  }

  get keys() {
    return this.#keys;
  }

  get stays() {
    return localStorage.getItem(KEYS) !== null;
  }

  /** The server's idea of now, so that a wrong clock in a van misleads nobody. */
  now() {
    return new Date(Date.now() + this.#skew);
  }

  serverSays(instant) {
    const skew = new Date(instant) - Date.now();
    if (Math.abs(skew - this.#skew) > 2000) this.#skew = skew;
  }

  async signIn(keys, stay) {
    this.#keys = keys;
    await this.#store(stay);
    try {
      await this.open();
    } catch (problem) {
      await this.#forget();
      throw problem;
    }
  }

  /** Learns whose keys these are. */
  async open() {
    const {value, keptAt} = await this.get('/v1/owner/business');
    this.business = value;
    if (!keptAt) this.serverSays(value.now);
    this.#changed();
  }

  async signOut(reason) {
    this.business = undefined;
    this.reason = reason;
    await this.#forget();
    this.#changed();
  }

  headers() {
    return {'X-API-Key': this.#keys.key, 'X-Owner-Token': this.#keys.token};
  }

  /** The answer as `{value, keptAt}`; `keptAt` is set when it is the last one known and the network is gone; what is `passing` is not kept. */
  async get(path, signal, {passing = false} = {}) {
    let response;
    try {
      response = await fetch(path, {headers: this.headers(), signal, cache: 'no-store'});
    } catch (fault) {
      if (fault.name === 'AbortError') throw fault;
      return this.#remembered(path);
    }
    if (response.ok) return {value: passing ? await response.json() : await this.#remember(path, response)};
    const problem = await problemOf(response);
    if ((response.status === 401 || response.status === 403) && this.business) this.signOut(problem.message);
    throw problem;
  }

  /** Changes something; the answer is what it is now. */
  async send(method, path, body, headers = {}) {
    const response = await this.#sent(path, {
      method,
      headers: {...this.headers(), ...(body && {'Content-Type': 'application/json'}), ...headers},
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  }

  /** A file, such as a table or speech. */
  async file(path, type) {
    return (await this.#sent(path, {headers: {...this.headers(), Accept: type}})).blob();
  }

  /** Words as a voice says them: the sound, and whose voice it is. */
  async spoken(path, body) {
    const request = {method: 'POST', headers: {...this.headers(), 'Content-Type': 'application/json'}, body: JSON.stringify(body)};
    const answer = await this.#sent(path, request);
    return {speech: await answer.blob(), by: answer.headers.get('X-Spoken-By')};
  }

  async #sent(path, request) {
    let response;
    try {
      response = await fetch(path, {...request, cache: 'no-store'});
    } catch {
      throw new Problem(0, UNREACHABLE);
    }
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (response.status === 401) this.signOut(problem.message);
    throw problem;
  }

  async #remember(path, response) {
    const text = await response.text();
    if (this.stays && globalThis.caches) {
      const kept = new Response(text, {headers: {'X-Kept-At': this.now().toISOString()}});
      caches.open(STATE).then(cache => cache.put(path, kept)).catch(() => {});
    }
    return JSON.parse(text);
  }

  async #remembered(path) {
    const kept = this.stays && (await globalThis.caches?.match(path, {cacheName: STATE}));
    if (!kept) throw new Problem(0, UNREACHABLE);
    return {value: await kept.json(), keptAt: new Date(kept.headers.get('X-Kept-At'))};
  }

  #fromAddress() {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const [key, token] = [fragment.get('key'), fragment.get('token')];
    if (!key || !token) return undefined;
    history.replaceState(null, '', location.pathname + location.search);
    sessionStorage.setItem(KEYS, JSON.stringify({key, token}));
    localStorage.removeItem(KEYS);
    return {key, token};
  }

  #stored() {
    const text = sessionStorage.getItem(KEYS) ?? localStorage.getItem(KEYS);
    return text ? JSON.parse(text) : undefined;
  }

  async #forget() {
    this.#keys = undefined;
    sessionStorage.removeItem(KEYS);
    localStorage.removeItem(KEYS);
    await globalThis.caches?.delete(STATE);
  }

  async #store(stay) {
    const [to, from] = stay ? [localStorage, sessionStorage] : [sessionStorage, localStorage];
    to.setItem(KEYS, JSON.stringify(this.#keys));
    from.removeItem(KEYS);
    await globalThis.caches?.delete(STATE);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

async function problemOf(response) {
  const said = await response.json().catch(() => ({}));
  return new Problem(response.status, said.detail ?? said.title ?? `The server answered ${response.status}.`, said);
}

export const session = new Session();
