//! The job launcher alone: a host that cannot be its own launcher (a test, a large desktop program) starts
//! this small executable instead.

fn main() -> std::process::ExitCode {
    pipewright_engine::isolation::run_if_launcher();
    // Reached only when it was started by hand.
    std::process::ExitCode::from(2)
}
