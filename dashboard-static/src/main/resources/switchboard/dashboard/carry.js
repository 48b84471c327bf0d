// An appointment being carried to another place on the board, by pointer or by keys.

const NEAR = 5;
const PRESS = 380;
const WANDER = 9;
const EDGE = 44;

/**
 * What is carried is `carry.held`: `{item, column, minute, length, by}`, with `column` an index of the host's columns.
 * The host gives `columns`, `axis`, `step`, `height(minutes)`, `grid` (the element the columns are in) and `scroller`,
 * and is told by `lifted(held)`, `carried(held)`, `dropped(held)` and `put(held)` when it was let go in its old place.
 */
export class Carry {
  held = undefined;
  #host;
  #press = undefined;
  #scroll = undefined;
  #last = undefined;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.cancel();
    this.#letGo();
  }

  /** A pointer goes down on an appointment. */
  down(event, item, column) {
    if (event.button || this.held || !this.#host.movable(item, column)) return;
    const box = event.target.closest('[data-id]').getBoundingClientRect();
    this.#press = {item, column, x: event.clientX, y: event.clientY, grip: event.clientY - box.top, touch: event.pointerType === 'touch', id: event.pointerId};
    if (this.#press.touch) this.#press.timer = setTimeout(() => this.#begin(), PRESS);
    addEventListener('pointermove', this.#moved);
    addEventListener('pointerup', this.#up);
    addEventListener('pointercancel', this.#gone);
    addEventListener('keydown', this.#escape, true);
  }

  /** While something is carried, a finger does not scroll. */
  touchmove = event => {
    if (this.held?.by === 'pointer' && event.cancelable) event.preventDefault();
  };

  #moved = event => {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) return;
    this.#last = event;
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (this.held) this.#aim(event);
    else if (press.touch && far > WANDER) this.#letGo();
    else if (!press.touch && far > NEAR) this.#begin(event);
  };

  #begin(event) {
    const {item, column, touch} = this.#press;
    this.#lift(item, column, 'pointer');
    if (touch) navigator.vibrate?.(12);
    if (event) this.#aim(event);
    this.#scroll = requestAnimationFrame(this.#nearEdge);
  }

  #lift(item, column, by) {
    const {from, to} = this.#host.placed(item, column);
    this.held = {item, column, minute: from, length: to - from, by, origin: {column, minute: from}};
    this.#host.lifted(this.held);
  }

  #aim({clientX, clientY}) {
    const {columns, axis, step, grid} = this.#host;
    const boxes = [...grid.querySelectorAll('.column')].map(it => it.getBoundingClientRect());
    const over = boxes.findIndex(it => clientX >= it.left && clientX < it.right);
    const column = over < 0 || !this.#host.takes(this.held.item, columns[over]) ? this.held.column : over;
    const raw = axis.from + ((clientY - this.#press.grip - boxes[0].top) / this.#host.height(60)) * 60;
    this.#put(column, Math.round(raw / step) * step);
  }

  #put(column, minute) {
    const {axis} = this.#host;
    const within = Math.max(axis.from, Math.min(minute, axis.to - Math.min(this.held.length, 30)));
    if (column === this.held.column && within === this.held.minute) return;
    this.held = {...this.held, column, minute: within};
    this.#host.carried(this.held);
  }

  #nearEdge = () => {
    if (this.held?.by !== 'pointer') return;
    const box = this.#host.scroller.getBoundingClientRect();
    const at = this.#last;
    if (at) {
      const pull = (value, low, high) => (value < low + EDGE ? -1 : value > high - EDGE ? 1 : 0);
      const [x, y] = [pull(at.clientX, box.left + 48, box.right), pull(at.clientY, Math.max(box.top, 0) + 32, Math.min(box.bottom, innerHeight))];
      const before = [this.#host.scroller.scrollLeft, this.#host.scroller.scrollTop];
      this.#host.scroller.scrollBy(x * 9, y * 9);
      if (before[0] !== this.#host.scroller.scrollLeft || before[1] !== this.#host.scroller.scrollTop) this.#aim(at);
    }
    this.#scroll = requestAnimationFrame(this.#nearEdge);
  };

  #up = event => {
    if (event.pointerId !== this.#press?.id) return;
    const held = this.held;
    this.#letGo();
    if (!held) return;
    swallowClick();
    this.#drop(held);
  };

  #drop(held) {
    this.held = undefined;
    const same = held.column === held.origin.column && held.minute === held.origin.minute;
    if (same) this.#host.put(held);
    else this.#host.dropped(held);
  }

  #gone = () => {
    this.#letGo();
    this.cancel();
  };

  #escape = event => {
    if (event.key !== 'Escape' || !this.held) return;
    event.preventDefault();
    event.stopPropagation();
    this.#letGo();
    this.cancel();
    addEventListener('pointerup', swallowClick, {once: true, capture: true});
  };

  #letGo() {
    clearTimeout(this.#press?.timer);
    cancelAnimationFrame(this.#scroll);
    this.#press = this.#last = undefined;
    removeEventListener('pointermove', this.#moved);
    removeEventListener('pointerup', this.#up);
    removeEventListener('pointercancel', this.#gone);
    removeEventListener('keydown', this.#escape, true);
  }

  /** Lets what is carried go, where it was. */
  cancel() {
    const held = this.held;
    this.held = undefined;
    if (held) this.#host.put(held);
  }

  /** Takes an appointment up by the keyboard. */
  take(item, column) {
    if (!this.held && this.#host.movable(item, column)) this.#lift(item, column, 'keys');
  }

  /** Keys while something is carried by the keyboard; whether the key was for that. */
  key(event) {
    if (this.held?.by !== 'keys') return false;
    const {step} = this.#host;
    const {column, minute} = this.held;
    const acts = {
      ArrowUp: () => this.#put(column, Math.ceil(minute / step) * step - (event.shiftKey ? 60 : step)),
      ArrowDown: () => this.#put(column, Math.floor(minute / step) * step + (event.shiftKey ? 60 : step)),
      ArrowLeft: () => this.#aside(-1),
      ArrowRight: () => this.#aside(1),
      Enter: () => this.#drop(this.held),
      Escape: () => this.cancel(),
      Tab: () => {},
    };
    acts[event.key]?.();
    return event.key in acts;
  }

  #aside(by) {
    const {columns} = this.#host;
    for (let at = this.held.column + by; columns[at]; at += by)
      if (this.#host.takes(this.held.item, columns[at])) return this.#put(at, this.held.minute);
  }
}

/** The click that follows a drag is not meant. */
function swallowClick() {
  const stop = event => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', stop, {capture: true, once: true});
  setTimeout(() => removeEventListener('click', stop, {capture: true}), 50);
}
