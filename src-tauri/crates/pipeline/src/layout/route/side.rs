//! How far wires stay from the sides of a box.
//!
//! Boxes that are laid out leave room. The user may place them nearer to one another than two wires' clearance; a wire
//! then passes half-way between them, rather than through one.

use super::super::metrics::LEVEL;
use super::super::scene::Rect;

/// The clearance left and right of each box: as far as a wire runs level from a port, or half the gap to the nearest
/// neighbour beside it.
pub(super) fn clearances(areas: &[Rect]) -> Vec<(f64, f64)> {
    let mut sides = vec![(LEVEL, LEVEL); areas.len()];
    let mut by_left: Vec<_> = (0..areas.len()).collect();
    by_left.sort_by(|&a, &b| areas[a].x.total_cmp(&areas[b].x));
    for (left, area) in areas.iter().enumerate() {
        let edge = area.x + area.width;
        let first = by_left.partition_point(|&at| areas[at].x <= edge);
        for &right in &by_left[first..] {
            let (other, gap) = (&areas[right], areas[right].x - edge);
            if gap >= 2.0 * LEVEL {
                break;
            }
            if area.y < other.y + other.height && other.y < area.y + area.height {
                sides[left].1 = sides[left].1.min(gap / 2.0);
                sides[right].0 = sides[right].0.min(gap / 2.0);
            }
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(boxes: &[(f64, f64)], expect: &[(f64, f64)]) {
        let areas: Vec<_> = boxes.iter().map(|&(x, y)| Rect { x, y, width: 100.0, height: 50.0 }).collect();
        assert_eq!(clearances(&areas), expect);
    }

    #[test]
    fn neighbours_share_the_gap() {
        check(&[(0.0, 0.0), (136.0, 0.0)], &[(9.0, 9.0), (9.0, 9.0)]);
        check(&[(0.0, 0.0), (112.0, 40.0)], &[(9.0, 6.0), (6.0, 9.0)]);
        check(&[(112.0, 40.0), (0.0, 0.0), (104.0, -49.0)], &[(6.0, 9.0), (9.0, 2.0), (2.0, 9.0)]);
    }

    #[test]
    fn what_is_not_beside_leaves_the_room() {
        check(&[(0.0, 0.0), (104.0, 50.0)], &[(9.0, 9.0), (9.0, 9.0)]);
        check(&[(0.0, 0.0), (50.0, 10.0)], &[(9.0, 9.0), (9.0, 9.0)]);
    }
}
