//! *Are these pages most of a site?*

/// The least number of pages that say something of a site, if they are half of it as well.
const MANY: usize = 10;

/// The least number of pages that tell that a description is the site's: nobody writes one twice for two pages.
const SEVERAL: usize = 3;

/// Whether so many of `all` pages are most of the site.
pub(super) fn is_most(pages: usize, all: usize) -> bool {
    pages >= MANY && 2 * pages >= all
}

/// Whether what so many of `all` pages say they are about is said of the site.
pub(super) fn is_of_site(pages: usize, all: usize) -> bool {
    pages >= SEVERAL && 2 * pages >= all
}
