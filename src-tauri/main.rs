//! One binary: a window, or with a command none.

fn main() -> std::process::ExitCode {
    esmalte::main()
}
