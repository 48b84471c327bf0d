// What was said in a turn, what of it was heard, and how long it took.
import {html, nothing} from 'lit';
import {words} from './parts.js';

export const TOOLS = {
  'find-customer': 'Looked up the caller',
  'note-customer': 'Noted what they said about themselves',
  'find-slots': 'Looked for free times',
  book: 'Made the appointment',
  'next-appointment': 'Looked up the next appointment',
  'cancel-appointment': 'Cancelled the appointment',
  'move-appointment': 'Moved the appointment',
  'confirm-attendance': 'Noted that they will be there',
  'opt-out': 'Stopped texts to them',
  'opt-in': 'Allowed texts to them again',
  'consult-specialists': 'Asked specialists',
};

const UNDER_WAY = {
  'find-customer': 'Looking up the caller',
  'note-customer': 'Noting what they said',
  'find-slots': 'Looking for free times',
  book: 'Making the appointment',
  'next-appointment': 'Looking up the next appointment',
  'cancel-appointment': 'Cancelling the appointment',
  'move-appointment': 'Moving the appointment',
  'consult-specialists': 'Asking specialists',
};

export const toolName = run => (run.finished ? TOOLS[run.tool] : UNDER_WAY[run.tool] ?? TOOLS[run.tool]) ?? words(run.tool);

/** What the caller did in a turn, in words. */
export function saidWords(turn) {
  if (turn.kind === 'silence') return '(silence)';
  if (!turn.said) return undefined;
  return turn.kind === 'keys' ? `Pressed ${turn.said}` : turn.said;
}

/** A reply as `{heard, cut}`: what reached the ear, and what was generated beyond it. */
export function heardOf({reply, heardText}) {
  if (heardText === undefined) return {heard: reply, cut: ''};
  const plain = heardText.trimEnd();
  return reply.startsWith(plain) ? {heard: plain, cut: reply.slice(plain.length)} : {heard: plain, cut: reply};
}

/** The words of a reply; those nobody heard struck out. */
export function replyWords(turn) {
  const {heard, cut} = heardOf(turn);
  if (!cut.trim()) return heard;
  return html`${heard} <span class="unseen">The caller cut in. Not heard:</span> <s>${cut.trim()}</s>`;
}

const OWNER = {whisper: 'You whispered', put_through: 'You gave the call to', end: 'You ended the call'};

/** What the business itself did, as a line: a whisper that waits, somebody who is called. */
export const actName = act => `${OWNER[act.kind] ?? words(act.kind)}${act.staff ? ` ${act.staff}` : ''}`;

/** Whether a whisper has been said by now. */
export const isSaid = (act, turns) => turns.some(it => it.turn >= act.turn && it.reply?.includes(act.words));

/** The last lines of a call, the newest last: `{key, side, words, state, timing}`. */
export function captions({turns, acts = []}, count) {
  const lines = turns.flatMap((turn, at) => ofTurn(turn, at === turns.length - 1));
  for (const act of acts) if (act.kind !== 'whisper' || !isSaid(act, turns)) lines.push({key: `act-${act.at}`, side: 'owner', act});
  return lines.slice(-count);
}

function ofTurn(turn, last) {
  const found = [];
  const said = saidWords(turn);
  if (said) found.push({key: `${turn.turn}-said`, side: 'caller', words: said, kind: turn.kind});
  for (const run of turn.runs) if (!run.finished) found.push({key: `${turn.turn}-${run.id}`, side: 'tool', run});
  if (turn.reply) found.push({key: `${turn.turn}-reply`, side: 'us', words: replyWords(turn), cut: turn.heardText !== undefined, timing: turn.timing, speaking: last && !turn.heard && turn.heardText === undefined});
  else if (turn.speaking) found.push({key: `${turn.turn}-reply`, side: 'us', words: turn.speaking, speaking: true});
  return found;
}

/** `340 ms`, `1.2 s`. */
export const millis = ms => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** The stages of a turn, each only where it says something the next does not. */
export function stages(timing) {
  if (!timing) return [];
  const {understood, first, complete, tools} = timing;
  return [
    understood !== undefined && understood !== (complete ?? first) ? ['understood', understood] : undefined,
    first !== undefined && first !== complete ? ['first words', first] : undefined,
    complete !== undefined ? ['answered', complete] : undefined,
    tools !== undefined ? ['tools', tools] : undefined,
  ].filter(Boolean);
}

/** The stages as small lines in a margin. */
export const stageLines = timing => stages(timing).map(([name, ms]) => html`<span class="stage"><b>${millis(ms)}</b> ${name}</span>`);

const spread = ({p50, p95}) => (p50 === p95 ? millis(p50) : `${millis(p50)} (half), ${millis(p95)} (95 %)`);

/** How fast a call is answered: the middle of all turns, and what 19 in 20 keep to. */
export function pace(it) {
  if (!it) return nothing;
  return html`<dl class="facts wide pace">
    ${it.complete ? html`<div><dt>Answered in</dt><dd>${spread(it.complete)}</dd></div>` : nothing}
    ${it.first && it.first.p95 !== it.complete?.p95 ? html`<div><dt>First words in</dt><dd>${spread(it.first)}</dd></div>` : nothing}
    ${it.tools ? html`<div><dt>Tools took</dt><dd>${spread(it.tools)}</dd></div>` : nothing}
  </dl>`;
}

/** The same in a few words. */
export const paceLine = it => (it?.complete ? html`<span class="sub pace">answered in ${spread(it.complete)}</span>` : nothing);

export const legend = () => html`<details class="legend">
  <summary>What the times mean</summary>
  <dl class="facts">
    <dt>understood</dt><dd>from the caller’s words coming in until we knew what they wanted</dd>
    <dt>first words</dt><dd>until there was something to say, even if only “one moment”</dd>
    <dt>answered</dt><dd>until the whole reply was there</dd>
    <dt>tools</dt><dd>how much of that went by while something was looked up or done</dd>
  </dl>
  <p class="sub">For a call: half of its turns took the first figure or less, 95 % the second or less.</p>
</details>`;
