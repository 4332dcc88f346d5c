//! How the targets whose input is a tree have it changed.

use libfuzzer_sys::fuzzer_mutate;
use pipewright_properties::mutate;
pub use pipewright_properties::mutate::Kind;

/// One mutation in this many changes bytes after all: broken texts are inputs too.
const BYTES: u32 = 16;

/// Changes `data[..size]` in place, as libFuzzer asks of a mutator; gives the new size.
pub fn mutate_in_place(kind: Kind, data: &mut [u8], size: usize, room: usize, seed: u32) -> usize {
    let text = std::str::from_utf8(&data[..size]).ok().filter(|_| seed % BYTES != 0);
    match text.and_then(|text| mutate::mutated(kind, text, seed.into())).filter(|text| text.len() <= room) {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => fuzzer_mutate(data, size, room),
    }
}

/// Puts a part of one input into another; gives the size of the outcome, 0 when there is none.
pub fn cross_over(one: &[u8], other: &[u8], out: &mut [u8], seed: u32) -> usize {
    let crossed = match (std::str::from_utf8(one), std::str::from_utf8(other)) {
        (Ok(one), Ok(other)) => mutate::crossed(one, other, seed.into()),
        _ => None,
    };
    let Some(text) = crossed.filter(|text| text.len() <= out.len()) else { return 0 };
    out[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}

/// Has this target's inputs changed as trees; the argument is a [`Kind`].
#[macro_export]
macro_rules! as_trees {
    ($kind:ident) => {
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            $crate::mutate_in_place($crate::Kind::$kind, data, size, max_size, seed)
        });
        libfuzzer_sys::fuzz_crossover!(|data1: &[u8], data2: &[u8], out: &mut [u8], seed: u32| {
            $crate::cross_over(data1, data2, out, seed)
        });
    };
}
