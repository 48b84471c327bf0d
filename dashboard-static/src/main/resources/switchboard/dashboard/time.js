// Times as the business's own clock shows them.
import {session} from './session.js';

const zone = () => session.business?.zone ?? 'UTC';
const language = () => session.business?.language ?? 'en';
const formats = new Map();

function format(instant, options) {
  const key = zone() + language() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language(), {timeZone: zone(), ...options}));
  return formats.get(key).format(new Date(instant));
}

export const clock = instant => format(instant, {hour: 'numeric', minute: '2-digit'});
export const precise = instant => format(instant, {hour: 'numeric', minute: '2-digit', second: '2-digit'});
export const range = (start, end) => `${clock(start)} – ${clock(end)}`;

/** The calendar date in the business's zone, as `2026-03-02`. */
export function dateOf(instant) {
  const parts = new Intl.DateTimeFormat('en-US', {timeZone: zone(), year: 'numeric', month: '2-digit', day: '2-digit'});
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map(it => [it.type, it.value]));
  return `${found.year}-${found.month}-${found.day}`;
}

export const today = () => dateOf(session.now());

/** Minutes since midnight on the wall clock. */
export function minutes(instant) {
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', {timeZone: zone(), hour: '2-digit', minute: '2-digit', hourCycle: 'h23'})
    .format(new Date(instant))
    .split(':');
  return Number(hour) * 60 + Number(minute);
}

export function plusDays(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The instant at which a date begins in the business's zone. */
export function startOf(date) {
  const utc = Date.parse(date);
  const first = utc - offset(utc);
  return new Date(utc - offset(first)).toISOString();
}

function offset(instant) {
  const parts = new Intl.DateTimeFormat('en-US', {timeZone: zone(), timeZoneName: 'longOffset'}).formatToParts(instant);
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d+):(\d+))?/.exec(parts.find(it => it.type === 'timeZoneName').value);
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}

const plain = (date, options) => new Intl.DateTimeFormat(language(), {timeZone: 'UTC', ...options}).format(Date.parse(date));

export const weekday = date => plain(date, {weekday: 'short'});
export const dayNumber = date => plain(date, {day: 'numeric'});
export const longDay = date => plain(date, {weekday: 'long', day: 'numeric', month: 'long'});
export const englishDay = date => new Intl.DateTimeFormat('en', {timeZone: 'UTC', weekday: 'long'}).format(Date.parse(date)).toUpperCase();

/** `Today`, `Tomorrow`, `Yesterday` or the day's name. */
export function dayName(date) {
  const names = {[today()]: 'Today', [plusDays(today(), 1)]: 'Tomorrow', [plusDays(today(), -1)]: 'Yesterday'};
  return names[date] ?? longDay(date);
}

/** A time as a list shows it: the clock for today, the day before that. */
export function when(instant) {
  const date = dateOf(instant);
  if (date === today()) return clock(instant);
  if (date === plusDays(today(), -1)) return `Yesterday ${clock(instant)}`;
  return format(instant, {day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit'});
}

/** `4:05`, or `1:02:03`. */
export function length(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, rest] = [Math.floor(whole / 3600), whole % 3600];
  const tail = `${String(Math.floor(rest / 60)).padStart(hours ? 2 : 1, '0')}:${String(rest % 60).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}

export function ago(instant) {
  const past = Math.max(0, Math.round((session.now() - new Date(instant)) / 60_000));
  if (past < 1) return 'just now';
  if (past < 60) return `${past} min ago`;
  return when(instant);
}

export function until(instant) {
  const ahead = Math.round((new Date(instant) - session.now()) / 60_000);
  if (ahead <= 0) return 'now';
  if (ahead < 60) return `in ${ahead} min`;
  return ahead < 600 ? `in ${Math.floor(ahead / 60)} h ${ahead % 60} min` : '';
}
