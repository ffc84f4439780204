//! How much a page and its parts weigh, as their attributes say.

use super::page;

#[test]
fn what_weighs_more_or_less() {
    for (html, weight, labels, why) in [
        ("<main><p>甲</main>", 0, &[][..], "nothing is said"),
        ("<main data-pagefind-weight=0.5><p>甲</main>", 50, &[], "all of the content: the page"),
        ("<body data-search-weight=2><p>甲", 200, &[], "the same by the other name"),
        (
            "<div data-pagefind-body data-pagefind-weight=10><p>甲</div>",
            1000,
            &[],
            "what is marked as the content",
        ),
        ("<p>甲<p data-pagefind-weight=3>要点", 0, &["要点"], "what weighs more in a page is a label"),
        ("<p>甲<p data-pagefind-weight=.5>要点", 0, &[], "what weighs less is text"),
        ("<main data-pagefind-weight=heavy><p>甲</main>", 0, &[], "no number"),
        ("<main data-pagefind-weight=11><p>甲</main>", 0, &[], "more than there is"),
    ] {
        let page = page(html);
        assert_eq!(
            (page.weight, page.labels.iter().map(String::as_str).collect::<Vec<_>>()),
            (weight, labels.to_vec()),
            "{why}: {html}"
        );
    }
}
