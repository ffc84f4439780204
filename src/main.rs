//! The native command, for people who tune and check.

#[cfg(not(target_arch = "wasm32"))]
mod command;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::main()
}

/// There is no command in a browser; the package's targets are all compiled for its tests.
#[cfg(target_arch = "wasm32")]
fn main() {}
