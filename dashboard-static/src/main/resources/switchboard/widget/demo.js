// Puts the chat on this page, with the token that stands in its address and is kept out of the history.
const KEPT = 'switchboard.demo';
const asked = new URLSearchParams(location.hash.slice(1));
if (asked.get('token')) {
  sessionStorage.setItem(KEPT, JSON.stringify({token: asked.get('token'), language: asked.get('language') ?? 'en'}));
  history.replaceState(null, '', location.pathname);
}
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
if (kept.token) {
  document.documentElement.lang = kept.language;
  const script = document.createElement('script');
  Object.assign(script.dataset, {token: kept.token, language: kept.language, ...('open' in document.body.dataset && {open: 'now'})});
  script.src = '/widget/embed.js';
  document.head.append(script);
} else {
  document.querySelector('#missing').hidden = false;
}
