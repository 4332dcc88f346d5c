//! Instants and lengths of time, as people write them.

use jiff::civil::Date;
use jiff::{Span, Timestamp, ToSpan, Zoned};

/// What a time stands for: a day is all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// The first millisecond.
    pub(super) from: i64,
    /// The last one.
    pub(super) until: i64,
}

/// `-7d`, `today`, `2026-11`, `2026-11-21`, `2026-11-21T14:00`, with or without a zone.
pub(super) fn when(text: &str, now: &Zoned) -> Option<When> {
    let day = |date: Date, span: Span| {
        let start = date.to_zoned(now.time_zone().clone()).ok()?;
        let end = date.checked_add(span).ok()?.to_zoned(now.time_zone().clone()).ok()?;
        let (from, until) = (start.timestamp().as_millisecond(), end.timestamp().as_millisecond() - 1);
        Some(When { from, until })
    };
    let instant = |at: i64| Some(When { from: at, until: at });
    match text.to_ascii_lowercase().as_str() {
        "now" => return instant(now.timestamp().as_millisecond()),
        "today" => return day(now.date(), 1.day()),
        "yesterday" => return day(now.date().yesterday().ok()?, 1.day()),
        _ => {}
    }
    if let Some(ago) = duration(text.trim_start_matches('-')) {
        return instant(now.timestamp().as_millisecond().checked_sub(ago)?);
    }
    if text.len() == 7 {
        return day(format!("{text}-01").parse().ok()?, 1.month());
    }
    if text.len() == 10 {
        return day(text.parse().ok()?, 1.day());
    }
    if let Ok(at) = text.parse::<Timestamp>() {
        return instant(at.as_millisecond());
    }
    let civil: jiff::civil::DateTime = text.parse().ok()?;
    let start = civil.to_zoned(now.time_zone().clone()).ok()?.timestamp().as_millisecond();
    let minute = text.matches(':').count() == 1;
    Some(When { from: start, until: start + if minute { 59_999 } else { 999 } })
}

/// `500ms`, `90s`, `2m`, `1h30m`, `1.5d`, `2w`, in milliseconds.
pub(super) fn duration(text: &str) -> Option<i64> {
    let mut total = 0.0;
    let mut rest = text;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
        let (number, after) = rest.split_at(digits);
        let unit = after.find(|letter: char| letter.is_ascii_digit()).unwrap_or(after.len());
        let (unit, after) = after.split_at(unit);
        let unit = match unit.trim().to_ascii_lowercase().as_str() {
            "ms" => 1.0,
            "s" | "sec" => 1_000.0,
            "m" | "min" => 60_000.0,
            "h" => 3_600_000.0,
            "d" => 86_400_000.0,
            "w" => 604_800_000.0,
            _ => return None,
        };
        total += number.parse::<f64>().ok()? * unit;
        rest = after;
    }
    Some(total.round() as i64)
}

/// How far the zone's clock is ahead of UTC, in milliseconds.
pub(crate) fn offset(now: &Zoned) -> i64 {
    i64::from(now.offset().seconds()) * 1000
}

/// The day that lies so many days after 1970-01-01.
pub(crate) fn date(day: i64) -> Option<Date> {
    let days = Span::new().try_days(day).ok()?;
    Date::constant(1970, 1, 1).checked_add(days).ok()
}
