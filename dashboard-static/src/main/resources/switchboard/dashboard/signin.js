// The way in: the business's API key and its owner's token.
import {html, nothing} from 'lit';
import {icons} from './icons.js';
import {Piece} from './parts.js';
import {session} from './session.js';

export class SignIn extends Piece {
  static properties = {problem: {state: true}, busy: {state: true}};

  firstUpdated() {
    this.querySelector('input').focus();
  }

  #submit = async event => {
    event.preventDefault();
    const form = new FormData(event.target);
    const keys = {key: form.get('key').trim(), token: form.get('token').trim()};
    this.busy = true;
    this.problem = undefined;
    try {
      await session.signIn(keys, form.has('stay'));
    } catch (problem) {
      this.problem = problem.status === 401 || problem.status === 403
        ? 'These keys open nothing. Both must belong to the same business.'
        : problem.message;
    }
    this.busy = false;
  };

  render() {
    return html`<main class="sign-in">
      <form @submit=${this.#submit}>
        ${icons.logo}
        <h1>Switchboard</h1>
        <p class="muted">Sign in with the two keys of your business.</p>
        ${session.reason ? html`<p class="stale" role="status">You were signed out. ${session.reason}</p>` : nothing}
        <label>API key
          <input name="key" type="password" autocomplete="username" required autocapitalize="off" spellcheck="false"
            aria-describedby=${this.problem ? 'sign-in-problem' : nothing}>
        </label>
        <label>Owner token
          <input name="token" type="password" autocomplete="current-password" required autocapitalize="off" spellcheck="false">
        </label>
        <label class="check"><input name="stay" type="checkbox"> Stay signed in on this device</label>
        ${this.problem ? html`<p class="problem" id="sign-in-problem" role="alert">${this.problem}</p>` : nothing}
        <button class="button strong" ?disabled=${this.busy}>${this.busy ? 'Signing in…' : 'Sign in'}</button>
      </form>
    </main>`;
  }
}

customElements.define('sb-sign-in', SignIn);
