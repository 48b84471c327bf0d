// Emergencies nobody has taken yet, as cards, the newest first: whoever looks can take one.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Piece, callPath, capital, phone, severityMark, words} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {ago} from './time.js';
import {say} from './toasts.js';

const STANDING = {
  open: 'The people on call are being told, one after another.',
  exhausted: 'Nobody on call has taken it.',
};

class Alerts extends Piece {
  static properties = {busy: {state: true}};

  #alerts = new Source(this, () => '/v1/crm/alerts?state=open&limit=20', {topics: ['alert']});

  async #take(it) {
    this.busy = it.id;
    try {
      await session.send('POST', `/v1/crm/alerts/${encodeURIComponent(it.id)}/acknowledge`, {});
      say({text: 'It is yours. The others are told.'});
    } catch (problem) {
      say({text: 'Not done.', detail: problem.message, refused: true});
    }
    this.busy = undefined;
    await this.#alerts.read();
  }

  render() {
    const items = this.#alerts.value?.items ?? [];
    const problem = this.#alerts.problem?.status === 404 ? undefined : this.#alerts.problem;
    if (!items.length && !problem) return nothing;
    return html`<section aria-labelledby="alerts-title" aria-live="polite">
      <h2 id="alerts-title">Nobody has taken <span class="count">${items.length || nothing}</span></h2>
      ${problem ? html`<p class="stale" role="status">${problem.message} <button class="link" @click=${this.#alerts.retry}>Try again</button></p>` : nothing}
      <div class="decisions">${repeat(items, it => it.id, it => this.#card(it))}</div>
    </section>`;
  }

  #card(it) {
    const who = [it.name, phone(it.phone)].filter(Boolean).join(' · ') || 'Withheld number';
    return html`<article class="decision urgent">
      <p>${severityMark(it)} <span class="chip">${words(it.danger)}</span> <span class="at">${ago(it.raised)}</span></p>
      <p class="title"><a class="link quiet" href=${callPath(it.id)}>${capital(it.what) ?? words(it.danger)}</a></p>
      <p class="sub">${[who, it.place].filter(Boolean).join(' · ')}</p>
      <p>${STANDING[it.status]}</p>
      <p class="actions">
        <button class="button strong" ?disabled=${this.busy === it.id} @click=${() => this.#take(it)}>I take it</button>
        ${it.phone ? html`<a class="button" href="tel:${it.phone}">Call ${it.name ?? phone(it.phone)}</a>` : nothing}
      </p>
    </article>`;
  }
}

customElements.define('sb-alerts', Alerts);
