// The board: columns of a day or of a week, on which appointments are carried by pointer and by keys.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Carry} from './carry.js';
import {axis, closed, isOpen, kindOf, lanes, onDay, openings, placed} from './grid.js';
import {icons} from './icons.js';
import {Piece, appointmentTitle, blockName, capital, hue, isPending, openAppointment, openForm, span} from './parts.js';
import {session} from './session.js';
import {clock, clockAt, hourAt, instantAt, minutes, today} from './time.js';

const LEAST = 24;
const LINE = 18;

/** Whose entry is shown in a column: the one who leads, or who and what is needed beside. */
const beside = (it, column) => Boolean(column.resource) && it.resource !== column.resource;

export class Board extends Piece {
  static properties = {
    columns: {attribute: false},
    hour: {attribute: false},
    week: {attribute: false},
    current: {state: true},
    said: {state: true},
  };

  #carry = new Carry(this);
  #touch = {handleEvent: event => this.#carry.touchmove(event), passive: false};
  #keep = undefined;
  #scrolled = undefined;

  constructor() {
    super();
    this.hour = 64;
  }

  // What a carry needs to know.
  get step() {
    return session.business.step ?? 15;
  }

  get grid() {
    return this.querySelector('.board-body');
  }

  get scroller() {
    return this.querySelector('.board');
  }

  height(span) {
    return (span / 60) * this.hour;
  }

  placed(item, column) {
    return placed(this.columns[column].day, item);
  }

  movable(item, column) {
    return !item.moving && item.status !== 'CANCELLED' && onDay(this.columns[column].day, item);
  }

  /** A column takes what it can do, as far as that is known; what is only needed beside stays in its own. */
  takes(item, column) {
    if (!column.resource) return true;
    const own = this.columns[this.#carry.held?.origin.column];
    if (own && beside(item, own)) return column === own;
    const able = session.business.services.find(it => it.id === item.service)?.resources;
    if (able?.length) return able.includes(column.resource);
    const kind = id => kindOf(session.business.resources.find(it => it.id === id) ?? {});
    return kind(column.resource) === kind(item.resource);
  }

  lifted(held) {
    this.dispatchEvent(new CustomEvent('lifted', {detail: held.item}));
    if (held.by === 'keys') this.#tell(`Moving ${appointmentTitle(held.item)}. Arrow keys move it, Enter puts it down, Escape leaves it. `);
    this.requestUpdate();
  }

  carried(held) {
    if (held.by === 'keys') {
      this.#tell('');
      this.updateComplete.then(() => this.querySelector('.ghost')?.scrollIntoView({block: 'nearest', inline: 'nearest'}));
    }
    this.requestUpdate();
  }

  dropped(held) {
    const column = this.columns[held.column];
    this.#keep = held.by === 'keys' ? held.item.id : undefined;
    const resource = column.resource && !beside(held.item, this.columns[held.origin.column]) ? column.resource : held.item.resource;
    this.dispatchEvent(new CustomEvent('moved', {detail: {item: held.item, day: column.day, minute: held.minute, resource}}));
    this.said = '';
    this.requestUpdate();
  }

  put(held) {
    this.said = held.by === 'keys' ? 'Left where it was.' : '';
    this.dispatchEvent(new CustomEvent('left', {detail: held.item}));
    this.requestUpdate();
  }

  #tell(before) {
    const {held} = this.#carry;
    this.said = `${before}${clockAt(held.minute)}, ${this.columns[held.column].label}. ${this.#verdict(held).text}`;
  }

  /** What is known here of the place something is carried to; the server has the last word. */
  #verdict({item, column, minute, length}) {
    const at = this.columns[column];
    const [from, to] = [minute, minute + length];
    const start = instantAt(at.day, from);
    if (!start) return {tone: 'bad', text: 'Clocks skip this time'};
    if (new Date(start) < session.now()) return {tone: 'bad', text: 'Already past'};
    const mine = it => it.id !== item.id && !it.displaced && (at.resource || it.resource === item.resource);
    const crosses = it => it.from < to && it.to > from;
    const other = at.items.filter(it => mine(it) && it.status !== 'CANCELLED').find(it => crosses(placed(at.day, it)));
    if (other) return {tone: 'bad', text: `Taken: ${appointmentTitle(other)}`};
    const off = at.blocks.find(it => (at.resource || it.resource === item.resource) && crosses(placed(at.day, it)));
    if (off) return {tone: 'bad', text: blockName(off)};
    if (at.free?.includes(minute)) return {tone: 'good', text: 'Free'};
    if (!isOpen(at.day, at.resource ?? item.resource, {from, to})) return {tone: 'bad', text: 'Outside opening hours'};
    return {tone: '', text: ''};
  }

  /** What becomes known while something is carried by keys is said too. */
  willUpdate(changed) {
    const {held} = this.#carry;
    if (!changed.has('columns') || held?.by !== 'keys' || held.minute === held.origin.minute) return;
    if (!this.said.endsWith(this.#verdict(held).text)) this.#tell('');
  }

  updated() {
    if (this.#keep && !this.contains(document.activeElement)) this.#block(`[data-id="${CSS.escape(this.#keep)}"]`)?.focus({preventScroll: true});
    const shown = this.columns.map(it => it.day).join() + this.week;
    if (this.#scrolled === shown) return;
    this.#scrolled = shown;
    const mark = this.querySelector('.now-line') ?? this.querySelector('.slot');
    const hidden = mark && mark.offsetTop > this.scroller.clientHeight * 0.6;
    this.scroller.scrollTop = hidden ? mark.offsetTop - 120 : 0;
  }

  #block(selector) {
    return this.grid.querySelector(selector);
  }

  #blocks(column) {
    return [...this.grid.querySelectorAll('.column')[column].querySelectorAll('.block')];
  }

  #key = event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#carry.key(event)) return void event.preventDefault();
    const block = event.target.closest('.block');
    if (!block) return;
    const [column, item] = this.#of(block);
    const steps = {ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0]}[event.key];
    if (steps) this.#step(block, column, ...steps);
    else if (event.key === 'm') this.#take(item, column);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #take(item, column) {
    if (item.moving) this.said = 'It is still being moved.';
    else this.#carry.take(item, column);
  }

  #of(block) {
    const column = this.columns.findIndex(it => it.key === block.dataset.column);
    return [column, this.columns[column].items.find(it => it.id === block.dataset.id)];
  }

  /** Up and down in a column; aside to what is nearest in time in the next column that has anything. */
  #step(block, column, aside, along) {
    const own = this.#blocks(column);
    if (along) return this.#focus(own[own.indexOf(block) + along]);
    const middle = it => it.getBoundingClientRect().top;
    for (let at = column + aside; this.columns[at]; at += aside) {
      const there = this.#blocks(at).sort((a, b) => Math.abs(middle(a) - middle(block)) - Math.abs(middle(b) - middle(block)));
      if (there.length) return this.#focus(there[0]);
    }
  }

  #focus(block) {
    block?.focus();
    block?.scrollIntoView({block: 'nearest', inline: 'nearest'});
  }

  #focused = event => {
    const block = event.target.closest('.block');
    if (!block) return;
    this.current = block.dataset.key;
    if (block.dataset.id !== this.#keep) this.#keep = undefined;
  };

  #left = () => {
    if (this.#carry.held?.by === 'keys') this.#carry.cancel();
  };

  #down = event => {
    const block = event.target.closest('.block');
    if (!block) return;
    const [column, item] = this.#of(block);
    this.#carry.down(event, item, column);
  };

  /** A click into a free place asks for an appointment there. */
  #wanted = (event, column) => {
    if (event.target.closest('button')) return;
    const top = event.currentTarget.getBoundingClientRect().top;
    const raw = this.axis.from + ((event.clientY - top) / this.hour) * 60;
    openForm(this, 'make', {day: column.day, minute: Math.floor(raw / this.step) * this.step, resource: column.resource});
  };

  #tabStop() {
    const all = this.columns.flatMap(column => column.items.map(it => [`${it.id}@${column.key}`, it]));
    if (all.some(([key]) => key === this.current)) return this.current;
    return (all.find(([, it]) => new Date(it.end) > session.now()) ?? all[0])?.[0];
  }

  render() {
    this.axis = axis(this.columns);
    const {from, to} = this.axis;
    const hours = Array.from({length: Math.ceil((to - from) / 60)}, (_, at) => from + at * 60);
    const now = minutes(session.now());
    const live = this.columns.some(it => it.day === today()) && now >= from && now <= to;
    const stop = this.#tabStop();
    const shape = `--columns:${this.#widths()};--hour:${this.hour}px`;
    return html`
      <div class="board ${this.week ? 'is-week' : ''} ${this.#carry.held ? 'carrying' : ''}" role="group" .style=${shape}
        aria-label=${this.week ? 'Board, a column for each day' : 'Board, a column for each resource'} tabindex="0">
        <div class="board-heads"><span></span>${this.columns.map(it => this.#head(it))}</div>
        <div class="board-body" .style=${`height:${this.height(to - from)}px`} @keydown=${this.#key} @focusin=${this.#focused} @focusout=${this.#left}
          @pointerdown=${this.#down} @touchmove=${this.#touch} @contextmenu=${this.#menu}>
          <div class="hours" aria-hidden="true">${hours.map(it => html`<span .style=${`top:${this.#top(it)}`}>${hourAt(it)}</span>`)}
            ${live ? html`<b .style=${`top:${this.#top(now)}`}>${clock(session.now())}</b>` : nothing}</div>
          ${repeat(this.columns, it => it.key, (it, at) => this.#column(it, at, live ? now : undefined, stop))}
        </div>
      </div>
      <p class="unseen" aria-live="assertive" id="board-said">${this.said}</p>`;
  }

  /** Columns in which much happens at once are wider. */
  #widths() {
    return this.columns.map(it => {
      const most = Math.max(1, ...lanes(it.day, it.items).map(one => one.lanes));
      const idle = this.week && !it.items.length && !openings(it.day, it.resource).length;
      return `minmax(max(var(--least), ${most * 84}px), ${idle ? 0.6 : Math.max(1, most * 0.7)}fr)`;
    }).join(' ');
  }

  #menu = event => {
    if (this.#carry.held) event.preventDefault();
  };

  #top(minute) {
    return `${this.height(minute - this.axis.from)}px`;
  }

  #box({from, to}, lane = 0, lanes = 1) {
    const {axis} = this;
    const [first, last] = [Math.max(from, axis.from), Math.min(to, axis.to)];
    const wide = lanes > 1 ? `;left:calc(${(100 * lane) / lanes}% + 2px);width:calc(${100 / lanes}% - 4px);right:auto` : '';
    return `top:${this.#top(first)};height:${Math.max(LEAST, this.height(last - first) - 2)}px${wide}`;
  }

  #head(column) {
    const count = column.items.length;
    return html`<h2 class=${column.day === today() && this.week ? 'is-today' : ''}>
      ${this.week
        ? html`<a href="/schedule/${column.day}" aria-label=${column.label} @click=${() => this.dispatchEvent(new Event('day'))}>${column.name}</a>`
        : html`<span class="name" title=${column.name}>${capital(column.name)}</span>`}
      <span class="sub">${column.sub ? html`<span>${column.sub}</span>` : nothing}${count ? html`<b>${count}</b>` : nothing}</span></h2>`;
  }

  #column(column, index, now, stop) {
    const {held} = this.#carry;
    const target = held?.column === index;
    return html`<div class="column ${target ? 'target' : ''}" role="list" aria-label=${column.label} @click=${event => this.#wanted(event, column)}>
      ${closed(column.day, column.resource, this.axis).map(it => html`<i class="closed" role="presentation" .style=${this.#plain(it)}></i>`)}
      ${held && column.free ? column.free.map(it => html`<i class="free" role="presentation" .style=${this.#plain({from: it, to: it + this.step})}></i>`) : nothing}
      ${column.blocks.filter(it => this.#within(column, it)).map(it => this.#off(column, it))}
      ${repeat(lanes(column.day, column.items), it => it.item.id, it => this.#appointment(column, it, stop))}
      ${target ? this.#ghost(held) : nothing}
      ${now !== undefined && column.day === today() ? html`<i class="now-line" role="presentation" .style=${`top:${this.#top(now)}`}></i>` : nothing}
    </div>`;
  }

  #within(column, it) {
    const {from, to} = placed(column.day, it);
    return from < this.axis.to && to > this.axis.from;
  }

  #plain({from, to}) {
    return `top:${this.#top(from)};height:${this.height(to - from)}px`;
  }

  #off(column, it) {
    return html`<div role="listitem" class="off" .style=${this.#box(placed(column.day, it))}>
      <button @click=${() => openForm(this, 'block', it)}><span class="unseen">Blocked:</span> ${blockName(it)}
        ${this.week ? html`<span class="sub">${it.resourceName}</span>` : nothing}</button>
    </div>`;
  }

  #appointment(column, {item: it, from, to, lane, lanes}, stop) {
    const key = `${it.id}@${column.key}`;
    const high = this.height(to - from);
    const lines = Math.floor((high - 10) / LINE);
    const slim = this.week && lanes > 1;
    const {held} = this.#carry;
    const classes = {
      emergency: it.emergency, held: it.status === 'HELD', pending: isPending(it), unsure: it.sure === false, displaced: it.displaced, beside: beside(it, column),
      over: new Date(it.end) < session.now(), moving: it.moving, carried: held?.item.id === it.id, short: lines < 2, slim,
    };
    const names = Object.keys(classes).filter(name => classes[name]).join(' ');
    const place = [it.address, it.name].filter(Boolean).join(' · ');
    return html`<div role="listitem" class="slot" .style=${`${this.#box({from, to}, lane, lanes)};--lines:${Math.max(1, lines - (slim ? 1 : 2))}`}>
      <button class="block ${hue(it.service)} ${names}" data-row data-id=${it.id} data-key=${key} data-column=${column.key}
        tabindex=${key === stop ? 0 : -1} aria-keyshortcuts="m" aria-busy=${it.moving ? 'true' : nothing}
        @click=${() => openAppointment(this, it)}>
        <span class="title">${it.emergency ? html`${icons.alert}<span class="unseen">Emergency:</span>` : nothing}${this.#states(it)}${appointmentTitle(it)}</span>
        <span class="sub">${lines < 2 || this.week ? clock(it.start) : span(it)}${this.week && !column.resource ? html` · ${it.resourceName}` : nothing}</span>
        ${lines > 2 && !slim ? html`<span class="sub">${beside(it, column) ? `with ${it.resourceName}` : place}</span>` : nothing}
      </button>
    </div>`;
  }

  #states(it) {
    return html`${isPending(it) ? html`<span class="mark person">Needs a new time</span>` : nothing}
      ${it.status === 'HELD' ? html`<span class="mark">Held</span>` : nothing}
      ${it.sure === false ? html`<span class="mark person" title="An outside calendar could not be read">To confirm</span>` : nothing}`;
  }

  #ghost(held) {
    const {tone, text} = this.#verdict(held);
    const [from, to] = [held.minute, held.minute + held.length];
    return html`<div class="ghost ${hue(held.item.service)} ${tone}" aria-hidden="true" .style=${this.#box({from, to})}>
      <b>${clockAt(from)} – ${clockAt(to % 1440)}</b><span>${text || appointmentTitle(held.item)}</span>
    </div>`;
  }
}

customElements.define('sb-board', Board);
