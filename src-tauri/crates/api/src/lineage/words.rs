//! Quantities for people.

/// `999 bytes`, `151 kB`, `1.5 MB`: powers of 1000, three digits.
pub(crate) fn size(bytes: u64) -> String {
    if bytes < 1000 {
        return format!("{bytes} byte{}", if bytes == 1 { "" } else { "s" });
    }
    let mut value = bytes as f64;
    let mut unit = "";
    for next in ["kB", "MB", "GB", "TB"] {
        value /= 1000.0;
        unit = next;
        if value < 999.5 {
            break;
        }
    }
    if value < 9.95 { format!("{value:.1} {unit}") } else { format!("{value:.0} {unit}") }
}

/// `3,155`
pub(crate) fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 row`, `3,155 rows`
pub(crate) fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// `94c2…e1b8`
pub(crate) fn short(digest: &str) -> String {
    if digest.len() <= 9 || !digest.is_ascii() {
        return digest.to_owned();
    }
    format!("{}…{}", &digest[..4], &digest[digest.len() - 4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities() {
        for (bytes, expect) in
            [(1, "1 byte"), (999, "999 bytes"), (1_500, "1.5 kB"), (678_563, "679 kB"), (999_600, "1.0 MB")]
        {
            assert_eq!(size(bytes), expect);
        }
        assert_eq!((counted(1, "row"), counted(1_234_567, "row")), ("1 row".into(), "1,234,567 rows".into()));
        assert_eq!(short("94c2aaaaaaaae1b8"), "94c2…e1b8");
    }
}
