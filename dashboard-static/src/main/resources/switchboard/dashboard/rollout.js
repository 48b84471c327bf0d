// Which share of callers a voice service talks to. What is changed counts from the next call on.
import {html, nothing} from 'lit';
import {Form} from './form.js';
import {failed, skeleton} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {say} from './toasts.js';

const PATH = '/v1/owner/rollout';
const FIELDS = ['vendor', 'percent', 'relay'];
const WHY = {'no-key': 'no key here', 'not-allowed': 'may not hear your callers'};

class Rollout extends Form {
  name = 'rollout';
  #source = new Source(this, () => PATH);
  #read;

  willUpdate() {
    const it = this.#source.value;
    if (!it || it === this.#read) return;
    this.#read = it;
    this.wanted = {vendor: it.vendor ?? '', percent: String(it.percent), relay: String(it.relay)};
  }

  #set(what) {
    this.wanted = {...this.wanted, ...what};
    this.requestUpdate();
  }

  async send() {
    const {vendor, percent, relay} = this.wanted;
    const body = {...(vendor && {vendor}), percent: vendor ? Number(percent) : 0, relay: Number(relay)};
    this.#source.value = await session.send('PUT', PATH, body);
    say({text: 'Saved', detail: 'It counts from the next call on.'});
  }

  #submit = event => {
    event.preventDefault();
    if (!this.sending) this.act(() => this.send(), {stay: true});
  };

  render() {
    if (!this.#source.value) return this.#source.problem ? failed('It could not be loaded', this.#source) : skeleton(2);
    const {vendors} = this.#source.value;
    const {vendor, percent, relay} = this.wanted;
    const names = vendors.filter(it => it.open || it.id === vendor).map(it => [it.id, it.name]);
    const others = vendors.filter(it => !it.open).map(it => `${it.name} (${WHY[it.why] ?? it.why})`);
    return html`<form class="settings-form" novalidate @submit=${this.#submit}>
      <div class="pair">
        ${this.select('vendor', 'Voice service', vendor, [['', 'None'], ...names], it => this.#set({vendor: it}))}
        ${vendor ? this.#share('percent', 'Callers it talks to', percent, 'percent') : nothing}
      </div>
      ${this.#share('relay', vendor ? 'Other callers with streamed words' : 'Callers with streamed words', relay, 'percent; the telephone company turns speech into words as they come')}
      ${this.problem && !FIELDS.includes(this.problem.field) ? html`<p class="fault" role="alert" tabindex="-1">${this.problem.message}</p>` : nothing}
      <p class="actions"><button class="button strong" ?disabled=${this.sending}>${this.sending ? 'One moment…' : 'Save'}</button></p>
      ${others.length ? html`<p class="sub">Not to be had: ${others.join(', ')}. Ask whoever runs Switchboard for you.</p>` : nothing}
    </form>`;
  }

  #share(field, label, value, hint) {
    return this.input(field, label, value, {type: 'number', min: 0, step: 1, inputmode: 'numeric', hint, change: it => this.#set({[field]: it})});
  }
}

customElements.define('sb-rollout', Rollout);
