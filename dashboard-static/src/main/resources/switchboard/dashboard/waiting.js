// What only the owner can decide, as cards: visits that need a new time, and emergencies that want somebody's place.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icons} from './icons.js';
import {Piece, appointmentTitle, emergencyMark, hue, openAppointment, openForm, phone, span, whyPending} from './parts.js';
import {recent} from './recent.js';
import {session} from './session.js';
import {Source} from './source.js';
import {ago, clock, dateOf, dayName, moment} from './time.js';
import {say} from './toasts.js';

class Waiting extends Piece {
  static properties = {busy: {state: true}};

  #reschedules = new Source(this, () => '/v1/owner/reschedules', {topics: ['appointment']});
  #consents = new Source(this, () => '/v1/owner/consents', {topics: ['appointment', 'consent']});

  /** Does one of them, and shows the rest again. */
  async #act(kind, id, body, done) {
    this.busy = id;
    try {
      const answer = await session.send('POST', `/v1/owner/${kind}/${encodeURIComponent(id)}`, body);
      if (answer?.id && answer.start) recent.note(answer);
      say({text: done});
    } catch (problem) {
      say({text: 'Not done.', detail: problem.message, refused: true});
    }
    this.busy = undefined;
    await Promise.all([this.#reschedules.read(), this.#consents.read()]);
  }

  render() {
    const [consents, reschedules] = [this.#consents.value?.items ?? [], this.#reschedules.value?.items ?? []];
    const problem = [this.#consents, this.#reschedules].find(it => it.problem && it.problem.status !== 404);
    if (!consents.length && !reschedules.length && !problem) return nothing;
    return html`<section aria-labelledby="decide-title">
      <h2 id="decide-title">For you to decide <span class="count">${consents.length + reschedules.length || nothing}</span></h2>
      ${problem ? html`<p class="stale" role="status">${problem.problem.message} <button class="link" @click=${problem.retry}>Try again</button></p>` : nothing}
      <div class="decisions">
        ${repeat(consents, it => it.id, it => this.#consent(it))}
        ${repeat(reschedules, it => it.id, it => this.#reschedule(it))}
      </div>
    </section>`;
  }

  #consent(it) {
    const [urgent, other] = [it.emergency, it.displaced];
    const who = urgent.name ?? phone(urgent.phone) ?? 'A caller';
    const done = other?.name ? `${other.name} is asked for a new time` : 'Agreed';
    return html`<article class="decision urgent">
      <p>${emergencyMark()} <span class="at">${[it.asked && ago(it.asked), it.until && `answer until ${clock(it.until)}`].filter(Boolean).join(' · ')}</span></p>
      <p class="title">${urgent.serviceName} · ${who}</p>
      <p>wants <b>${moment(urgent.start)}</b> with ${urgent.resourceName}${other ? html`, the place of
        <button class="link" @click=${() => openAppointment(this, other)}>${appointmentTitle(other)}${other.name ? `, ${other.name}` : ''}</button>
        (${dayName(dateOf(other.start))}, ${span(other)})` : nothing}.</p>
      <p class="actions">
        <button class="button strong" ?disabled=${this.busy === it.id} @click=${() => this.#act('consents', it.id, {action: 'agree'}, done)}>Agree</button>
        <button class="button" ?disabled=${this.busy === it.id} @click=${() => this.#act('consents', it.id, {action: 'decline'}, 'Declined; nothing moves')}>Decline</button>
      </p>
    </article>`;
  }

  #reschedule(it) {
    const act = (body, done) => () => this.#act('reschedules', it.id, body, done);
    const disabled = this.busy === it.id;
    return html`<article class="decision ${hue(it.service)}">
      <p><span class="chip person">Needs a new time</span> <span class="at">${[whyPending(it), it.pendingSince && ago(it.pendingSince)].filter(Boolean).join(' · ')}</span></p>
      <p class="title"><button class="link quiet" @click=${() => openAppointment(this, it)}>${appointmentTitle(it)}${it.name ? ` · ${it.name}` : ''}</button></p>
      <p class="sub">${dayName(dateOf(it.start))}, ${span(it)}, with ${it.resourceName}</p>
      <p class="actions">
        ${(it.alternatives ?? []).slice(0, 3).map((slot, at) => html`<button class="button ${at ? '' : 'strong'}" ?disabled=${disabled}
          @click=${act(movedTo(it, slot), `Moved to ${moment(slot.start)}`)}>${moment(slot.start)}</button>`)}
        <button class="button" ?disabled=${disabled} @click=${() => openForm(this, 'move', it)}>${icons.clock} Other time</button>
        <button class="button" ?disabled=${disabled} @click=${act({action: 'keep'}, 'It stays where it is')}>Keep it</button>
        <button class="button danger" ?disabled=${disabled} @click=${() => openForm(this, 'cancel', it)}>Cancel it</button>
      </p>
    </article>`;
  }
}

const movedTo = (it, slot) => ({action: 'move', start: slot.start, ...(slot.resource && slot.resource !== it.resource && {resource: slot.resource})});

/** Tomorrow in a few sentences, to read or to listen to where the server can speak. */
class Tomorrow extends Piece {
  static properties = {sound: {state: true}};

  #day = new Source(this, () => '/v1/owner/schedule/tomorrow', {topics: ['appointment']});
  #voice;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  #play = async () => {
    this.sound = 'loading';
    try {
      const voice = new AudioContext();
      const speech = await session.file('/v1/owner/schedule/tomorrow/audio', 'audio/wav');
      const source = voice.createBufferSource();
      source.buffer = await voice.decodeAudioData(await speech.arrayBuffer());
      source.connect(voice.destination);
      source.onended = () => this.#stop();
      source.start();
      this.#voice = voice;
      this.sound = 'playing';
    } catch (problem) {
      this.sound = problem.status === 501 ? 'none' : undefined;
      if (problem.status !== 501) say({text: 'It could not be played.', detail: problem.status === undefined ? undefined : problem.message, refused: true});
    }
  };

  #stop = () => {
    this.#voice?.close();
    this.#voice = undefined;
    if (this.sound === 'playing') this.sound = undefined;
  };

  render() {
    const speech = this.#day.value?.speech;
    if (!speech) return nothing;
    const silent = this.sound === 'none' || this.#day.value.audio === false;
    const playing = this.sound === 'playing';
    return html`<div class="speech">
      ${silent ? nothing : html`<button class="button round" aria-label=${playing ? 'Stop' : 'Listen to tomorrow'} ?disabled=${this.sound === 'loading'}
        @click=${playing ? this.#stop : this.#play}>${playing ? icons.stop : icons.play}</button>`}
      <p>${speech}</p>
    </div>`;
  }
}

customElements.define('sb-waiting', Waiting);
customElements.define('sb-tomorrow', Tomorrow);
