// What was sent to customers and to the owner, and whether it arrived.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Piece, empty, more, phone, shown} from './parts.js';
import {Listing, Source} from './source.js';
import {when} from './time.js';

const STATES = {
  PENDING: ['Waiting', ''],
  SENDING: ['Sending', ''],
  SENT: ['Sent', ''],
  DELIVERED: ['Delivered', 'good'],
  FAILED: ['Failed', 'person'],
  SUPPRESSED: ['Held back', ''],
};

const PATH = '/v1/owner/messages?limit=50';
const whole = counts => Object.values(counts).reduce((sum, one) => sum + one, 0);
const arrived = counts => counts.sent + counts.delivered;

export class Messages extends Piece {
  #list = new Listing(this, () => PATH, {topics: ['message']});
  #counts = new Source(this, () => '/v1/owner/sms-metrics', {topics: ['message']});

  render() {
    return html`<div class="page narrow">
      <h1>Messages</h1>
      ${this.#counts.value ? this.#today(this.#counts.value) : nothing}
      ${shown(this.#list, 'Messages could not be loaded', ({items}) =>
        items.length
          ? html`<ul class="list messages">${repeat(items, it => it.id, it => this.#row(it))}</ul>${more(this.#list, PATH)}`
          : empty('No messages yet', 'Confirmations to customers and alerts to you appear here once something is booked.'), 6)}
    </div>`;
  }

  #today({customer, owner}) {
    return html`<dl class="figures">
      ${this.#figure('To customers today', customer)}
      ${this.#figure('To you today', owner)}
      <div><dt>Failed today</dt><dd class=${customer.failed + owner.failed ? 'person' : ''}>${customer.failed + owner.failed}</dd></div>
    </dl>`;
  }

  #figure(name, counts) {
    return html`<div><dt>${name}</dt><dd>${whole(counts)}<span> ${arrived(counts)} sent</span></dd></div>`;
  }

  #row(it) {
    const [state, tone] = STATES[it.state] ?? [it.state, ''];
    return html`<li class="message" tabindex="-1" data-row>
      <span class="head"><span class="title">${it.audience === 'owner' ? 'To you' : (phone(it.to) ?? 'Nobody to send it to')}</span>
        <span class="chip ${tone}">${state}</span><span class="at">${when(it.created)}</span></span>
      ${it.subject ? html`<span class="subject">${it.subject}</span>` : nothing}
      <span class="body ${it.channel === 'mail' ? 'mail' : ''}">${it.body}</span>
      ${it.error ? html`<span class="sub">${it.error}${it.attempts > 1 ? ` (${it.attempts} attempts)` : ''}</span>` : nothing}
    </li>`;
  }
}

customElements.define('sb-messages', Messages);
