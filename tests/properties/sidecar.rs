//! Of any text: a layout file that can be read keeps what it says, and remembers what is placed.

use pipewright_pipeline::layout::scene::Point;
use pipewright_pipeline::layout::sidecar::Sidecar;

/// Reads the text as a layout file, and places every step it names anew.
pub fn sidecar(text: &str) {
    let Ok(sidecar) = Sidecar::parse(text) else { return };
    let printed = sidecar.print();
    let again = Sidecar::parse(&printed).expect("what is printed can be read");
    assert_eq!(again, sidecar, "printing changed it");
    assert_eq!(again.print(), printed, "printing is not stable");

    let mut changed = sidecar.clone();
    let steps: Vec<String> = sidecar.positions().map(|(step, _)| step.to_owned()).collect();
    for step in &steps {
        let before = changed.position(step);
        let point = Point { x: 12.0, y: -7.0 };
        assert_eq!(changed.set_position(step, point), before);
        assert_eq!(changed.position(step), Some(point));
        assert_eq!(changed.remove_position(step), Some(point));
        assert_eq!(changed.position(step), None);
    }
    assert_eq!(changed.positions().count(), 0);
    Sidecar::parse(&changed.print()).expect("what is printed can be read");

    if let Some(step) = steps.first() {
        let mut renamed = sidecar.clone();
        let free = "~ a / new name ~".repeat(text.len() / 16 + 1);
        assert!(renamed.rename_step(step, &free));
        assert_eq!(renamed.position(&free), sidecar.position(step));
        assert!(renamed.rename_step(&free, step));
        assert_eq!(renamed, sidecar, "renaming is not taken back");
    }
}
