//! The processes of the window.

/// The newest process whose name begins so; the kernel keeps 15 characters of it.
///
/// # Panics
/// When there is none.
pub fn newest(name: &str) -> u32 {
    let running = std::fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.parse().ok());
    let named = running.filter(|id: &u32| {
        std::fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|comm| comm.trim().starts_with(name))
    });
    named.max().unwrap()
}
