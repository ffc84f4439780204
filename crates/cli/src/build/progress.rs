//! What does a person see who waits? A bar where there is a terminal, and nothing elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The bar of a build.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar on the standard error, which hides where that is no terminal, and where `is_quiet`.
    pub fn new(is_quiet: bool) -> Progress {
        let target = if is_quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let style = ProgressStyle::with_template("{msg:9} {wide_bar} {pos} of {len}");
        let bar = ProgressBar::with_draw_target(None, target);
        Progress { bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())) }
    }

    /// Begins a phase: what it returns is told how much is done, and of how much.
    pub fn phase(&self, name: &'static str) -> impl Fn(usize, usize) + Sync + use<> {
        let bar = self.bar.clone();
        bar.reset();
        bar.set_message(name);
        move |done, of| {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        }
    }

    /// Prints a line on the standard error, above the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
