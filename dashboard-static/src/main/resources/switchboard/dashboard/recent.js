// What was changed here a moment ago, shown until the lists say it too.

const LIFE = 15_000;
const LAG = 2_500;

class Recent extends EventTarget {
  #answers = new Map();
  #supposed = new Map();

  /** Shows a change before the server has answered; the function given back takes it away again. */
  suppose(id, change) {
    this.#supposed.set(id, {...change, moving: true});
    this.#tell();
    return () => {
      this.#supposed.delete(id);
      this.#tell();
    };
  }

  /** Takes in what the server has answered. */
  note(appointment) {
    for (const [id, {until}] of this.#answers) if (until < Date.now()) this.#answers.delete(id);
    this.#answers.set(appointment.id, {appointment, until: Date.now() + LIFE});
    this.#supposed.delete(appointment.id);
    this.#tell();
  }

  /** The newest that is known of an appointment. */
  latest(it) {
    const answer = this.#answers.get(it.id);
    const known = answer && answer.until > Date.now() && !overtaken(it, answer) ? {...it, ...answer.appointment} : it;
    const change = this.#supposed.get(it.id);
    return change ? {...known, ...change} : known;
  }

  /** A list between two instants, with what it does not say yet. */
  over(items, from, to) {
    const seen = new Set(items.map(it => it.id));
    const missing = [...this.#answers.values()].map(it => it.appointment).filter(it => !seen.has(it.id));
    const [first, last] = [new Date(from), new Date(to)];
    return [...items, ...missing]
      .map(it => this.latest(it))
      .filter(it => new Date(it.start) < last && new Date(it.end) > first)
      .sort((a, b) => new Date(a.start) - new Date(b.start));
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

/** Whether a list is as new as an answer. Not every change is a revision; lists need a moment for those that are none. */
function overtaken(it, {appointment, until}) {
  if (it.revision === appointment.revision) return Date.now() > until - LIFE + LAG;
  return it.revision > appointment.revision;
}

export const recent = new Recent();

/** Shows its host again whenever something was changed here. */
export class Watching {
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    recent.addEventListener('change', this.#changed);
  }

  hostDisconnected() {
    recent.removeEventListener('change', this.#changed);
  }

  #changed = () => this.host.requestUpdate();
}
