//! *Are these pages most of a site?*

/// The least number of pages that say something of a site, if they are half of it as well.
const MANY: usize = 10;

/// Whether so many of `all` pages are most of the site.
pub(super) fn is_most(pages: usize, all: usize) -> bool {
    pages >= MANY && 2 * pages >= all
}
