// How the business hears and speaks on the phone. What is changed counts from the next call on.
import {html, nothing} from 'lit';
import {Form} from './form.js';
import {icons} from './icons.js';
import {Piece, failed, openForm, skeleton} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {say} from './toasts.js';

const PATH = '/v1/owner/speech';
const FIELDS = ['recogniser', 'model', 'speaker', 'voice', 'language'];

const tongue = tag => {
  const [language, region] = tag.split('-');
  const name = new Intl.DisplayNames(['en'], {type: 'language'}).of(language);
  return region ? `${name}, ${new Intl.DisplayNames(['en'], {type: 'region'}).of(region)}` : name;
};

/** A form that stands on its page, with a voice to try. */
class Speech extends Form {
  static properties = {...Form.properties, sound: {state: true}, told: {state: true}};

  name = 'speech';
  #source = new Source(this, () => PATH);
  #voice;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  willUpdate() {
    if (this.#source.value && this.#read !== this.#source.value) {
      this.#read = this.#source.value;
      this.wanted = Object.fromEntries(FIELDS.map(it => [it, this.#read[it] ?? '']));
    }
  }
  #read;

  #set(what) {
    this.wanted = {...this.wanted, ...what};
    this.told = undefined;
    this.requestUpdate();
  }

  /** What is set, without what is left to be as usual. */
  #chosen(...names) {
    return Object.fromEntries(names.filter(it => this.wanted[it]).map(it => [it, this.wanted[it].trim()]));
  }

  get known() {
    const {recognisers, speakers} = this.#source.value;
    return {
      recogniser: recognisers.find(it => it.id === this.wanted.recogniser),
      speaker: speakers.find(it => it.id === this.wanted.speaker),
    };
  }

  async send() {
    this.#source.value = await session.send('PUT', PATH, this.#chosen(...FIELDS));
    say({text: 'Saved', detail: 'Callers hear it from the next turn on.'});
  }

  #submit = event => {
    event.preventDefault();
    if (!this.sending) this.act(() => this.send(), {stay: true});
  };

  #play = async () => {
    this.sound = 'loading';
    this.told = undefined;
    this.problem = undefined;
    try {
      const voice = new AudioContext();
      const {speech, by} = await session.spoken(`${PATH}/sample`, this.#chosen('speaker', 'voice', 'language'));
      const source = voice.createBufferSource();
      source.buffer = await voice.decodeAudioData(await speech.arrayBuffer());
      source.connect(voice.destination);
      source.onended = this.#stop;
      source.start();
      this.#voice = voice;
      this.sound = 'playing';
      if (by && by !== this.wanted.speaker) this.told = `Spoken by this server in its place: ${this.known.speaker.name}’s own voices can be heard in a call only.`;
    } catch (problem) {
      this.sound = undefined;
      if (problem.field) this.problem = problem;
      else this.told = problem.status === undefined ? 'This browser could not play it.' : problem.message;
    }
  };

  #stop = () => {
    this.#voice?.close();
    this.#voice = undefined;
    this.sound = undefined;
  };

  render() {
    if (!this.#source.value) return this.#source.problem ? failed('The settings could not be loaded', this.#source) : skeleton(3);
    const {recogniser, speaker} = this.known;
    const {recognisers, speakers, languages} = this.#source.value;
    return html`<form class="settings-form" novalidate @submit=${this.#submit}>
      <div class="pair">
        ${this.select('recogniser', 'Who listens', this.wanted.recogniser, recognisers.map(it => [it.id, it.name]), id => this.#set({recogniser: id, model: ''}))}
        ${recogniser.free
          ? this.#suggested('model', 'Model', recogniser.models, `${recogniser.models[0]} if empty`)
          : this.select('model', 'Model', this.wanted.model, [['', 'The usual one'], ...recogniser.models.map(it => [it, it])], model => this.#set({model}))}
      </div>
      <div class="pair">
        ${this.select('speaker', 'Who speaks', this.wanted.speaker, speakers.map(it => [it.id, it.name]), id => this.#set({speaker: id, voice: ''}))}
        ${this.#suggested('voice', 'Voice', speaker.voices, 'the usual one if empty')}
      </div>
      ${this.select('language', 'Accent', this.wanted.language, [...new Set([this.wanted.language, ...languages])].map(it => [it, tongue(it)]), language => this.#set({language}))}
      ${this.problem && !FIELDS.includes(this.problem.field) ? html`<p class="fault" role="alert" tabindex="-1">${this.problem.message}</p>` : nothing}
      <p class="actions">
        <button class="button strong" ?disabled=${this.sending}>${this.sending ? 'One moment…' : 'Save'}</button>
        <button type="button" class="button" ?disabled=${this.sound === 'loading'} @click=${this.sound === 'playing' ? this.#stop : this.#play}>
          ${this.sound === 'playing' ? icons.stop : icons.speaker} ${this.sound === 'playing' ? 'Stop' : 'Hear it'}</button>
      </p>
      <p class="sub" role="status">${this.told ?? nothing}</p>
    </form>`;
  }

  /** A field with names to choose from, for any other too. */
  #suggested(field, label, names, hint) {
    const id = `speech-${field}`;
    return html`<div class="field" data-field=${field}>
      <label for=${id}>${label} <span class="hint">${hint}</span></label>
      <input id=${id} list="${id}-names" autocomplete="off" spellcheck="false" .value=${this.wanted[field]}
        aria-invalid=${this.invalid(field) ? 'true' : nothing} aria-describedby=${this.invalid(field) ? `${id}-fault` : nothing}
        @input=${event => this.#set({[field]: event.target.value})}>
      <datalist id="${id}-names">${names.map(it => html`<option value=${it}></option>`)}</datalist>
      ${this.fault(field)}
    </div>`;
  }
}

export class Settings extends Piece {
  render() {
    return html`<div class="page narrow settings">
      <h1>Settings</h1>
      <section aria-labelledby="speech-title">
        <h2 id="speech-title">Voice on the phone</h2>
        <p class="lead muted">How callers are heard, and whose voice answers them.</p>
        <sb-speech></sb-speech>
      </section>
      <section aria-labelledby="through-title">
        <h2 id="through-title">Putting callers through</h2>
        <p class="muted">Who takes a call when somebody asks for a person, and what is promised when nobody can.</p>
        <p class="actions"><a class="button" href="/handoffs">${icons.calls} Who takes calls</a> <a class="button" href="/recordings">${icons.play} Recordings and messages</a></p>
      </section>
      <section aria-labelledby="people-title">
        <h2 id="people-title">Your own people</h2>
        <p class="muted">Who may ask about the business by phone, and whose phones a call can be given to.</p>
        <p class="actions"><button class="button" @click=${() => openForm(this, 'staff')}>${icons.people} Phones and PINs</button></p>
      </section>
    </div>`;
  }
}

customElements.define('sb-speech', Speech);
customElements.define('sb-settings', Settings);
