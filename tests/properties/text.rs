//! Of any text: it is read or refused as other readers of JSON do, and printing loses nothing.

use pipewright_pipeline::json::{Node, Path, Value};

/// Reads the text and compares what is known of it in several ways.
pub fn text(text: &str) {
    let others = serde_json::from_str::<serde_json::Value>(text);
    let node = match (Node::parse(text), others) {
        (Ok(node), others) => {
            match others {
                Ok(value) => assert_eq!(node.to_serde(), value, "read as another value"),
                Err(error) => assert!(only_here(text, &error.to_string()), "read, although {error}"),
            }
            node
        }
        (Err(error), others) => {
            assert!(others.is_err(), "refused: {error}");
            let before = text.get(..error.offset as usize).expect("an error stands at a character");
            let line = before.matches('\n').count();
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
            assert_eq!((error.line as usize, error.column as usize), (line + 1, column + 1));
            return;
        }
    };
    printed(&node);
    placed(text, &node);
    if !repeats_a_name(&node) {
        pointed_at(&node, &node, &Path::at(""));
    }
}

/// What we read and `serde_json` does not: a byte order mark, more depth, numbers beyond `f64`.
fn only_here(text: &str, error: &str) -> bool {
    text.starts_with('\u{feff}') || error.contains("recursion limit") || error.contains("out of range")
}

/// The canonical text says the same, and is its own canonical text.
fn printed(node: &Node) {
    let printed = node.print();
    let again = Node::parse(&printed).expect("what is printed can be read");
    assert!(node.same(&again), "printing changed it: {printed}");
    assert_eq!(again.print(), printed, "printing is not stable");
}

/// Every span holds the value whose span it is.
fn placed(text: &str, node: &Node) {
    let within = |span: &std::ops::Range<u32>| {
        text.get(span.start as usize..span.end as usize).expect("a span lies in the text")
    };
    match &node.value {
        Value::Array(elements) => {
            let text = within(&node.span);
            assert!(text.starts_with('[') && text.ends_with(']'), "{text}");
            for element in elements {
                inside(node, element);
            }
        }
        Value::Object(members) => {
            let text = within(&node.span);
            assert!(text.starts_with('{') && text.ends_with('}'), "{text}");
            for member in members {
                let name = Node::parse(within(&member.name_span)).expect("a name's span holds a name");
                assert_eq!(name.as_str(), Some(&*member.name));
                assert!(member.name_span.end < member.node.span.start);
                inside(node, &member.node);
            }
        }
        _ => {
            let text = within(&node.span);
            let again = Node::parse(text).expect("a span holds a value");
            assert!(node.same(&again), "{text}");
        }
    }
    let children = node.elements().iter().chain(node.members().iter().map(|member| &member.node));
    children.for_each(|child| placed(text, child));
}

fn inside(outer: &Node, inner: &Node) {
    assert!(outer.span.start < inner.span.start && inner.span.end < outer.span.end);
}

/// Every value's own pointer leads to it.
fn pointed_at(root: &Node, node: &Node, path: &Path<'_>) {
    let pointer = path.pointer();
    let found = root.pointer(&pointer).expect("a value's own pointer leads somewhere");
    assert!(std::ptr::eq(found, node), "{pointer} leads elsewhere");
    for (index, element) in node.elements().iter().enumerate() {
        pointed_at(root, element, &path.element(index));
    }
    for member in node.members() {
        pointed_at(root, &member.node, &path.member(&member.name));
    }
}

/// Whether an object has two members of one name: a pointer cannot tell those apart.
pub(crate) fn repeats_a_name(node: &Node) -> bool {
    let mut names: Vec<&str> = node.members().iter().map(|member| &*member.name).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair.first() == pair.last())
        || node.elements().iter().any(repeats_a_name)
        || node.members().iter().any(|member| repeats_a_name(&member.node))
}
