// Where things stand on the board: minutes of a day against its height, and lanes for what happens at once.
import {session} from './session.js';
import {dateOf, englishDay, minuteOf, minutes} from './time.js';

const DAY = 24 * 60;

/** The minutes of a day that something takes. */
export function placed(day, it) {
  return {
    from: dateOf(it.start) < day ? 0 : minutes(it.start),
    to: dateOf(it.end) > day ? DAY : minutes(it.end),
  };
}

export const onDay = (day, it) => dateOf(it.start) <= day && (dateOf(it.end) > day || (dateOf(it.end) === day && minutes(it.end) > 0));

const exceptions = new Map();

/** Takes in the dates on which other hours count than those of the week, in the place of those known before. */
export function learn(list) {
  exceptions.clear();
  for (const it of list ?? []) exceptions.set(`${it.date} ${it.resource ?? ''}`, it);
}

/** What is special about a date, for one resource or for the business. */
export const special = (day, resource = '') => exceptions.get(`${day} ${resource}`) ?? exceptions.get(`${day} `);

/** Opening hours as minutes: those of the date where it has its own, else a resource's own where it has any. */
export function openings(day, resource) {
  const that = special(day, resource);
  if (that) return that.hours.map(it => ({from: minuteOf(it.from), to: endOf(it)}));
  const own = session.business.resources.find(it => it.id === resource)?.hours;
  const hours = own && Object.keys(own).length ? own : session.business.hours;
  return (hours[englishDay(day)] ?? []).map(it => ({from: minuteOf(it.from), to: endOf(it)}));
}

/** `00:00` as an end is midnight, and an end before its start is after midnight. */
function endOf({from, to}) {
  const end = minuteOf(to);
  return end <= minuteOf(from) ? DAY : end;
}

/** Whole hours that show the opening hours of these columns, an hour around them, and everything outside. */
export function axis(columns) {
  const open = columns.flatMap(it => openings(it.day, it.resource));
  const taken = columns.flatMap(column => [...column.items, ...column.blocks.filter(it => !long(column.day, it))].map(it => placed(column.day, it)));
  if (!open.length && !taken.length) return {from: 8 * 60, to: 18 * 60};
  const first = Math.min(...open.map(it => it.from - 60), ...taken.map(it => it.from));
  const last = Math.max(...open.map(it => it.to + 60), ...taken.map(it => it.to));
  return {from: Math.max(0, Math.floor(first / 60) * 60), to: Math.min(DAY, Math.ceil(last / 60) * 60)};
}

/** Whether it takes the better part of a day, so that the board need not grow for it. */
const long = (day, it) => {
  const {from, to} = placed(day, it);
  return to - from > 12 * 60;
};

/** The stretches of an axis during which nothing is open. */
export function closed(day, resource, {from, to}) {
  const gaps = [];
  let at = from;
  for (const it of openings(day, resource).sort((a, b) => a.from - b.from)) {
    if (it.from > at) gaps.push({from: at, to: Math.min(it.from, to)});
    at = Math.max(at, it.to);
  }
  return at < to ? [...gaps, {from: at, to}] : gaps;
}

export const isOpen = (day, resource, {from, to}) => openings(day, resource).some(it => it.from <= from && to <= it.to);

/** Gives everything in a column a lane of its own among what it overlaps. */
export function lanes(day, items) {
  const out = [];
  let cluster = [];
  let end = -1;
  const close = () => {
    const count = Math.max(0, ...cluster.map(it => it.lane + 1));
    cluster.forEach(it => (it.lanes = count));
    out.push(...cluster);
    cluster = [];
  };
  const sorted = items.map(item => ({item, ...placed(day, item)})).sort((a, b) => a.from - b.from || b.to - a.to);
  for (const it of sorted) {
    if (it.from >= end) close();
    const taken = new Set(cluster.filter(other => other.to > it.from).map(other => other.lane));
    it.lane = [...Array(taken.size + 1).keys()].find(lane => !taken.has(lane));
    cluster.push(it);
    end = Math.max(end, it.to);
  }
  close();
  return out;
}

export const GROUPS = {PERSON: 'People', VAN: 'Vans', ROOM: 'Rooms', PROPERTY: 'Properties', OTHER: 'Others'};

/** Resources by kind, in the order of [GROUPS]: `[{kind, name, resources}]`. */
export function groups(resources) {
  return Object.entries(GROUPS)
    .map(([kind, name]) => ({kind, name, resources: resources.filter(it => kindOf(it) === kind)}))
    .filter(it => it.resources.length);
}

export const kindOf = it => (it.kind in GROUPS ? it.kind : 'PERSON');
