//! What obstacles leave free of a coordinate.

use super::field::Span;

/// From the edge of a gap, if it is wide enough.
const MARGIN: f64 = 7.0;

/// The stretches of `range` that none of `taken` covers, in ascending order. Where two of these only touch there is one
/// without length: wires may run along edges.
pub(super) fn gaps(taken: impl IntoIterator<Item = Span>, range: Span) -> Vec<Span> {
    let mut taken: Vec<_> = taken.into_iter().collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = range.0;
    let mut gaps = Vec::new();
    for (from, to) in taken.into_iter().chain([(range.1, range.1)]) {
        let from = from.min(range.1);
        if from >= free {
            gaps.push((free, from));
        }
        free = free.max(to);
    }
    gaps
}

/// The nearest place to a coordinate within a gap, clear of its edges.
pub(super) fn within((from, to): Span, at: f64) -> f64 {
    let margin = ((to - from) / 2.0).min(MARGIN);
    at.clamp(from + margin, to - margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(taken: &[Span], expect: &[Span]) {
        assert_eq!(gaps(taken.iter().copied(), (0.0, 10.0)), expect);
    }

    #[test]
    fn what_is_left() {
        check(&[], &[(0.0, 10.0)]);
        check(&[(4.0, 6.0), (2.0, 5.0)], &[(0.0, 2.0), (6.0, 10.0)]);
        check(&[(2.0, 4.0), (4.0, 6.0)], &[(0.0, 2.0), (4.0, 4.0), (6.0, 10.0)]);
        check(&[(-5.0, 3.0), (8.0, 12.0)], &[(3.0, 8.0)]);
        check(&[(-5.0, 12.0)], &[]);
    }
}
