// Which events are named on the line, and in which words.

import { civil, monthName, yearOf, yearText } from "./days.js";
import { degreesText } from "./text.js";

export const MOST_NAMED = 12;
const MOST_NARROW = 7;
const APART = 0.018; // of the visible dates: two named events are not nearer
const OF_A_CHAPTER = 4;
const CUT = /…$/; // a label that the set did not bring and that was cut

const strength = (event) => Math.abs(event.move) * (CUT.test(event.label) ? 0.6 : 1);
const byStrength = (a, b) => strength(b) - strength(a) || a.at - b.at;

// The event that made an extreme point of the line or the one that ended it, whichever moved further.
function eventAt({ day, until }, events) {
  let made = null;
  let ended = null;
  for (const event of events) {
    if (event.at <= day && (!made || event.at >= made.at)) made = event;
    if (event.at >= until && (!ended || event.at < ended.at)) ended = event;
  }
  if (made && made.at < day - 40) made = null; // the line got there by itself, or by what is hidden
  if (ended && ended.at > until + 40) ended = null;
  if (!made || !ended) return made || ended;
  return Math.abs(ended.move) > Math.abs(made.move) ? ended : made;
}

// Events to be named in the dates that are visible, the most important first.
export function chooseNamed({ events, chapters, extremes, frame }) {
  const seen = events.filter((event) => event.move !== 0 && event.label && event.at >= frame.t0 && event.at <= frame.t1);
  const width = frame.right - frame.left;
  const most = width < 460 ? MOST_NARROW : MOST_NAMED;
  const apart = Math.max((frame.t1 - frame.t0) * APART, 14 / frame.perDay);
  const chosen = [];
  const take = (event, point = null) => {
    if (!event || chosen.length >= most) return false;
    if (chosen.some((other) => Math.abs(other.event.at - event.at) < apart)) return false;
    chosen.push({ event, point });
    return true;
  };
  take(extremes.high && eventAt(extremes.high, seen), "high");
  take(extremes.low && eventAt(extremes.low, seen), "low");
  const groups = chapters
    .map(({ x0, x1 }) => seen.filter(({ at }) => at >= x0 && at < x1).sort(byStrength))
    .filter((group) => group.length)
    .sort((a, b) => byStrength(a[0], b[0]));
  if (groups.length < 3) groups.push([...seen].sort(byStrength));
  for (let turn = 0; turn < OF_A_CHAPTER && chosen.length < most; turn += 1) {
    for (const group of groups) {
      while (group.length && !take(group.shift()));
    }
  }
  return chosen;
}

// The bold beginning of a label: the year, or the day where a few years fill the width.
export function leadOf(event, frame) {
  const [year, month, day] = civil(event.at);
  if (frame.t1 - frame.t0 > 1100 || event.precision === "year") return yearText(year);
  return event.precision === "day" ? `${day} ${monthName(month)}` : `${monthName(month)} ${yearText(year)}`;
}

// The words after it; a year that the label has in it is not said twice.
export function textOf(event, point, value) {
  if (CUT.test(event.label)) return "";
  const year = yearText(yearOf(event.at));
  const label = event.label
    .replace(new RegExp(`^${year}:?\\s+`), "")
    .replace(new RegExp(`,?(\\s+(of|in|for|from|since|until|by))?\\s+${year}$`), "");
  return point ? `${label}, ${degreesText(value)}` : label;
}
