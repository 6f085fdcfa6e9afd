//! The command line.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// An article becomes many small values that live as long as it: a seventh of the time with the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    demarche::cli::run()
}
