// Times as the business's own clock shows them.
import {session} from './session.js';

const zone = () => session.business?.zone ?? 'UTC';
const language = () => session.business?.language ?? 'en';
const formats = new Map();
const offsets = new Map();
const QUARTER = 900_000;
const DAY = 86_400_000;

function formatter(options, timeZone = zone()) {
  const key = timeZone + language() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language(), {timeZone, ...options}));
  return formats.get(key);
}

const format = (instant, options) => formatter(options).format(new Date(instant));

export const clock = instant => format(instant, {hour: 'numeric', minute: '2-digit'});
export const precise = instant => format(instant, {hour: 'numeric', minute: '2-digit', second: '2-digit'});
export const range = (start, end) => `${clock(start)} – ${clock(end)}`;

/** The calendar date in the business's zone, as `2026-03-02`. */
export const dateOf = instant => written(instant).slice(0, 10);

export const today = () => dateOf(session.now());

/** Minutes since midnight on the wall clock. */
export function minutes(instant) {
  const text = written(instant);
  return minuteOf(text.slice(11));
}

/** `09:30` → 570. */
export const minuteOf = text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** 570 → `09:30`, as fields for a time want it. */
export const fieldTime = minute => new Date(minute * 60_000).toISOString().slice(11, 16);

export function plusDays(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The instant at which a date begins in the business's zone. */
export function startOf(date) {
  const utc = Date.parse(date);
  const first = utc - offset(utc);
  return new Date(utc - offset(first)).toISOString();
}

/** The instant of a minute of a day, with its offset; the earlier of two, or nothing where clocks skip it. */
export function instantAt(date, minute) {
  const wall = Date.parse(date) + minute * 60_000;
  const found = [wall - offset(wall - DAY), wall - offset(wall + DAY)].filter(it => it + offset(it) === wall);
  return found.length ? written(Math.min(...found)) : undefined;
}

/** An instant as `2026-03-03T10:30:00-05:00`. */
export function written(instant) {
  const utc = typeof instant === 'number' ? instant : +new Date(instant);
  const ahead = offset(utc);
  const away = new Date(Math.abs(ahead)).toISOString().slice(11, 16);
  return new Date(utc + ahead).toISOString().slice(0, 19) + (ahead < 0 ? '-' : '+') + away;
}

/** How far the wall clock is ahead of UTC. Offsets change on the quarter of an hour at most, so each is looked up once. */
function offset(instant) {
  const key = zone() + Math.floor(instant / QUARTER);
  if (!offsets.has(key)) offsets.set(key, lookUp(instant));
  return offsets.get(key);
}

function lookUp(instant) {
  const name = `offset ${zone()}`;
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat('en-US', {timeZone: zone(), timeZoneName: 'longOffset'}));
  const said = formats.get(name).formatToParts(instant).find(it => it.type === 'timeZoneName').value;
  const [, sign, hours, past] = /GMT(?:([+-])(\d+):(\d+))?/.exec(said);
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(past)) * 60_000 : 0;
}

const plain = (date, options) => formatter(options, 'UTC').format(Date.parse(date));

export const weekday = date => plain(date, {weekday: 'short'});
export const dayNumber = date => plain(date, {day: 'numeric'});
export const shortDay = date => plain(date, {weekday: 'short', day: 'numeric', month: 'short'});
/** The Monday of a date's week. */
export const monday = date => plusDays(date, -((new Date(date).getUTCDay() + 6) % 7));
/** `2 – 8 March`. */
export const spanOfDays = (from, to) =>
  formatter({day: 'numeric', month: 'long'}, 'UTC').formatRange(Date.parse(from), Date.parse(to));
/** A minute of a day as its clock shows it. */
export const clockAt = minute => plain(new Date(minute * 60_000).toISOString(), {hour: 'numeric', minute: '2-digit'});
export const hourAt = minute => plain(new Date(minute * 60_000).toISOString(), {hour: 'numeric'});
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

/** `Today 10:30 AM`, `Wed, Mar 4 10:30 AM`: short enough for a button. */
export function moment(instant) {
  const date = dateOf(instant);
  const names = {[today()]: 'Today', [plusDays(today(), 1)]: 'Tomorrow'};
  return `${names[date] ?? shortDay(date)}, ${clock(instant)}`;
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
