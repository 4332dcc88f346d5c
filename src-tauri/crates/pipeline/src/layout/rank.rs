//! Columns: how many steps must come before each.

/// The column of each of `count` blocks, so that every edge runs rightwards: the longest path from a source.
/// Edges that close a circle (a half-drawn pipeline may hold one) are left out of account, as are loops.
/// A block with more wires on its right than on its left then moves right, next to the first that needs it; no
/// column falls empty by that, as the blocks of the longest path have nowhere to go.
///
/// Time: linear in blocks and edges.
pub(super) fn ranks(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut next = vec![Vec::new(); count];
    for &(from, to) in edges {
        if from != to {
            next[from].push(to);
        }
    }
    let order = topological(&next);
    let mut position = vec![0; count];
    for (at, &block) in order.iter().enumerate() {
        position[block] = at;
    }
    for (from, next) in next.iter_mut().enumerate() {
        next.retain(|&to| position[to] > position[from]);
    }

    let mut before = vec![Vec::new(); count];
    let mut rank = vec![0; count];
    for &from in &order {
        for &to in &next[from] {
            rank[to] = rank[to].max(rank[from] + 1);
            before[to].push(from);
        }
    }
    // From the right, so that a chain moves as a whole.
    for &block in order.iter().rev() {
        if next[block].len() > before[block].len()
            && let Some(first) = next[block].iter().map(|&to| rank[to]).min()
        {
            rank[block] = first - 1;
        }
    }
    rank
}

/// An order in which every edge but those that close a circle runs forwards. Ties keep the definition's order.
fn topological(next: &[Vec<usize>]) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Open,
        Done,
    }
    let mut seen = vec![Seen::No; next.len()];
    let mut finished = Vec::with_capacity(next.len());
    // The walk keeps its own stack: a chain of ten thousand steps must not exhaust the thread's.
    let mut stack: Vec<(usize, usize)> = Vec::new();
    for root in 0..next.len() {
        if seen[root] != Seen::No {
            continue;
        }
        seen[root] = Seen::Open;
        stack.push((root, next[root].len()));
        while let Some((block, left)) = stack.last_mut() {
            if *left == 0 {
                seen[*block] = Seen::Done;
                finished.push(*block);
                stack.pop();
                continue;
            }
            *left -= 1;
            let to = next[*block][*left];
            if seen[to] == Seen::No {
                seen[to] = Seen::Open;
                stack.push((to, next[to].len()));
            }
        }
    }
    finished.reverse();
    finished
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: usize, edges: &[(usize, usize)], expect: &[usize]) {
        assert_eq!(ranks(count, edges), expect);
    }

    #[test]
    fn longest_path() {
        check(0, &[], &[]);
        check(2, &[], &[0, 0]);
        check(3, &[(0, 1), (1, 2)], &[0, 1, 2]);
        check(4, &[(0, 1), (1, 2), (0, 3), (2, 3)], &[0, 1, 2, 3]);
        // Given backwards.
        check(3, &[(2, 1), (1, 0)], &[2, 1, 0]);
    }

    #[test]
    fn a_source_stands_next_to_its_first_reader() {
        check(4, &[(0, 1), (1, 2), (3, 2)], &[0, 1, 2, 1]);
        check(4, &[(0, 1), (1, 2), (3, 2), (3, 1)], &[0, 1, 2, 0]);
    }

    #[test]
    fn circles_end() {
        check(1, &[(0, 0)], &[0]);
        check(2, &[(0, 1), (1, 0)], &[0, 1]);
        check(4, &[(0, 1), (1, 2), (2, 1), (2, 3)], &[0, 1, 2, 3]);
    }
}
