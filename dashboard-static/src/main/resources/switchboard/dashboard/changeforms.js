// Forms for what becomes of an appointment: it is cancelled, or it has been.
import {html, nothing} from 'lit';
import {cancel, change} from './changes.js';
import {Form} from './form.js';
import {appointmentTitle, phone, resourcesOf, span} from './parts.js';
import {session} from './session.js';
import {dateOf, dayName} from './time.js';
import {say} from './toasts.js';

const REASONS = [
  ['customer', 'The customer asked'],
  ['illness', 'Illness'],
  ['double', 'Made twice'],
  ['closed', 'We are closed then'],
  ['weather', 'Weather'],
  ['other', 'Something else'],
];

const OUTCOMES = [['completed', 'It took place'], ['no-show', 'Nobody was there']];
const INTEREST = [['high', 'High'], ['medium', 'Medium'], ['low', 'Low'], ['rejected', 'Rejected']];

const about = it => html`<p class="lead">${appointmentTitle(it)}
  <span class="sub-line">${dayName(dateOf(it.start))}, ${span(it)}, with ${resourcesOf(it)}</span></p>`;

class Cancel extends Form {
  name = 'cancel';
  heading = 'Cancel this appointment?';
  tone = 'danger';

  get strong() {
    return 'Cancel the appointment';
  }

  begin(it) {
    this.item = it;
    this.reason = 'customer';
  }

  body() {
    const it = this.item;
    return html`${about(it)}
      ${this.radios('reason', 'Why', this.reason, REASONS, value => (this.reason = value))}
      <p class="note">This cannot be undone: the time is given to whoever asks next${it.phone
        ? html`, and ${it.name ?? phone(it.phone)} is told` : nothing}. To keep the appointment at another time, move it instead.</p>`;
  }

  send() {
    return cancel(this.item, this.reason);
  }
}

class Conclude extends Form {
  name = 'conclude';
  heading = 'How did it go?';

  begin(it) {
    this.item = it;
    this.outcome = it.outcome?.toLowerCase().replaceAll('_', '-') ?? 'completed';
    this.interest = it.interest?.toLowerCase();
    this.feedback = '';
  }

  /** Interest is asked after what somebody came to look at. */
  get #looked() {
    const kinds = new Map(session.business.resources.map(it => [it.id, it.kind]));
    return [this.item.resource, ...(this.item.with ?? []).map(it => it.id)].some(it => kinds.get(it) === 'PROPERTY');
  }

  body() {
    return html`${about(this.item)}
      ${this.radios('outcome', 'Outcome', this.outcome, OUTCOMES, it => {
        this.outcome = it;
        this.requestUpdate();
      })}
      ${this.outcome === 'completed' && this.#looked ? html`
        ${this.radios('interest', 'Interest', this.interest, INTEREST, it => (this.interest = it))}` : nothing}
      <div class="field" data-field="feedback">
        <label for="conclude-feedback">What they said <span class="hint">optional, kept with the customer</span></label>
        <textarea id="conclude-feedback" rows="3" .value=${this.feedback} @input=${event => (this.feedback = event.target.value)}></textarea>
        ${this.fault('feedback')}
      </div>`;
  }

  async send() {
    const body = {
      outcome: this.outcome,
      ...(this.interest && this.outcome === 'completed' && {interest: this.interest}),
      ...(this.feedback.trim() && {feedback: this.feedback.trim()}),
    };
    await change(this.item, body);
    say({text: 'Noted', detail: OUTCOMES.find(([id]) => id === this.outcome)[1]});
  }
}

customElements.define('sb-cancel', Cancel);
customElements.define('sb-conclude', Conclude);
