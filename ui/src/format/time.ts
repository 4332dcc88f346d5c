// Made once: a table of dates takes a quarter of a second to make one for each.
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const longDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const wholeDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

const two = (n: number): string => n.toString().padStart(2, "0");

/** Local time of day: `11:52`. */
export function timeOfDay(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Local date and time, whole: `2026-11-21 11:52:07`. */
export function dateTime(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${timeOfDay(at)}:${two(date.getSeconds())}`;
}

/** Date and time in as few letters as tell it: `11:52` today, `21 Nov 11:52` this year, else `21 Nov 2025`. */
export function shortDate(at: number, now: number): string {
  if (midnight(at) === midnight(now)) return timeOfDay(at);
  const date = new Date(at);
  const day = shortDay.format(date);
  return date.getFullYear() === new Date(now).getFullYear()
    ? `${day} ${timeOfDay(at)}`
    : `${day} ${date.getFullYear()}`;
}

function midnight(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** The day as a heading: Today, Yesterday, the weekday within a week, else the date. */
export function dayName(at: number, now: number): string {
  // Rounded, because a day with a clock change is not 24 hours long.
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  const date = new Date(at);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  if (days > 1 && days < 7) return weekday.format(date);
  return (date.getFullYear() === new Date(now).getFullYear() ? longDay : wholeDay).format(date);
}
