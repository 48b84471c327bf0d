// What needs the owner now: one sentence, what waits, calls as they are spoken, the schedule.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece, agendaRow, callPath, conversationRow, empty, openAppointment, shown} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {Watching, recent} from './recent.js';
import './ask.js';
import './alerts.js';
import {outgoing} from './online.js';
import './waiting.js';
import {clock, longDay, plusDays, startOf, today, until} from './time.js';

export class Today extends Piece {
  #today = new Source(this, () => '/v1/owner/today', {topics: ['conversation', 'appointment', 'message'], pause: 700});
  #visits = new Source(
    this,
    () => `/v1/crm/appointments?from=${startOf(today())}&to=${startOf(plusDays(today(), 2))}`,
    {topics: ['appointment']},
  );
  #tick;

  constructor() {
    super();
    new Watching(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), 20_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  willUpdate() {
    const now = this.#today.keptAt ? undefined : this.#today.value?.now;
    if (now && now !== this.#heardNow) session.serverSays((this.#heardNow = now));
  }
  #heardNow;

  render() {
    return html`<div class="page today">
      <div class="now">
        <p class="date">${longDay(today())}</p>
        ${shown(this.#today, 'Today could not be loaded', it => this.#now(it), 3)}
      </div>
      <div class="days">${shown(this.#visits, 'The schedule could not be loaded', it => this.#days(it.items), 5)}</div>
      ${this.#today.value ? html`<sb-ask></sb-ask>` : nothing}
    </div>`;
  }

  #now(it) {
    return html`
      <h1 class="sentence">${it.facts.map(fact => html`${this.#fact(fact, it)} `)}</h1>
      <sb-alerts></sb-alerts>
      ${this.#waiting(it)}
      <sb-waiting></sb-waiting>
      <sb-on-the-line></sb-on-the-line>
      ${outgoing()}`;
  }

  #fact(fact, it) {
    const tone = fact.kind === 'emergency' ? 'urgent' : '';
    if (fact.conversation) return html`<a class=${tone} href=${callPath(fact.conversation)}>${fact.text}</a>`;
    const appointment = [it.next, ...it.emergencies].find(one => one?.id && one.id === fact.appointment);
    if (!appointment) return html`<span class=${tone}>${fact.text}</span>`;
    return html`<button class="fact ${tone}" @click=${() => openAppointment(this, appointment)}>${fact.text}</button>`;
  }

  #waiting({emergencies, waiting, counts}) {
    if (!emergencies.length && !waiting.length && !counts.failedMessages) return nothing;
    return html`<section aria-labelledby="waiting-title">
      <h2 id="waiting-title">Waiting for you</h2>
      <div class="list">
        ${emergencies.map(it => agendaRow(this, it))}
        ${waiting.map(it => conversationRow(it))}
        ${counts.failedMessages
          ? html`<a class="notice" data-row href="/messages">${icons.messages}
              <span>${counts.failedMessages === 1 ? 'One message' : `${counts.failedMessages} messages`} could not be delivered today</span></a>`
          : nothing}
      </div>
    </section>`;
  }

  #days(all) {
    const items = recent.over(all, startOf(today()), startOf(plusDays(today(), 2))).filter(it => it.status !== 'CANCELLED');
    const tomorrow = startOf(plusDays(today(), 1));
    const [first, second] = [items.filter(it => new Date(it.start) < new Date(tomorrow)), items.filter(it => new Date(it.start) >= new Date(tomorrow))];
    return html`
      ${this.#day('Today', today(), first, 'Appointments that callers make appear here at once.')}
      ${this.#day('Tomorrow', plusDays(today(), 1), second, 'The first caller who wants tomorrow gets the first slot.')}`;
  }

  #day(name, date, items, hint) {
    const now = session.now();
    const next = items.findIndex(it => new Date(it.start) > now);
    return html`<section aria-labelledby="day-${name}">
      <h2 id="day-${name}"><a href="/schedule/${date}">${name}</a>
        ${items.length ? html`<span class="count">${items.length}</span>` : nothing}</h2>
      ${name === 'Tomorrow' ? html`<sb-tomorrow></sb-tomorrow>` : nothing}
      ${items.length
        ? html`<div class="list agenda">${items.map((it, at) => html`
            ${name === 'Today' && at === next ? html`<p class="now-mark"><span>${clock(now)}</span><span>next ${until(it.start)}</span></p>` : nothing}
            ${agendaRow(this, it)}`)}</div>`
        : empty(`Nothing ${name.toLowerCase()} yet`, hint)}
    </section>`;
  }
}

customElements.define('sb-today', Today);
