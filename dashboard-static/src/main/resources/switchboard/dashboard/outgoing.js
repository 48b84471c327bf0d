// Calls the business makes by itself: whom, when, what has come of it so far, and that nobody need be called after all.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Piece, callPath, caller, capital, phone} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {ago, moment} from './time.js';
import {say} from './toasts.js';

const KINDS = {'call-back': 'Call back', reminder: 'Reminder'};

class Outgoing extends Piece {
  static properties = {busy: {state: true}};

  #calls = new Source(this, () => '/v1/crm/outbound?state=open&limit=20', {topics: ['outbound'], pause: 300});

  async #withdraw(it) {
    this.busy = it.id;
    try {
      await session.send('POST', `/v1/crm/outbound/${encodeURIComponent(it.id)}/cancel`, {});
      say({text: `${caller(it)} is not called`});
    } catch (problem) {
      say({text: 'Not done.', detail: problem.message, refused: true});
    }
    this.busy = undefined;
    await this.#calls.read();
  }

  render() {
    const items = this.#calls.value?.items ?? [];
    const problem = this.#calls.problem?.status === 404 ? undefined : this.#calls.problem;
    if (!items.length && !problem) return nothing;
    return html`<section aria-labelledby="outgoing-title">
      <h2 id="outgoing-title">To be called <span class="count">${items.length || nothing}</span></h2>
      ${problem ? html`<p class="stale" role="status">${problem.message} <button class="link" @click=${this.#calls.retry}>Try again</button></p>` : nothing}
      <div class="decisions">${repeat(items, it => it.id, it => this.#card(it))}</div>
    </section>`;
  }

  #card(it) {
    const talking = it.status === 'talking';
    const who = [it.name, phone(it.phone)].filter(Boolean).join(' · ') || 'Withheld number';
    return html`<article class="decision" aria-label="${KINDS[it.kind] ?? 'Call'}: ${caller(it)}">
      <p><span class="chip">${KINDS[it.kind] ?? 'Call'}</span> <span class="at">${this.#when(it)}</span></p>
      <p class="title">${talking && it.conversation ? html`<a class="link quiet" href=${callPath(it.conversation)}>${who}</a>` : who}</p>
      ${it.what ? html`<p class="sub">${capital(it.what)}</p>` : nothing}
      ${talking ? nothing : html`<p class="actions">
        <button class="button" ?disabled=${this.busy === it.id} @click=${() => this.#withdraw(it)}>Do not call</button></p>`}
    </article>`;
  }

  #when(it) {
    if (it.status === 'talking') return 'On the line now';
    const tries = it.missed ? `not reached ${it.missed === 1 ? 'once' : `${it.missed} times`}` : `wanted ${ago(it.wanted)}`;
    if (!it.due) return tries;
    const now = new Date(it.due) <= session.now();
    return `${now ? 'Being called' : `Called ${moment(it.due)}`} · ${tries}`;
  }
}

customElements.define('sb-outgoing', Outgoing);
