// A sheet of styles for pages that are loaded once somebody opens them.

/** Resolves when the rules are there, or cannot be had. */
export const styled = href => new Promise(done => {
  const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done, onerror: done});
  document.head.append(link);
});
