// Changes to appointments: shown at once, settled by the answer, taken back by Undo.
import {recent} from './recent.js';
import {session} from './session.js';
import {moment, written} from './time.js';
import {say} from './toasts.js';

/** What an owner may insist on; that somebody is there already is not among it. */
const OVERRULABLE = new Set(['closed', 'too-soon', 'too-far', 'off-step', 'day-full', 'reserved', 'wrong-length', 'not-able']);

export const mayOverrule = problem => problem.status === 409 && OVERRULABLE.has(problem.reason);

const path = id => `/v1/crm/appointments/${encodeURIComponent(id)}`;
const nameOf = id => session.business.resources.find(it => it.id === id)?.name ?? id;

/** Changes an appointment under the condition that nobody else has changed it since it was shown. */
export async function change(it, body) {
  const condition = it.revision === undefined ? {} : {'If-Match': `"${it.revision}"`};
  const answer = await session.send('PATCH', path(it.id), body, condition);
  recent.note(answer);
  return answer;
}

const ids = list => (list ?? []).map(one => one.id ?? one);

/** Moves an appointment to another start, and maybe other resources; `strict` leaves a refusal to the caller. */
export async function move(it, {start, resource = it.resource, with: beside}, {overrule, undoing, strict} = {}) {
  const length = new Date(it.end) - new Date(it.start);
  const takeBack = recent.suppose(it.id, {start, end: written(+new Date(start) + length), resource, resourceName: nameOf(resource)});
  try {
    const others = beside && ids(beside).join() !== ids(it.with).join();
    const body = {start, ...(resource !== it.resource && {resource}), ...(others && {with: ids(beside)}), ...(overrule && {overrule})};
    const answer = await change(it, body);
    const undo = () => move(answer, {start: it.start, resource: it.resource, with: it.with}, {overrule: true, undoing: true});
    say({text: `${undoing ? 'Back' : 'Moved'} to ${moment(answer.start)}`, detail: `with ${answer.resourceName}`, undo: undoing ? undefined : undo});
  } catch (problem) {
    takeBack();
    if (strict) throw problem;
    refused(it, {start, resource}, problem);
  }
}

/** Says why, and offers what would be accepted. */
function refused(it, wish, problem) {
  const actions = problem.alternatives.slice(0, 3).map(slot => ({
    name: slot.resource && slot.resource !== wish.resource ? `${moment(slot.start)}, ${slot.resourceName ?? nameOf(slot.resource)}` : moment(slot.start),
    act: () => move(it, slot),
  }));
  if (mayOverrule(problem)) actions.push({name: 'Move it anyway', act: () => move(it, wish, {overrule: true})});
  say({text: 'Not moved.', detail: problem.message, refused: true, actions});
}

/** Marks something on an appointment; `back` is what to mark to take it back. */
export async function mark(it, body, text, back) {
  try {
    const answer = await change(it, body);
    say({text, undo: back && (() => mark(answer, back, 'Taken back'))});
  } catch (problem) {
    say({text: 'Not changed.', detail: problem.message, refused: true});
  }
}

export async function cancel(it, reason) {
  const answer = await session.send('POST', `${path(it.id)}/cancel`, {reason});
  recent.note(answer ?? {...it, status: 'CANCELLED'});
  say({text: 'Cancelled', detail: `${it.name ?? it.serviceName}, ${moment(it.start)}`});
}

/** A key that makes a request sent twice count once. */
export const onceKey = () => ({'Idempotency-Key': crypto.getRandomValues(new Uint32Array(4)).join('-')});

export async function make(body, once) {
  const answer = await session.send('POST', '/v1/crm/appointments', body, once);
  recent.note(answer);
  say({text: `Booked for ${moment(answer.start)}`, detail: `with ${answer.resourceName}`});
  return answer;
}
