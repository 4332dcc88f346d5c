//! Finds a member by its name with one comparison, or few.
//!
//! A definition of ten thousand steps asks half a million times. A hash of the whole name would cost more than the
//! comparison that it saves: its length, its ends and its middle tell the members of a structure apart.

use super::shape::Member;

/// A table of members' indices with open addressing; at least half of its places are free.
#[derive(Debug)]
pub(super) struct Names(Box<[u8]>);

const FREE: u8 = u8::MAX;

impl Names {
    pub(super) fn of(members: &[Member]) -> Self {
        let mut table = vec![FREE; (members.len() * 2 + 1).next_power_of_two()];
        for (index, member) in members.iter().enumerate() {
            let mut at = place(member.name, table.len());
            while table[at] != FREE {
                at = (at + 1) % table.len();
            }
            table[at] = index as u8;
        }
        Self(table.into())
    }

    pub(super) fn find(&self, name: &str, members: &[Member]) -> Option<usize> {
        let mut at = place(name, self.0.len());
        loop {
            let index = usize::from(*self.0.get(at)?);
            // A free place is beyond every member.
            if members.get(index)?.name == name {
                return Some(index);
            }
            at = (at + 1) & (self.0.len() - 1);
        }
    }
}

fn place(name: &str, places: usize) -> usize {
    let bytes = name.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let (last, middle) = (bytes.len().saturating_sub(1), bytes.len() / 2);
    let hash = bytes.len() * 7 + byte(0) * 31 + byte(last) * 131 + byte(middle) * 521;
    (hash ^ hash >> 5) & (places - 1)
}

#[cfg(test)]
mod tests {
    use crate::shapes::{ShapeKind, arguments, properties};

    #[test]
    fn a_member_is_found_by_few_comparisons() {
        let (mut members, mut steps) = (0, 0);
        for shape in arguments().shapes().chain(properties().shapes()) {
            let ShapeKind::Structure(structure) = &shape.kind else { continue };
            for (index, member) in structure.members.iter().enumerate() {
                let table = &structure.names.0;
                let begin = super::place(member.name, table.len());
                let found = (0..table.len())
                    .find(|step| usize::from(table[(begin + step) % table.len()]) == index)
                    .unwrap();
                members += 1;
                steps += found + 1;
            }
        }
        assert!(steps < members * 3 / 2, "{steps} steps to {members} members");
    }
}
