// The chat's button. Everything else is loaded once somebody reaches for it.
(() => {
  'use strict';
  const script = document.currentScript;
  if (!script || window.switchboardChat) return;
  const {token, language = document.documentElement.lang, backend = script.src, open: open_ = ''} = script.dataset;
  if (!token) return console.warn('switchboard chat: data-token is missing');
  const base = new URL(backend, location.href).origin;
  const spanish = /^es/i.test(language);
  const words = spanish
    ? {open: 'Abrir el chat', close: 'Cerrar el chat', lost: 'El chat no se puede abrir ahora. Inténtelo más tarde.'}
    : {open: 'Open the chat', close: 'Close the chat', lost: 'The chat cannot be opened just now. Please try again later.'};

  const host = document.createElement('div');
  host.setAttribute('data-switchboard', '');
  // Said inline and with emphasis, so that no rule of the page can say otherwise.
  const place = {all: 'initial', display: 'block', position: 'fixed', 'inset-block-end': '16px', 'inset-inline-end': '16px', 'z-index': '2147483000', visibility: 'visible', opacity: '1', 'color-scheme': script.dataset.theme ?? 'light dark'};
  for (const [name, value] of Object.entries(place)) host.style.setProperty(name, value, 'important');
  host.lang = spanish ? 'es' : 'en';

  const root = host.attachShadow({mode: 'open'});
  const looks = new CSSStyleSheet();
  looks.replaceSync(`
    .launch{all:unset;box-sizing:border-box;display:grid;place-items:center;width:56px;height:56px;border-radius:50%;cursor:pointer;background:light-dark(#0b5a75,#7cc8e6);color:light-dark(#fff,#07222d);box-shadow:0 4px 16px light-dark(#0000003d,#000000a8)}
    .launch:hover{background:light-dark(#094a61,#9ad6ee)}
    .launch:focus-visible{outline:3px solid light-dark(#1b1c1e,#ececea);outline-offset:3px}
    .launch[aria-busy=true]{cursor:progress}
    .launch svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
    .lost{position:absolute;inset-block-end:68px;inset-inline-end:0;width:15rem;margin:0;padding:10px 12px;border-radius:10px;font:15px/1.4 system-ui,sans-serif;background:light-dark(#fff,#24272b);color:light-dark(#1b1c1e,#ececea);box-shadow:0 4px 16px light-dark(#0000003d,#000000a8)}
    @media print{.launch{display:none}}
    @media(forced-colors:active){.launch{border:2px solid ButtonText}}`);
  root.adoptedStyleSheets = [looks];

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launch';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-label', words.open);
  const drawn = (tag, attributes) => {
    const it = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
    return it;
  };
  const icon = drawn('svg', {viewBox: '0 0 24 24', 'aria-hidden': 'true'});
  icon.append(drawn('path', {d: 'M4 5h16v11H10l-5 4v-4H4z'}), drawn('path', {d: 'M8 9h8M8 12h5'}));
  button.append(icon);
  const trouble = document.createElement('p');
  trouble.className = 'lost';
  trouble.setAttribute('role', 'alert');

  let panel;
  let loading;
  const load = () => (loading ??= import(`${base}/widget/panel.js`)
    .then(it => new it.Panel({root, base, token, language: host.lang, closed}))
    .catch(fault => {
      loading = undefined;
      throw fault;
    }));

  const shown = open => {
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', open ? words.close : words.open);
  };
  function closed() {
    shown(false);
    button.focus();
  }
  async function open() {
    trouble.remove();
    button.setAttribute('aria-busy', 'true');
    try {
      panel = await load();
      await panel.open();
      shown(true);
    } catch {
      trouble.textContent = words.lost;
      root.append(trouble);
    }
    button.removeAttribute('aria-busy');
  }
  const close = () => panel?.close();
  button.addEventListener('click', () => (button.getAttribute('aria-expanded') === 'true' ? close() : open()));
  for (const hint of ['pointerenter', 'focus']) button.addEventListener(hint, () => load().catch(() => {}), {once: true});

  root.append(button);
  const settle = () => {
    document.body.append(host);
    if (open_) open();
  };
  const idle = () => (window.requestIdleCallback ?? setTimeout)(settle);
  if (document.readyState === 'complete') idle();
  else window.addEventListener('load', idle, {once: true});
  window.switchboardChat = {open, close};
})();
