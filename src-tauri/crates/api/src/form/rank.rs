//! How well a search matches: every word of it must begin a word, or at least occur.

/// The rank, 0 being the best; `texts` are in the order of their weight. `None` when a word does not occur.
pub(super) fn rank(search: &str, texts: &[String]) -> Option<usize> {
    let search = search.trim().to_lowercase();
    if search.is_empty() {
        return Some(0);
    }
    let texts: Vec<_> = texts.iter().map(|text| text.to_lowercase()).collect();
    let mut total = 0;
    for word in search.split_whitespace() {
        let best =
            texts.iter().enumerate().filter_map(|(weight, text)| Some(weight * 4 + place(word, text)?)).min();
        // Letters that occur in their order are a match as well, the last one.
        total += best.or_else(|| texts.first().filter(|text| in_order(word, text)).map(|_| 40))?;
    }
    Some(total)
}

/// 0: the text begins with it, 1: a word does, 2: it occurs.
fn place(word: &str, text: &str) -> Option<usize> {
    let at = text.find(word)?;
    if at == 0 {
        return Some(0);
    }
    let begins = text
        .match_indices(word)
        .any(|(at, _)| text[..at].chars().next_back().is_some_and(|letter| !letter.is_alphanumeric()));
    Some(if begins { 1 } else { 2 })
}

fn in_order(word: &str, text: &str) -> bool {
    let mut letters = text.chars();
    word.chars().count() > 2 && word.chars().all(|letter| letters.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_matches_come_first() {
        let of = |search: &str, text: &str| rank(search, &[text.to_owned(), "help about spot".to_owned()]);
        assert_eq!(of("", "x"), Some(0));
        assert_eq!(of("inst", "Instance type"), Some(0));
        assert_eq!(of("type", "Instance type"), Some(1));
        assert_eq!(of("stance", "Instance type"), Some(2));
        assert_eq!(of("spot", "Instance type"), Some(5));
        assert_eq!(of("ityp", "Instance type"), Some(40));
        assert_eq!(of("zebra", "Instance type"), None);
    }
}
