// The shell: who is signed in, which page is shown, and what is around it.
import {html, nothing} from 'lit';
import './appointment.js';
import './calls.js';
import './changeforms.js';
import './deeds.js';
import {icons} from './icons.js';
import {Keyboard} from './keys.js';
import {live} from './live.js';
import './insights.js';
import './make.js';
import './messages.js';
import './online.js';
import {Piece} from './parts.js';
import './people.js';
import './plans.js';
import './schedule.js';
import './search.js';
import {session} from './session.js';
import './signin.js';
import './staff.js';
import {clock} from './time.js';
import './toasts.js';
import './today.js';

const PAGES = [
  {path: '/', name: 'Today', icon: icons.today, show: () => html`<sb-today></sb-today>`},
  {path: '/calls', name: 'Calls', icon: icons.calls, show: id => html`<sb-calls .selected=${id}></sb-calls>`},
  {path: '/schedule', name: 'Schedule', icon: icons.schedule, show: date => html`<sb-schedule .date=${date}></sb-schedule>`},
  {path: '/people', name: 'People', icon: icons.people, show: id => html`<sb-people .selected=${id}></sb-people>`},
  {path: '/messages', name: 'Messages', icon: icons.messages, show: () => html`<sb-messages></sb-messages>`},
  {path: '/live', name: 'On the line', under: '/calls', show: () => html`<sb-online></sb-online>`},
  {path: '/settings', name: 'Settings', show: () => html`${later('settings')}<sb-settings></sb-settings>`},
  {path: '/handoffs', name: 'Putting callers through', show: () => html`${later('handoffs')}<sb-handoffs></sb-handoffs>`},
  {path: '/recordings', name: 'Recordings', under: '/calls', show: id => html`${later('recordings')}<sb-recordings .conversation=${id}></sb-recordings>`},
  {path: '/try', name: 'Try it', show: () => html`${later('try')}<sb-try></sb-try>`},
  {path: '/insights', name: 'Insights', icon: icons.insights, show: () => html`<sb-insights></sb-insights>`},
];

/** Loaded once somebody wants to. */
function later(page) {
  import(`./${page}.js`);
  return nothing;
}

function route(pathname) {
  const [, first, second] = pathname.split('/');
  const page = PAGES.find(it => it.path === `/${first}`) ?? PAGES[0];
  return {page, argument: second ? decodeURIComponent(second) : undefined};
}

class App extends Piece {
  static properties = {problem: {state: true}};

  constructor() {
    super();
    new Keyboard(this);
    session.addEventListener('change', () => this.#session());
    live.addEventListener('state', () => this.requestUpdate());
    window.addEventListener('popstate', () => this.#arrived());
    this.addEventListener('click', this.#followed);
    this.addEventListener('go', event => this.go(event.detail));
    this.addEventListener('appointment', event => this.querySelector('sb-appointment').show(event.detail));
    this.addEventListener('form', ({detail}) => this.querySelector(`sb-${detail.name}`).show(detail.detail));
    if (session.keys) this.#open();
  }

  #open = async () => {
    this.problem = undefined;
    try {
      await session.open();
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) session.signOut('These keys are not accepted.');
      else this.problem = problem;
    }
  };

  #session() {
    if (session.business) live.start();
    else live.stop();
    this.requestUpdate();
  }

  #followed = event => {
    const link = event.target.closest?.('a[href^="/"]');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(link.getAttribute('href'));
  };

  go(path) {
    if (path !== location.pathname) history.pushState(null, '', path);
    this.#arrived();
  }

  #arrived() {
    this.requestUpdate();
    this.updateComplete.then(() => {
      const {page, argument} = route(location.pathname);
      window.scrollTo(0, 0);
      if (!argument || page.path === '/schedule') this.querySelector('main')?.focus({preventScroll: true});
    });
  }

  search() {
    this.querySelector('sb-search')?.focus();
  }

  showKeys() {
    this.querySelector('sb-keys')?.show();
  }

  updated() {
    const {page} = route(location.pathname);
    document.title = session.business ? `${page.name} · ${session.business.name}` : 'Switchboard';
    document.documentElement.lang = 'en';
  }

  render() {
    if (!session.keys) return html`<sb-sign-in></sb-sign-in>`;
    if (!session.business) return this.#opening();
    const {page, argument} = route(location.pathname);
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to the page</a>
      ${this.#rail(page)}
      <header class="top">
        <span class="tenant">${session.business.name}</span>
        <sb-search></sb-search>
        ${this.#dot()}
      </header>
      <main id="main" tabindex="-1">${page.show(argument)}
        <div class="phone-foot"><a class="button" href="/settings">${icons.settings} Settings</a> <a class="button" href="/try">${icons.microphone} Try it</a> <button class="button" @click=${() => session.signOut()}>${icons.out} Sign out</button></div></main>
      <sb-appointment></sb-appointment>
      <sb-make></sb-make><sb-move></sb-move><sb-cancel></sb-cancel><sb-conclude></sb-conclude><sb-block></sb-block><sb-waitlist></sb-waitlist><sb-staff></sb-staff>
      <sb-whisper></sb-whisper><sb-takeover></sb-takeover><sb-endcall></sb-endcall>
      <sb-toasts></sb-toasts>
      <sb-keys></sb-keys>`;
  }

  #skip = event => {
    event.preventDefault();
    this.querySelector('main').focus();
  };

  #opening() {
    if (!this.problem) return html`<main class="opening" role="status">${icons.logo}<span class="unseen">Loading</span></main>`;
    return html`<main class="opening" role="alert">${icons.logo}
      <p class="title">Your business could not be loaded</p>
      <p>${this.problem.message}</p>
      <p class="actions"><button class="button strong" @click=${this.#open}>Try again</button>
      <button class="button" @click=${() => session.signOut()}>Sign out</button></p></main>`;
  }

  #rail(current) {
    return html`<nav class="rail" aria-label="Pages">
      <a class="brand" href="/" aria-label="Switchboard, today">${icons.logo}<span>Switchboard</span></a>
      <ul>
        ${PAGES.filter(it => it.icon).map(it => html`<li>
          <a href=${it.path} aria-current=${it === current || it.path === current.under ? 'page' : nothing}>${it.icon}<span>${it.name}</span></a>
        </li>`)}
      </ul>
      <div class="foot">
        <a class="plain" href="/try" aria-current=${current.path === '/try' ? 'page' : nothing}>${icons.microphone}<span>Try it</span></a>
        <a class="plain" href="/settings" aria-current=${current.path === '/settings' ? 'page' : nothing}>${icons.settings}<span>Settings</span></a>
        <button class="plain" @click=${() => this.showKeys()}>${icons.keys}<span>Keys</span></button>
        <button class="plain" @click=${() => session.signOut()}>${icons.out}<span>Sign out</span></button>
      </div>
    </nav>`;
  }

  #dot() {
    const [tone, text] = {
      waiting: ['waiting', 'Connecting'],
      live: ['live', 'Live'],
      lost: ['lost', `Not live since ${live.since ? clock(live.since) : 'just now'}`],
    }[live.state];
    return html`<span class="dot ${tone}" role="status"><i aria-hidden="true"></i><span>${text}</span></span>`;
  }
}

customElements.define('sb-app', App);

/** Keeps the shell for when there is no network; what is no longer part of it is dropped. */
async function keepShell() {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/sw.js');
  const own = performance.getEntriesByType('resource').map(it => new URL(it.name)).filter(it => it.origin === location.origin);
  const wanted = ['/', ...own.filter(it => it.searchParams.has('v') || it.pathname.startsWith('/vendor/')).map(String)];
  const shell = await caches.open('shell');
  await shell.add('/');
  const kept = new Set((await shell.keys()).map(it => it.url));
  await shell.addAll(wanted.filter(it => it !== '/' && !kept.has(it)));
  const needed = new Set(wanted.map(it => String(new URL(it, location.href))));
  for (const url of kept) if (!needed.has(url)) await shell.delete(url);
}

window.addEventListener('load', () => setTimeout(() => keepShell().catch(() => {}), 500));
