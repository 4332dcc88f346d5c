//! Lengths of time for people.

/// `85 ms`, `13.8 s`, `3 min 05 s`, `1 h 04 min`: cut, not rounded, as in the window, so that no text tells of a second that
/// has not passed, and none of sixty.
#[must_use]
pub fn duration(millis: i64) -> String {
    match millis {
        ..1_000 => format!("{} ms", millis.max(0)),
        1_000..60_000 => format!("{}.{} s", millis / 1_000, millis % 1_000 / 100),
        60_000..3_600_000 => format!("{} min {:02} s", millis / 60_000, millis / 1_000 % 60),
        _ => format!("{} h {:02} min", millis / 3_600_000, millis / 60_000 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations() {
        for (millis, expect) in [
            (-5, "0 ms"),
            (0, "0 ms"),
            (999, "999 ms"),
            (1_000, "1.0 s"),
            (13_849, "13.8 s"),
            (59_949, "59.9 s"),
            (59_950, "59.9 s"),
            (59_999, "59.9 s"),
            (60_000, "1 min 00 s"),
            (119_999, "1 min 59 s"),
            (185_000, "3 min 05 s"),
            (3_599_999, "59 min 59 s"),
            (3_840_000, "1 h 04 min"),
        ] {
            assert_eq!(duration(millis), expect, "{millis}");
        }
    }
}
