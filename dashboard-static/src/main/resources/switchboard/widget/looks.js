// How the chat looks, on whatever page it stands.
export const looks = new CSSStyleSheet();
looks.replaceSync(`
  .panel {
    --ground: light-dark(#f5f5f2, #141517);
    --surface: light-dark(#ffffff, #24272b);
    --line: light-dark(#e1e1db, #2e3136);
    --edge: light-dark(#85888c, #7c8188);
    --text: light-dark(#1b1c1e, #ececea);
    --muted: light-dark(#595c61, #a6aab1);
    --accent: light-dark(#0b5a75, #7cc8e6);
    --on-accent: light-dark(#ffffff, #07222d);
    --amber: light-dark(#7d4b00, #f4c06c);
    position: fixed; inset-block-end: 84px; inset-inline-end: 16px; z-index: 1;
    display: grid; grid-template-rows: auto minmax(0, 1fr) auto;
    box-sizing: border-box; width: 376px; max-width: calc(100vw - 32px); height: min(560px, calc(100vh - 108px)); height: min(560px, calc(100dvh - 108px));
    overflow: hidden; border: 1px solid var(--line); border-radius: 16px; background: var(--ground); color: var(--text);
    box-shadow: 0 12px 40px light-dark(#0000002e, #000000a8);
    font: 400 15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: start;
  }
  .panel[hidden], .panel [hidden] { display: none; }
  .panel *, .panel *::before { box-sizing: border-box; }
  .panel :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
  .panel .top { display: flex; align-items: center; gap: 8px; padding: 10px 8px 10px 16px; border-block-end: 1px solid var(--line); background: var(--surface); }
  .panel .top:dir(rtl) { padding: 10px 16px 10px 8px; }
  .panel .top > div { flex: 1; min-width: 0; }
  .panel h2 { margin: 0; overflow: hidden; font-size: 15px; font-weight: 650; line-height: 1.3; text-overflow: ellipsis; white-space: nowrap; }
  .panel .status { margin: 0; color: var(--muted); font-size: 13px; }
  .panel button { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-width: 44px; min-height: 44px; padding: 0 10px; border: 0; border-radius: 10px; background: none; color: inherit; font: inherit; cursor: pointer; }
  .panel button:hover { background: var(--ground); }
  .panel button:disabled { opacity: .6; cursor: default; }
  .panel .strong { background: var(--accent); color: var(--on-accent); font-weight: 600; }
  .panel .strong:hover { background: color-mix(in oklab, var(--accent), var(--text) 14%); }
  .panel .plain { border: 1px solid var(--edge); background: var(--surface); font-weight: 600; }
  .panel svg { width: 22px; height: 22px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
  .panel svg:dir(rtl).turns { transform: scaleX(-1); }
  .log { display: flex; flex-direction: column; gap: 6px; padding: 16px; overflow-y: auto; overscroll-behavior: contain; }
  .log p { margin: 0; }
  .bubble { width: fit-content; max-width: 85%; padding: 8px 12px; border-radius: 14px; overflow-wrap: anywhere; white-space: pre-wrap; }
  .us { align-self: flex-start; border: 1px solid var(--line); border-end-start-radius: 4px; background: var(--surface); }
  .you { align-self: flex-end; border-end-end-radius: 4px; background: var(--accent); color: var(--on-accent); }
  .us + .you, .you + .us, .note + .us, .note + .you { margin-block-start: 6px; }
  .bubble s { opacity: .75; }
  .note { align-self: flex-end; color: var(--muted); font-size: 13px; }
  .log p.centre { align-self: center; margin-block: 6px; color: var(--muted); font-size: 13px; text-align: center; }
  .note.failed { color: var(--amber); font-weight: 600; }
  .note button { min-height: 28px; padding: 0 4px; color: var(--accent); text-decoration: underline; }
  .dots { display: inline-flex; gap: 4px; padding-block: 6px; }
  .dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--muted); }
  .panel form, .voice { display: flex; align-items: flex-end; gap: 8px; padding: 10px; border-block-start: 1px solid var(--line); background: var(--surface); }
  .voice { align-items: center; flex-wrap: wrap; border-block-end: 0; padding-block-end: 0; }
  .voice .state { flex: 1; min-width: 9rem; margin: 0; padding-inline-start: 6px; }
  .voice .interim { flex-basis: 100%; margin: 0; padding-inline: 6px; color: var(--muted); font-style: italic; }
  .panel textarea { flex: 1; min-width: 0; min-height: 44px; max-height: 132px; padding: 10px 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--ground); color: inherit; font: inherit; resize: none; field-sizing: content; }
  .panel textarea::placeholder { color: var(--muted); opacity: 1; }
  .trouble { margin: 0; padding: 8px 16px; border-block-start: 1px solid var(--line); background: var(--surface); color: var(--amber); font-size: 13px; font-weight: 600; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (max-width: 480px) {
    .panel { inset: 8px; inset-block-end: 84px; width: auto; max-width: none; height: auto; }
    .panel textarea { font-size: 16px; }
  }
  @media (max-height: 420px) { .panel { inset-block: 8px; height: auto; inset-inline-end: 84px; } }
  @media (prefers-reduced-motion: no-preference) {
    .panel { animation: arrive 140ms ease-out; }
    .dots i { animation: blink 1.2s ease-in-out infinite; }
    .dots i:nth-child(2) { animation-delay: .15s; }
    .dots i:nth-child(3) { animation-delay: .3s; }
  }
  @media (forced-colors: active) { .bubble, .panel button { border: 1px solid currentColor; } }
  @media print { .panel { display: none; } }
  @keyframes arrive { from { transform: translateY(8px); opacity: 0; } }
  @keyframes blink { 50% { opacity: .35; } }
`);
