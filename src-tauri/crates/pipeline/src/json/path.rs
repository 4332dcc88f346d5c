//! Where a value stands, as links on the stack of whoever walks the tree.
//!
//! A walk passes thousands of values and reports a few: the pointer's text is made only for those.

use std::fmt;

/// One link of the way from a root to a value.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    part: Part<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Part<'a> {
    Pointer(&'a str),
    Member(&'a str),
    Element(usize),
}

impl<'a> Path<'a> {
    /// A root: whatever stands at that pointer.
    pub const fn at(pointer: &'a str) -> Self {
        Self { parent: None, part: Part::Pointer(pointer) }
    }

    /// One member further.
    #[must_use]
    pub const fn member(&'a self, name: &'a str) -> Self {
        Self { parent: Some(self), part: Part::Member(name) }
    }

    /// One element further.
    #[must_use]
    pub const fn element(&'a self, index: usize) -> Self {
        Self { parent: Some(self), part: Part::Element(index) }
    }

    /// The link before this one.
    pub const fn parent(&self) -> Option<&'a Path<'a>> {
        self.parent
    }

    /// The name of the member this link is, when it is one.
    pub const fn name(&self) -> Option<&'a str> {
        match self.part {
            Part::Member(name) => Some(name),
            Part::Pointer(_) | Part::Element(_) => None,
        }
    }

    /// The JSON pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(96);
        self.push_to(&mut pointer);
        pointer
    }

    fn push_to(&self, pointer: &mut String) {
        if let Some(parent) = self.parent {
            parent.push_to(pointer);
        }
        match self.part {
            Part::Pointer(root) => pointer.push_str(root),
            Part::Element(index) => push_index(pointer, index),
            Part::Member(name) => {
                pointer.push('/');
                if name.contains(['~', '/']) {
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                } else {
                    pointer.push_str(name);
                }
            }
        }
    }
}

fn push_index(pointer: &mut String, index: usize) {
    pointer.push('/');
    if index < 10 {
        pointer.push(char::from(b'0' + index as u8));
    } else {
        pointer.push_str(&index.to_string());
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pointer())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_a_pointer() {
        let step = Path::at("/Steps/3");
        let arguments = step.member("Arguments");
        let list = arguments.member("a/b~c");
        assert_eq!(list.element(0).pointer(), "/Steps/3/Arguments/a~1b~0c/0");
        assert_eq!((arguments.name(), list.element(0).name()), (Some("Arguments"), None));
        assert_eq!(Path::at("").pointer(), "");
    }
}
