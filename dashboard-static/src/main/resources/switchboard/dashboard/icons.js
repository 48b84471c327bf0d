// Line icons on a 20-pixel grid, drawn for these pages.
import {html, svg} from 'lit';

const icon = paths => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  today: icon(svg`<circle cx="10" cy="10" r="3.5"/><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.5 1.5M14.2 14.2l1.5 1.5M4.3 15.7l1.5-1.5M14.2 5.8l1.5-1.5"/>`),
  calls: icon(svg`<path d="M6.2 3 4 4.2C3.300 9.800 10.200 16.700 15.800 16L17 13.800l-3.600-2.300-1.700 1.400C9.900 12.100 7.900 10.100 7.100 8.300l1.400-1.700z"/>`),
  schedule: icon(svg`<rect x="3" y="4" width="14" height="13" rx="2"/><path d="M3 8h14M7 2.500V5M13 2.500V5M7 11.500h2M11 11.500h2"/>`),
  people: icon(svg`<circle cx="7.500" cy="7" r="2.800"/><path d="M2.500 16.500c0-3 2-5 5-5s5 2 5 5M13 4.600a2.600 2.600 0 0 1 0 4.800M14.500 11.900c1.900.6 3 2.300 3 4.600"/>`),
  messages: icon(svg`<path d="M4 4h12a1.500 1.500 0 0 1 1.500 1.500v7A1.500 1.500 0 0 1 16 14H9l-4 3v-3H4a1.500 1.500 0 0 1-1.500-1.500v-7A1.500 1.500 0 0 1 4 4zM6 8h8M6 10.700h5"/>`),
  text: icon(svg`<path d="M4 4h12a1.500 1.500 0 0 1 1.500 1.500v7A1.500 1.500 0 0 1 16 14H9l-4 3v-3H4a1.500 1.500 0 0 1-1.500-1.500v-7A1.500 1.500 0 0 1 4 4z"/>`),
  search: icon(svg`<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>`),
  out: icon(svg`<path d="M8 3H4.500A1.500 1.500 0 0 0 3 4.500v11A1.500 1.500 0 0 0 4.500 17H8M8 10h9m-3.500-3.500L17 10l-3.500 3.500"/>`),
  keys: icon(svg`<rect x="2" y="5" width="16" height="10" rx="2"/><path d="M5 8h.01M8 8h.01M11 8h.01M14 8h.01M6.500 12h7"/>`),
  back: icon(svg`<path d="m12 4-6 6 6 6"/>`),
  forth: icon(svg`<path d="m8 4 6 6-6 6"/>`),
  alert: icon(svg`<path d="M10 3 2.500 16.500h15zM10 8.500v3.500M10 14.200h.01"/>`),
  tool: icon(svg`<path d="M12.500 3.500a4 4 0 0 0-3.800 5.300L3.500 14l2.500 2.500 5.200-5.200A4 4 0 0 0 16.400 6L14 8.400 11.600 6l2.400-2.400a4 4 0 0 0-1.500-.1z"/>`),
  place: icon(svg`<path d="M10 17.500s5.500-4.800 5.500-9a5.500 5.500 0 0 0-11 0c0 4.200 5.500 9 5.500 9z"/><circle cx="10" cy="8.500" r="1.800"/>`),
  check: icon(svg`<path d="m4 10.500 4 4 8-9"/>`),
  close: icon(svg`<path d="m5 5 10 10M15 5 5 15"/>`),
  plus: icon(svg`<path d="M10 4v12M4 10h12"/>`),
  undo: icon(svg`<path d="M7 4 3.500 7.500 7 11M4 7.500h7.500a4.500 4.500 0 0 1 0 9H8"/>`),
  play: icon(svg`<path d="M6 4v12l10-6z"/>`),
  microphone: icon(svg`<rect x="7.500" y="2.500" width="5" height="9" rx="2.500"/><path d="M4.500 9.500a5.500 5.500 0 0 0 11 0M10 15v2.500"/>`),
  speaker: icon(svg`<path d="M3.500 8v4H6l4 3.500v-11L6 8zM13 7.500a3.500 3.500 0 0 1 0 5M15 5.500a6.300 6.300 0 0 1 0 9"/>`),
  stop: icon(svg`<rect x="5.500" y="5.500" width="9" height="9" rx="1"/>`),
  clock: icon(svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4l3 2"/>`),
  queue: icon(svg`<path d="M4 5h12M4 10h12M4 15h7"/>`),
  insights: icon(svg`<path d="M4 16.500V11M10 16.500V3.500M16 16.500V8"/>`),
  settings: icon(svg`<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>`),
  save: icon(svg`<path d="M10 3v9.500M6.500 9.500 10 13l3.500-3.500M4 16.500h12"/>`),
  logo: html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" class="plate"/>
    <circle cx="10" cy="10" r="2.600" class="jack"/><circle cx="22" cy="10" r="2.600" class="jack"/>
    <circle cx="10" cy="22" r="2.600" class="jack"/><circle cx="22" cy="22" r="2.600" class="jack"/>
    <path d="M10 10c0 8 12 4 12 12" class="cord"/></svg>`,
};
