// What an owner may do to a call in progress: have something said, give it to somebody, end it.
import {html, nothing} from 'lit';
import {Form} from './form.js';
import {caller, phone} from './parts.js';
import {session} from './session.js';
import {say} from './toasts.js';

const LONGEST = 300;

/** The words of whoever does it, and the call it is done to. */
class Deed extends Form {
  begin({call}) {
    this.call = call;
    this.words = '';
  }

  async tell(deed, body) {
    const {detail} = await session.send('POST', `/v1/owner/calls/${encodeURIComponent(this.call.id)}/${deed}`, body);
    say({text: this.done, detail});
  }

  sentence(label, hint) {
    const id = `${this.name}-words`;
    return html`<div class="field" data-field="words">
      <label for=${id}>${label} <span class="hint">${hint}</span></label>
      <textarea id=${id} rows="3" maxlength=${LONGEST} .value=${this.words} aria-invalid=${this.invalid('words') ? 'true' : nothing}
        aria-describedby=${this.invalid('words') ? `${id}-fault` : nothing}
        @keydown=${event => event.key === 'Enter' && !event.shiftKey && (event.preventDefault(), event.target.form.requestSubmit())}
        @input=${event => {
          this.words = event.target.value;
          this.requestUpdate();
        }}></textarea>
      ${this.fault('words')}
    </div>`;
  }
}

class Whisper extends Deed {
  name = 'whisper';
  done = 'It will be said';

  get heading() {
    return `Whisper to ${session.business.persona.name}`;
  }

  get strong() {
    return 'Have it said';
  }

  get ready() {
    return this.words?.trim().length > 0;
  }

  body() {
    return html`<p class="note">${session.business.persona.name} says this to ${caller(this.call)} with the next reply, word for word.</p>
      ${this.sentence('What to say', `${LONGEST} characters at most`)}`;
  }

  send() {
    return this.tell('whisper', {words: this.words.replace(/\s+/g, ' ').trim()});
  }
}

class TakeOver extends Deed {
  name = 'takeover';
  done = 'Ringing';

  get heading() {
    return 'Take the call over';
  }

  get strong() {
    return 'Call this phone';
  }

  get ready() {
    return Boolean(this.staff);
  }

  begin(detail) {
    super.begin(detail);
    this.people = undefined;
    this.staff = undefined;
    this.act(() => this.#read(), {stay: true});
  }

  async #read() {
    this.people = (await session.get('/v1/owner/staff')).value.items;
    this.staff = this.people[0]?.id;
  }

  body() {
    const people = (this.people ?? []).map(it => [it.id, `${it.name ?? 'The owner'} · ${phone(it.phone)}`]);
    if (this.people && !people.length) return html`<p class="note">Nobody’s telephone is registered. Add one under “Ask by phone too” on Today.</p>`;
    return html`<p class="note">The phone rings, its owner hears who it is about and presses 1, and is joined to ${caller(this.call)}.
        When nobody answers within 25 seconds, ${session.business.persona.name} goes on where the call was.</p>
      ${this.select('staff', 'Whose phone', this.staff, people, id => (this.staff = id))}`;
  }

  send() {
    return this.tell('take-over', {staff: this.staff});
  }
}

class EndCall extends Deed {
  name = 'endcall';
  done = 'The call is over';
  tone = 'danger';

  get heading() {
    return `End the call with ${this.call ? caller(this.call) : ''}?`;
  }

  get strong() {
    return 'End the call';
  }

  body() {
    return html`<p class="note">They hear a sentence, and the call is over. This cannot be undone.</p>
      ${this.sentence('Last words', 'left empty: thanks and goodbye')}`;
  }

  send() {
    const words = this.words.replace(/\s+/g, ' ').trim();
    return this.tell('end', words ? {words} : {});
  }
}

customElements.define('sb-whisper', Whisper);
customElements.define('sb-takeover', TakeOver);
customElements.define('sb-endcall', EndCall);
