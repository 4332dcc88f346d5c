//! How long a cached result holds, as SageMaker reads it: an ISO 8601 duration, `P30D`, or the looser forms of the
//! developer guide, `30d`, `T16m`, `30dT5h`.

/// What a text says as a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Sound,
    /// Nothing but so many months, more than a year of them: minutes were meant, which follow a `T`.
    ManyMonths(u32),
    /// Hours without the `T` before them.
    HoursWithoutT,
    Unreadable,
}

const DATE: [char; 4] = ['Y', 'M', 'W', 'D'];
const TIME: [char; 3] = ['H', 'M', 'S'];

pub(super) fn read(text: &str) -> Reading {
    let upper = text.to_ascii_uppercase();
    let body = upper.strip_prefix('P').unwrap_or(&upper);
    let (date, time) = match body.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (body, None),
    };
    let (Some(date), Some(time_parts)) = (parts(date, &DATE), parts(time.unwrap_or_default(), &TIME)) else {
        return match (time, parts(date, &TIME)) {
            (None, Some(parts)) if !parts.is_empty() => Reading::HoursWithoutT,
            _ => Reading::Unreadable,
        };
    };
    match (date.as_slice(), time_parts.as_slice(), time) {
        ([], [], _) | (_, [], Some(_)) => Reading::Unreadable,
        ([('M', months)], [], None) if *months > 12 => Reading::ManyMonths(*months),
        _ => Reading::Sound,
    }
}

/// Numbers with their units; each unit once, in its order.
fn parts(text: &str, units: &[char]) -> Option<Vec<(char, u32)>> {
    let (mut rest, mut units) = (text, units);
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',')?;
        let number: f64 = rest[..end].replace(',', ".").parse().ok()?;
        let unit = rest[end..].chars().next()?;
        let at = units.iter().position(|known| *known == unit)?;
        units = &units[at + 1..];
        rest = &rest[end + unit.len_utf8()..];
        parts.push((unit, number as u32));
    }
    Some(parts)
}

/// The duration that a phrase of English means: `1 day`, `12hours`.
pub(super) fn of_phrase(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let end = text.find(|letter: char| !letter.is_ascii_digit())?;
    let number: u32 = text[..end].parse().ok()?;
    let word = text[end..].trim();
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "minute" | "min" => format!("PT{number}M"),
        "hour" | "hr" | "h" => format!("PT{number}H"),
        "day" | "d" => format!("P{number}D"),
        "week" | "w" => format!("P{number}W"),
        "month" => format!("P{number}M"),
        "year" | "y" => format!("P{number}Y"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for text in [
            "P30D",
            "P1Y2M3W4DT5H6M7S",
            "PT12H",
            "PT0.5H",
            "30d",
            "5y",
            "T16m",
            "30dT5h",
            "T12H",
            "P2W",
            "p1d",
            "PT1H30M",
            "P12M",
        ] {
            assert_eq!(read(text), Reading::Sound, "{text}");
        }
        for text in [
            "", "P", "PT", "1 day", "30", "P30", "30x", "DT5H", "P1DT", "P1D2Y", "P1D1D", "PT5D", "forever",
            "-P1D",
        ] {
            assert_eq!(read(text), Reading::Unreadable, "{text}");
        }
        assert_eq!(read("P30M"), Reading::ManyMonths(30));
        assert_eq!(read("12h"), Reading::HoursWithoutT);
        assert_eq!(read("P12H"), Reading::HoursWithoutT);
    }

    #[test]
    fn phrases() {
        for (text, expect) in [
            ("1 day", Some("P1D")),
            ("12hours", Some("PT12H")),
            ("2 weeks", Some("P2W")),
            ("a day", None),
            ("5", None),
        ] {
            assert_eq!(of_phrase(text).as_deref(), expect, "{text}");
        }
    }
}
