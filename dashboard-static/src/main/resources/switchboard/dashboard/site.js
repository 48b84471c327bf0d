// The chat on the business's own pages: which ones, what it says first, and the line to paste.
import {html, nothing} from 'lit';
import {Form} from './form.js';
import {session} from './session.js';
import {say} from './toasts.js';

const PATH = '/v1/owner/widget';

class Site extends Form {
  name = 'site';

  get heading() {
    return 'On your web site';
  }

  begin() {
    this.read = false;
    this.token = undefined;
    this.act(async () => this.#took((await session.get(PATH)).value), {stay: true});
  }

  #took(sheet) {
    this.read = true;
    this.origins = sheet.origins.join('\n');
    this.greeting = sheet.greeting ?? '';
    this.voice = sheet.voice;
    this.requestUpdate();
  }

  get ready() {
    return this.read;
  }

  body() {
    if (!this.read) return html`<p class="note" role="status">One moment…</p>`;
    return html`
      <div class="field"><label for="site-origins">Addresses of your pages, one a line</label>
        <textarea id="site-origins" rows="3" placeholder="https://www.example.com" .value=${this.origins ?? ''}
          aria-invalid=${this.problem?.field === 'origins' ? 'true' : nothing} @input=${it => (this.origins = it.target.value)}></textarea></div>
      ${this.input('greeting', 'What it says first', this.greeting ?? '', {maxlength: 300, change: it => (this.greeting = it)})}
      <label class="check"><input type="checkbox" .checked=${this.voice ?? true} @change=${it => (this.voice = it.target.checked)}> Visitors may speak</label>
      ${this.token ? this.#script() : html`<p class="note">The line to paste holds a token. It is shown once; a new one ends the one before.</p>
        <button type="button" class="button" @click=${() => this.act(() => this.#issue(), {stay: true})}>Make a token and the line to paste</button>`}`;
  }

  #script() {
    const language = session.business.language.startsWith('es') ? 'es' : 'en';
    return html`<div class="field"><label for="site-script">Paste this into your pages</label>
        <textarea id="site-script" rows="4" readonly .value=${this.script} @focus=${it => it.target.select()}></textarea></div>
      <p class="actions"><button type="button" class="button" @click=${() => this.#copy()}>Copy</button>
        <a class="button" target="_blank" rel="noopener" href="/widget/demo#token=${this.token}&language=${language}">See it on a page</a></p>`;
  }

  async #issue() {
    const {token, script} = await session.send('POST', `${PATH}/token`, {});
    Object.assign(this, {token, script});
    this.requestUpdate();
  }

  async #copy() {
    await navigator.clipboard.writeText(this.script);
    say({text: 'Copied'});
  }

  async send() {
    const origins = (this.origins ?? '').split(/\s+/).filter(Boolean);
    const greeting = (this.greeting ?? '').trim();
    this.#took(await session.send('PUT', PATH, {origins, voice: this.voice, ...(greeting && {greeting})}));
    say({text: 'Saved', detail: origins.length ? undefined : 'It stands on no page yet.'});
  }
}

customElements.define('sb-site', Site);
