// What the work consists of: each service's share of it, as bars and as a table.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece, empty, hue, shown} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {plusDays, spanOfDays, startOf, today} from './time.js';
import {say} from './toasts.js';

const PERIODS = {7: '7 days', 30: '30 days', 90: '90 days', 365: 'A year'};

class Insights extends Piece {
  static properties = {days: {state: true}};

  #mix = new Source(this, () => `/v1/owner/service-mix?${this.#query}`, {topics: ['appointment']});

  #alerts = new Source(this, () => `/v1/owner/alert-metrics?${new URLSearchParams({since: startOf(this.#first)})}`, {topics: ['alert']});

  constructor() {
    super();
    this.days = '30';
  }

  get #first() {
    return plusDays(today(), 1 - this.days);
  }

  get #query() {
    return new URLSearchParams({from: startOf(this.#first), to: startOf(plusDays(today(), 1))});
  }

  #save = async () => {
    try {
      const address = URL.createObjectURL(await session.file(`/v1/owner/service-mix.csv?${this.#query}`, 'text/csv'));
      Object.assign(document.createElement('a'), {href: address, download: `services-${this.#first}-${today()}.csv`}).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (problem) {
      say({text: 'The file could not be made.', detail: problem.message, refused: true});
    }
  };

  render() {
    return html`<div class="page insights">
      <header class="schedule-head"><h1>Insights</h1>
        <div class="tabs" role="group" aria-label="Period">
          ${Object.entries(PERIODS).map(([id, name]) => html`<button aria-pressed=${id === this.days} @click=${() => (this.days = id)}>${name}</button>`)}
        </div>
      </header>
      <section aria-labelledby="mix-title">
        <h2 id="mix-title">What the work consists of <span class="count">${spanOfDays(this.#first, today())}</span>
          <button class="button small" @click=${this.#save}>${icons.save} CSV</button></h2>
        ${shown(this.#mix, 'The services could not be counted', ({items}) => this.#shown(items), 5)}
      </section>
      ${this.#emergencies(this.#alerts.value)}
    </div>`;
  }

  #emergencies(it) {
    if (!it?.raised) return nothing;
    const minutes = it.seconds === undefined ? '' : `, half of them within ${number(it.seconds / 60, 1)} minutes`;
    return html`<section aria-labelledby="alerts-title">
      <h2 id="alerts-title">Emergencies</h2>
      <p>${number(it.raised)} raised, ${number(it.taken)} taken${minutes}. ${it.exhausted
        ? html`<b>${number(it.exhausted)} nobody on call has taken.</b>`
        : 'None was left to nobody.'}</p>
    </section>`;
  }

  #shown(items) {
    const some = items.filter(it => it.appointments || it.cancelled);
    if (!some.length) return empty('Nothing in this time', 'As soon as there are appointments, each service has its bar here.');
    const most = Math.max(...some.map(it => it.share));
    return html`<div class="mix">
      <div class="bars" aria-hidden="true">${some.map(it => html`<div class="bar-row ${hue(it.service)}">
        <span class="name">${it.serviceName}</span>
        <span class="bar"><i .style=${`width:${(100 * it.share) / (most || 1)}%`}></i></span>
        <b>${percent(it.share)}</b></div>`)}</div>
      <div class="scroll" tabindex="0" role="region" aria-label="Services as a table"><table>
        <thead><tr><th scope="col">Service</th><th scope="col">Appointments</th><th scope="col">Cancelled</th><th scope="col">Hours</th><th scope="col">Share</th></tr></thead>
        <tbody>${some.map(it => html`<tr><th scope="row">${it.serviceName}</th><td>${number(it.appointments)}</td><td>${number(it.cancelled)}</td>
          <td>${number(it.minutes / 60, 1)}</td><td>${percent(it.share)}</td></tr>`)}</tbody>
        ${some.length > 1 ? html`<tfoot><tr><th scope="row">Together</th>${['appointments', 'cancelled'].map(one => html`<td>${number(sum(some, one))}</td>`)}
          <td>${number(sum(some, 'minutes') / 60, 1)}</td><td></td></tr></tfoot>` : nothing}
      </table></div>
    </div>`;
  }
}

const sum = (items, field) => items.reduce((all, it) => all + it[field], 0);
const number = (value, digits = 0) => new Intl.NumberFormat(session.business.language, {maximumFractionDigits: digits}).format(value);
const percent = share => new Intl.NumberFormat(session.business.language, {style: 'percent', maximumFractionDigits: 0}).format(share);

customElements.define('sb-insights', Insights);
