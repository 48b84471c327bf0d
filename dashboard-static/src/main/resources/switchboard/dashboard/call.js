// One conversation: what was said, what was heard, what was done, and when.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {actName, isSaid, legend, millis, pace, replyWords, saidWords, stageLines, toolName} from './captions.js';
import {icons} from './icons.js';
import {deeds} from './livecall.js';
import {Piece, caller, language, outcome, personPath, phone, rung, severityMark, shown, wave, words} from './parts.js';
import {session} from './session.js';
import {Source} from './source.js';
import {length, precise, when} from './time.js';

export class Call extends Piece {
  static properties = {conversation: {attribute: false}};

  #source = new Source(
    this,
    () => (this.conversation ? `/v1/crm/conversations/${encodeURIComponent(this.conversation)}` : undefined),
    {topics: ['conversation'], id: () => this.conversation, pause: 100},
  );
  #tick;
  #shownTurns = 0;
  #atEnd = true;

  connectedCallback() {
    super.connectedCallback();
    this.#tick = setInterval(() => !this.#source.value?.conversation.ended && this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  willUpdate() {
    const root = document.scrollingElement;
    this.#atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 120;
  }

  /** A reader who is at the end of a live transcript stays there. */
  updated() {
    const value = this.#source.value;
    const turns = value?.turns.length ?? 0;
    const grew = this.#shownTurns && turns > this.#shownTurns;
    if (grew && this.#atEnd && !value.conversation.ended) this.querySelector('.transcript-end')?.scrollIntoView({block: 'nearest'});
    this.#shownTurns = turns;
  }

  render() {
    return shown(this.#source, 'This conversation could not be loaded', it => this.#content(it), 6);
  }

  #content({conversation, turns, assessment, rating, acts = [], pace: figures}) {
    const live = !conversation.ended && conversation.channel === 'voice';
    return html`<article class="call" aria-labelledby="call-title">
      <header class="call-head ${conversation.emergency ? 'emergency' : ''}">
        <a class="plain back" href="/calls" aria-label="All calls">${icons.back}</a>
        <div>
          <h1 id="call-title">${caller(conversation)}</h1>
          <p class="chips">
            ${severityMark(conversation)} ${outcome(conversation)}
            ${conversation.intent && conversation.intent !== 'emergency' ? html`<span class="chip">${words(conversation.intent)}</span>` : nothing}
          </p>
        </div>
        ${conversation.need ? html`<p class="need">${conversation.need}</p>` : nothing}
        <dl class="facts wide">
          <div><dt>${conversation.channel === 'sms' ? 'Texts' : 'Call'}</dt><dd>${when(conversation.started)}</dd></div>
          ${conversation.channel === 'voice' ? html`<div><dt>Length</dt><dd>${this.#length(conversation)}</dd></div>` : nothing}
          ${conversation.rung ? html`<div><dt>Held</dt><dd title=${rung(conversation.rung).hint}>${rung(conversation.rung).name}</dd></div>` : nothing}
          ${conversation.language ? html`<div><dt>Language</dt><dd>${language(conversation.language)}</dd></div>` : nothing}
          ${conversation.peer ? html`<div><dt>Number</dt><dd><a href="tel:${conversation.peer}">${phone(conversation.peer)}</a></dd></div>` : nothing}
          ${conversation.customer ? html`<div><dt>Customer</dt><dd><a href=${personPath(conversation.customer)}>${conversation.name ?? 'Open card'}</a></dd></div>` : nothing}
        </dl>
        ${pace(figures)}
        ${conversation.channel === 'voice' && conversation.ended ? this.#recorded(conversation) : nothing}
        ${live ? html`<div class="actions">${deeds(this, conversation)}</div>` : nothing}
        ${assessment ? this.#assessed(assessment, rating) : rating ? html`<dl class="facts wide">${this.#rated(rating)}</dl>` : nothing}
      </header>
      <ol class="transcript" aria-label="Transcript" aria-live=${live ? 'polite' : 'off'}>
        ${repeat(turns, it => it.turn, (it, at) => this.#turn(it, live && at === turns.length - 1, acts.filter(act => act.turn === it.turn), turns))}
        ${live ? html`<li class="listening">${wave()} <span>Listening</span></li>` : nothing}
      </ol>
      ${figures ? legend() : nothing}
      <div class="transcript-end"></div>
    </article>`;
  }

  #recorded(it) {
    import('./recorded.js');
    return html`<sb-recorded .conversation=${it.id} who=${caller(it)}></sb-recorded>`;
  }

  /** What was inferred, and apart from it what the customer said. */
  #assessed(it, rating) {
    const codes = all => all.map(code => words(code.replaceAll('-', '_'))).join(', ');
    return html`<section class="assessment" aria-label="Summary">
      ${it.summary ? html`<p>${it.summary}</p>` : nothing}
      ${it.followUp ? html`<p><strong>To do:</strong> ${it.notes ?? 'Get back to them.'}</p>` : nothing}
      <dl class="facts wide">
        <div><dt>Satisfaction, estimated</dt><dd>${it.score} of 10, ${it.sentiment}</dd></div>
        ${rating ? this.#rated(rating) : nothing}
        ${it.frustrations.length ? html`<div><dt>Went wrong</dt><dd>${codes(it.frustrations)}</dd></div>` : nothing}
        ${it.successes.length ? html`<div><dt>Went well</dt><dd>${codes(it.successes)}</dd></div>` : nothing}
      </dl>
    </section>`;
  }

  #rated(it) {
    return html`<div><dt>Customer's rating</dt><dd>${it.rating} of 5</dd></div>`;
  }

  #length(it) {
    if (it.seconds !== undefined) return length(it.seconds);
    return length(((it.ended ? new Date(it.ended) : session.now()) - new Date(it.started)) / 1000);
  }

  #turn(it, last, acts, turns) {
    const said = saidWords(it);
    return html`<li class="turn">
      ${said ? html`<div class="margin">${it.at ? precise(it.at) : nothing}</div>
        <div class="bubble caller ${it.kind}"><span class="unseen">Caller:</span> ${said}${this.#understood(it)}</div>` : nothing}
      ${it.offer ? html`<div class="margin"></div>${this.#offer(it.offer)}` : nothing}
      ${it.runs.map(run => html`<div class="margin"></div>${this.#run(run)}`)}
      ${it.reply ? html`<div class="margin">${this.#answered(it)}</div>${this.#reply(it, last)}` : nothing}
      ${!it.reply && it.speaking ? html`<div class="margin"></div><div class="bubble us speaking">${it.speaking}<span class="under">Speaking</span></div>` : nothing}
      ${acts.map(act => html`<div class="margin">${precise(act.at)}</div>${this.#act(act, turns)}`)}
    </li>`;
  }

  #understood(it) {
    if (!it.intent || it.kind === 'greeting') return nothing;
    const doubtful = (it.confidence ?? 1) < 0.5 || (it.certainty ?? 1) < 0.5;
    return html`<span class="under">${words(it.intent)}${doubtful ? html` · <span class="doubt">not sure</span>` : nothing}</span>`;
  }

  #reply(it, last) {
    const name = session.business.persona.name;
    if (it.heardText !== undefined)
      return html`<div class="bubble us"><span class="unseen">${name}:</span> ${replyWords(it)}<span class="under">The caller cut in</span></div>`;
    if (it.heard) return html`<div class="bubble us"><span class="unseen">${name}:</span> ${it.reply}</div>`;
    if (last) return html`<div class="bubble us speaking"><span class="unseen">${name}:</span> ${it.reply}<span class="under">Speaking</span></div>`;
    return html`<div class="bubble us unheard"><span class="unseen">${name}, not heard by the caller:</span> <s>${it.reply}</s>
      <span class="under">Not heard</span></div>`;
  }

  /** What the business itself did while the call went on. */
  #act(act, turns) {
    const state = act.kind === 'whisper' ? (isSaid(act, turns) ? 'Said' : 'Not said yet') : undefined;
    return html`<div class="act">${icons.people}<span class="title">${actName(act)}</span>
      ${act.words ? html`<span>“${act.words}”</span>` : nothing}${state ? html`<span class="sub">${state}</span>` : nothing}</div>`;
  }

  #answered(it) {
    if (!it.repliedAt) return nothing;
    if (it.timing) return stageLines(it.timing);
    if (!it.at || it.kind === 'greeting') return precise(it.repliedAt);
    const seconds = (new Date(it.repliedAt) - new Date(it.at)) / 1000;
    return html`<span title="Time to answer">+${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s</span>`;
  }

  /** That specialists may be asked, and what the caller said to it. */
  #offer(it) {
    const agreed = it.agreed === undefined ? 'no answer' : it.agreed ? 'agreed' : 'declined';
    return html`<div class="run">
      ${icons.tool}
      <span class="title">${it.more ? 'Offered to wait for specialists' : 'Offered to ask specialists'}</span>
      <span class="sub">${it.specialists.map(words).join(', ')} · ${it.reasons.map(words).join(', ')} · ${agreed}</span>
    </div>`;
  }

  #opinion(it) {
    const told = {answered: it.answer ?? 'Answered', unknown: 'Does not know', late: 'Not in time', failed: 'Could not be asked'};
    return html`<div class="margin"></div><div class="run">
      <span class="title">${it.name}</span>
      <span class="sub">${told[it.outcome] ?? words(it.outcome)}${it.outcome === 'answered' ? html` · ${Math.round(it.confidence * 100)} % sure` : nothing}</span>
      <span class="took">${it.millis} ms</span>
    </div>`;
  }

  #run(run) {
    const took = run.finished ? new Date(run.finished) - new Date(run.asked) : undefined;
    return html`<div class="run ${run.finished ? '' : 'open'}">
      ${icons.tool}
      <span class="title">${toolName(run)}</span>
      <span class="sub">${run.finished ? (run.result ?? 'Done') : 'Working…'}</span>
      ${took === undefined ? nothing : html`<span class="took">${millis(took)}</span>`}
    </div>${(run.answers ?? []).map(it => this.#opinion(it))}`;
  }
}

customElements.define('sb-call', Call);
