//! "Did you mean …?"

/// The candidate nearest to `word` by edit distance (case ignored), when it is near enough to be a slip.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let letters = folded(word);
    let limit = (word.chars().count() / 3).max(1);
    let mut rows = Rows::default();
    // Asked for every slip in a text of thousands of names: a candidate that is no better is soon left.
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| !candidate.is_empty() && *candidate != word) {
        let limit = best.map_or(limit, |(distance, _)| distance.saturating_sub(1));
        if let Some(distance) = rows.distance(&letters, &folded(candidate), limit) {
            best = Some((distance, candidate));
            if distance == 0 {
                break;
            }
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

fn folded(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// The rows of the table, kept from one candidate to the next.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Rows {
    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each.
    /// `None` beyond the limit.
    fn distance(&mut self, left: &[char], right: &[char], limit: usize) -> Option<usize> {
        if left.len().abs_diff(right.len()) > limit {
            return None;
        }
        self.before.clear();
        self.before.resize(right.len() + 1, 0);
        self.last.clear();
        self.last.extend(0..=right.len());
        for (i, a) in left.iter().enumerate() {
            self.row.clear();
            self.row.push(i + 1);
            for (j, b) in right.iter().enumerate() {
                let mut cost =
                    (self.last[j] + usize::from(a != b)).min(self.last[j + 1] + 1).min(self.row[j] + 1);
                if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                    cost = cost.min(self.before[j - 1] + 1);
                }
                self.row.push(cost);
            }
            // Costs grow from row to row, but for a swap, which looks two rows back.
            let least = |row: &[usize]| row.iter().copied().min().unwrap_or(0);
            if least(&self.row) > limit && least(&self.last) > limit {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
        }
        Some(self.last[right.len()]).filter(|distance| *distance <= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wins_then_the_first() {
        for (word, candidates, expect) in [
            ("Step12", &["Step99", "Step13", "Step14"][..], Some("Step13")),
            ("Train", &["Trains", "Trani"], Some("Trains")),
            ("Train", &["Tr", "", "Strain9"], None),
        ] {
            assert_eq!(nearest(word, candidates.iter().copied()).as_deref(), expect, "{word}");
        }
    }

    #[test]
    fn slips_are_recognised() {
        for (word, expect) in [
            ("TrainModle", Some("TrainModel")),
            ("trainmodel", Some("TrainModel")),
            ("ProcesData", Some("ProcessData")),
            ("Ghost", None),
            ("TrainModel", None),
            ("TRAINMODEL", Some("TrainModel")),
            ("PorcessDaat", Some("ProcessData")),
            ("rPocessData", Some("ProcessData")),
        ] {
            assert_eq!(nearest(word, ["TrainModel", "ProcessData"]).as_deref(), expect, "{word}");
        }
    }
}
