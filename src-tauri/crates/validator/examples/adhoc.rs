//! x
use pipewright_validator::{Settings, validate_text};
fn main() {
    for f in std::env::args().skip(1) {
        let t = std::fs::read_to_string(&f).unwrap();
        let (_, d) = validate_text(&t, &Settings::default());
        println!("== {} {}", f.rsplit('/').next().unwrap(), d.len());
        for x in d {
            println!(
                "  {:?} {} {} | {} | {}",
                x.severity,
                x.code,
                x.pointer,
                x.message,
                x.hint.unwrap_or_default()
            );
        }
    }
}
