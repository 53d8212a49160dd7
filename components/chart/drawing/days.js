// The calendar in whole days since 1 January 1970, in years as ISO 8601 counts them (year 0 is
// 1 BC), so that no date passes through the browser's own clock, which knows time zones.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const YEAR_DAYS = 365.2425;

export function daysOf(year, month = 1, day = 1) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

// [year, month, day] of a count of days.
export function civil(days) {
  const z = Math.floor(days) + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const years = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return [years + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * m + 2) / 5) + 1];
}

export function isoOf(days) {
  const [year, month, day] = civil(days);
  const sign = year < 0 ? "-" : "";
  const two = (n) => String(n).padStart(2, "0");
  return `${sign}${String(Math.abs(year)).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

export function daysOfIso(text) {
  const [, year, month, day] = /^(-?\d{4,})-(\d\d)(?:-(\d\d))?/.exec(String(text)) || [];
  return year === undefined ? NaN : daysOf(Number(year), Number(month), Number(day || 1));
}

export const yearOf = (days) => civil(days)[0];
export const yearText = (year) => (year > 0 ? String(year) : `${1 - year} BC`);
export const monthName = (month) => MONTHS[month - 1];

// The first day of the year, the quarter, the month … that `days` lies in, and of the next one.
const UNITS = {
  day: (days) => Math.floor(days),
  week: (days) => Math.floor((days + 3) / 7) * 7 - 3, // Mondays: 1 January 1970 was a Thursday
  month: (days) => { const [y, m] = civil(days); return daysOf(y, m); },
  quarter: (days) => { const [y, m] = civil(days); return daysOf(y, m - ((m - 1) % 3)); },
  year: (days) => daysOf(yearOf(days)),
  "five years": (days) => daysOf(Math.floor(yearOf(days) / 5) * 5),
  decade: (days) => daysOf(Math.floor(yearOf(days) / 10) * 10),
  century: (days) => daysOf(Math.floor(yearOf(days) / 100) * 100),
};
const LENGTHS = { day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25, "five years": 1826, decade: 3652, century: 36525 };
export const UNIT_NAMES = Object.keys(UNITS);

export const unitStart = (unit, days) => UNITS[unit](days);
export const unitNext = (unit, start) => UNITS[unit](start + LENGTHS[unit] * 1.02 + (unit === "day" ? 0 : 3));
export const unitLength = (unit) => LENGTHS[unit];

// What a unit is called: `March 1948`, `1948–49`.
export function unitName(unit, start) {
  const [year, month, day] = civil(start);
  if (unit === "day") return `${day} ${monthName(month)} ${yearText(year)}`;
  if (unit === "week") return `Week of ${day} ${monthName(month)} ${yearText(year)}`;
  if (unit === "month") return `${monthName(month)} ${yearText(year)}`;
  if (unit === "quarter") return `${monthName(month)}–${monthName(month + 2)} ${yearText(year)}`;
  if (unit === "year") return yearText(year);
  return `${yearText(year)}–${yearText(year + { "five years": 4, decade: 9, century: 99 }[unit])}`;
}

const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000];
const MONTH_STEPS = [1, 2, 3, 6];
const DAY_STEPS = [1, 2, 5, 10];

// The ticks of a time axis: `day`, `text`, and `strong` where a new year begins in a zoomed view.
export function ticksOf([from, to], width, apart = 74) {
  const perTick = ((to - from) * apart) / Math.max(1, width);
  if (perTick > 150) return yearTicks(from, to, perTick / YEAR_DAYS);
  if (perTick > 11) return monthTicks(from, to, perTick / 30.44);
  return dayTicks(from, to, perTick);
}

const stepFrom = (steps, wanted) => steps.find((step) => step >= wanted * 0.98) || steps.at(-1);

function yearTicks(from, to, wanted) {
  const step = stepFrom(YEAR_STEPS, wanted);
  const ticks = [];
  for (let year = Math.ceil(yearOf(from) / step) * step; daysOf(year) <= to; year += step) {
    if (daysOf(year) >= from) ticks.push({ day: daysOf(year), text: yearText(year), strong: false });
  }
  return ticks;
}

function monthTicks(from, to, wanted) {
  const step = stepFrom(MONTH_STEPS, wanted);
  const ticks = [];
  const [year, month] = civil(from);
  for (let count = year * 12 + Math.ceil((month - 1) / step) * step; ; count += step) {
    const [y, m] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
    const day = daysOf(y, m);
    if (day > to) return ticks;
    const strong = m === 1;
    if (day >= from) ticks.push({ day, text: strong ? `${monthName(m)} ${yearText(y)}` : monthName(m), strong });
  }
}

function dayTicks(from, to, wanted) {
  const step = stepFrom(DAY_STEPS, wanted);
  const ticks = [];
  for (let day = Math.ceil(from); day <= to; day += 1) {
    const [year, month, of] = civil(day);
    const first = of === 1;
    if (!first && ((of - 1) % step || (step > 1 && of > 31 - step))) continue;
    const strong = first && month === 1;
    ticks.push({ day, text: strong ? `${of} ${monthName(month)} ${yearText(year)}` : `${of} ${monthName(month)}`, strong });
  }
  return ticks;
}
