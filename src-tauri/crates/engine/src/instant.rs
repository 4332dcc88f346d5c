//! Instants as text.

use pipewright_pipeline::timestamp::Timestamp;

/// `2026-11-21T04:00:00.123Z`; an instant beyond the calendar is given as its milliseconds.
pub fn iso(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map_or_else(|_| at.0.to_string(), |instant| instant.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants() {
        for (millis, expect) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_795_233_600_123, "2026-11-21T04:00:00.123Z"),
            (i64::MAX, "9223372036854775807"),
        ] {
            assert_eq!(iso(Timestamp(millis)), expect);
        }
    }
}
