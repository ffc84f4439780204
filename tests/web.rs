//! The package as a page meets it: in a browser, through JavaScript's own types.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use seed_search::wasm::Index;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("an object")
}

fn options(pairs: &[(&str, JsValue)]) -> JsValue {
    let options = Object::new();
    for (key, value) in pairs {
        Reflect::set(&options, &(*key).into(), value).expect("an object");
    }
    options.into()
}

fn index() -> Index {
    Index::new().expect("the embedded index")
}

fn search(query: &str, options: JsValue) -> JsValue {
    index().search(&query.into(), options).expect("options that exist")
}

fn document(index: &Index, id: impl Into<JsValue>, query: &str, options: JsValue) -> JsValue {
    index.document(&id.into(), query.into(), options).expect("a document")
}

fn whole(index: &Index, id: impl Into<JsValue>) -> JsValue {
    index.document(&id.into(), JsValue::UNDEFINED, JsValue::UNDEFINED).expect("a document")
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).expect("nothing but data").into()
}

#[wasm_bindgen_test]
fn hits_are_plain_objects() {
    let results = search("算力网", options(&[("limit", 1.into())]));
    let hit = get(&get(&results, "hits"), "0");
    let keys: Vec<String> =
        Object::keys(hit.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect();
    let required = ["id", "url", "path", "title", "titleMarks", "score", "weak", "excerpt"];
    assert!(required.iter().all(|key| keys.iter().any(|found| found == key)), "{keys:?}");
    let optional = ["byline", "date"];
    assert!(keys.iter().all(|key| required.contains(&&key[..]) || optional.contains(&&key[..])), "{keys:?}");
    assert!(get(&hit, "weak").as_bool() == Some(false));
    assert!(JSON::stringify(&results).is_ok(), "nothing but data");
}

#[wasm_bindgen_test]
fn keywords_are_strings_and_neighbours_are_documents() {
    let index = index();
    for id in 0..index.document_count() {
        let document = whole(&index, id);
        let text = format!("{:?}{:?}", get(&document, "title"), get(&document, "text"));
        for keyword in Array::from(&get(&document, "keywords")).iter() {
            assert!(text.contains(&keyword.as_string().expect("a string")), "{keyword:?} in {id}");
        }
        for neighbour in Array::from(&get(&document, "neighbours")).iter() {
            let other = whole(&index, get(&neighbour, "id"));
            for key in ["id", "url", "path", "title"] {
                assert_eq!(get(&neighbour, key), get(&other, key), "{key}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn ranges_are_utf16_units() {
    let index = index();
    for id in 0..index.document_count() {
        let document = document(&index, id, "高新区", JsValue::UNDEFINED);
        let text = js_sys::JsString::from(get(&document, "text"));
        for mark in Array::from(&get(&document, "marks")).iter() {
            let end = |i: &str| get(&mark, i).as_f64().expect("a number") as u32;
            assert_eq!(String::from(text.slice(end("0"), end("1"))), "高新区");
        }
        for paragraph in Array::from(&get(&document, "paragraphs")).iter() {
            let end = |i: &str| get(&paragraph, i).as_f64().expect("a number") as u32;
            assert!(end("0") < end("1") && end("1") <= text.length());
        }
    }
}

#[wasm_bindgen_test]
fn what_is_wrong_is_said() {
    let index = index();
    let message = |error: js_sys::Error| String::from(error.message());
    for (given, says) in [
        (options(&[("limi", 3.into())]), "limi"),
        (options(&[("limi", JsValue::UNDEFINED)]), "limi"),
        (options(&[("limit", "3".into())]), "a number"),
        (options(&[("limit", (-1).into())]), "from 0"),
        (options(&[("prefix", 1.into())]), "true or false"),
        (options(&[("literal", "yes".into())]), "true or false"),
        (options(&[("fuzzy", 0.into())]), "true or false"),
        (options(&[("path", 1.into())]), "a path"),
        (options(&[("from", "May 2024".into())]), "YYYY-MM-DD"),
        (options(&[("to", 2024.into())]), "YYYY-MM-DD"),
        (options(&[("sort", "newest".into())]), "\"relevance\", \"date\" or a key with its order"),
        (options(&[("sort", options(&[("price", "up".into())]))]), "\"ascending\" or \"descending\""),
        (options(&[("sort", options(&[("price", 1.into())]))]), "as option price"),
        (options(&[("sort", 1.into())]), "an object"),
        (options(&[("facets", "tags".into())]), "true, false or a list of keys"),
        (options(&[("meta", "tags".into())]), "an object"),
        (options(&[("meta", options(&[("tags", 1.into())]))]), "as option tags"),
        (options(&[("meta", options(&[("tags", Array::of1(&1.into()).into())]))]), "as option tags"),
        ("3".into(), "an object"),
    ] {
        for refused in [
            index.search(&"算力网".into(), given.clone()).err(),
            index.document(&0.into(), "算力网".into(), given).err(),
        ] {
            let error = message(refused.expect("refused"));
            assert!(error.starts_with("seed-search: ") && error.contains(says), "{error}");
        }
    }
    for id in
        [JsValue::from(1 << 30), (-1).into(), 1.5.into(), f64::NAN.into(), "0".into(), JsValue::UNDEFINED]
    {
        let error =
            message(index.document(&id, JsValue::UNDEFINED, JsValue::UNDEFINED).expect_err("refused"));
        assert!(error.contains("number of a document"), "{id:?}: {error}");
    }
    for query in [JsValue::from(5), JsValue::NULL, Object::new().into()] {
        for refused in [
            index.search(&query, JsValue::UNDEFINED).err(),
            index.suggest(&query, JsValue::UNDEFINED).err(),
            index.id_of(&query).err(),
        ] {
            let error = message(refused.expect("refused"));
            assert!(error.contains("expected a string"), "{query:?}: {error}");
        }
    }
    let error = message(Index::from_bytes(&Uint8Array::new(&5.into())).err().expect("refused"));
    assert!(error.contains("SEEDINDX"), "{error}");
}

#[wasm_bindgen_test]
fn names_before_mean_what_those_of_today_do() {
    let (yes, no) = (JsValue::TRUE, JsValue::FALSE);
    let found = search("传敢器", JsValue::UNDEFINED);
    assert_eq!(text(&get(&found, "rewrites")), r#"["传感器"]"#);
    assert_eq!(text(&get(&found, "instead")), text(&get(&found, "rewrites")));
    let literal = search("传敢器", options(&[("literal", yes.clone())]));
    assert!(get(&literal, "rewrites").is_undefined() && get(&literal, "instead").is_undefined());
    assert_ne!(text(&found), text(&literal));
    // Of two names, the last one is taken.
    for (given, same) in [
        (options(&[("fuzzy", no.clone())]), &literal),
        (options(&[("fuzzy", yes.clone()), ("literal", yes.clone())]), &literal),
        (options(&[("literal", no.clone()), ("fuzzy", no.clone())]), &literal),
        (options(&[("fuzzy", yes.clone())]), &found),
        (options(&[("literal", no.clone())]), &found),
        (options(&[("fuzzy", no), ("literal", JsValue::FALSE)]), &found),
        (options(&[("literal", yes.clone()), ("fuzzy", yes)]), &found),
    ] {
        let what = text(&given);
        assert_eq!(text(&search("传敢器", given)), text(same), "{what}");
    }
}

#[wasm_bindgen_test]
fn a_document_marks_what_its_hit_marks() {
    let index = index();
    let mut of_rewrite = 0;
    for given in [JsValue::UNDEFINED, options(&[("literal", JsValue::TRUE)])] {
        for hit in Array::from(&get(&search("传敢器", given.clone()), "hits")).iter() {
            let document = document(&index, get(&hit, "id"), "传敢器", given.clone());
            let (here, there) = (marked(&get(&hit, "excerpt")), marked(&document));
            assert!(here.iter().all(|mark| there.contains(mark)), "{here:?} in {there:?}");
            of_rewrite += usize::from(there.iter().any(|mark| mark == "传感器"));
        }
    }
    assert!(of_rewrite > 0, "a hit of the rewrite");
}

/// What is marked in a text.
fn marked(of: &JsValue) -> Vec<String> {
    let text = js_sys::JsString::from(get(of, "text"));
    let end = |mark: &JsValue, i: &str| get(mark, i).as_f64().expect("a number") as u32;
    Array::from(&get(of, "marks"))
        .iter()
        .map(|mark| text.slice(end(&mark, "0"), end(&mark, "1")).into())
        .collect()
}

#[wasm_bindgen_test]
fn what_is_found_is_counted_and_sifted() {
    let number = |object: &JsValue, key| get(object, key).as_f64().expect("a number");
    let all = search("高新区", options(&[("facets", true.into())]));
    let files = Array::from(&get(&get(&all, "facets"), "files"));
    assert!(files.length() > 1);
    let mut sum = 0.0;
    for file in files.iter() {
        let [path, count] = [0, 1].map(|at| Array::from(&file).get(at));
        let of_one = search("高新区", options(&[("path", path.clone()), ("sort", "date".into())]));
        assert_eq!(count.as_f64().expect("a number"), number(&of_one, "full"), "{path:?}");
        assert!(get(&of_one, "facets").is_undefined(), "nobody asked");
        sum += number(&of_one, "full");
    }
    assert_eq!(sum, number(&all, "full"));
    assert_eq!(Array::from(&get(&get(&all, "facets"), "years")).length(), 0, "none of the seeds is dated");
    assert_eq!(number(&search("高新区", options(&[("from", "2020".into())])), "total"), 0.0);
    let keys = Array::of2(&"file".into(), &"tags".into());
    let by_keys = search(
        "高新区",
        options(&[("facets", keys.into()), ("sort", options(&[("size", "ascending".into())]))]),
    );
    let of_key = |key| Array::from(&get(&get(&get(&by_keys, "facets"), "meta"), key));
    assert_eq!(
        (of_key("file").length(), of_key("tags").length()),
        (files.length(), 0),
        "none of the seeds has tags"
    );
    let first = Array::from(&files.get(0)).get(0);
    let both = Array::of2(&first, &"nowhere".into());
    let of_first = search("高新区", options(&[("meta", options(&[("file", both.into())]))]));
    assert_eq!(number(&of_first, "full"), Array::from(&files.get(0)).get(1).as_f64().expect("a number"));
    let of_none = search("高新区", options(&[("meta", options(&[("tags", "a".into())]))]));
    assert_eq!(number(&of_none, "total"), 0.0);
    let unsaid =
        options(&[("meta", JsValue::UNDEFINED), ("facets", false.into()), ("sort", "relevance".into())]);
    assert_eq!(number(&search("高新区", unsaid), "total"), number(&all, "total"));
}

#[wasm_bindgen_test]
fn bytes_are_an_index_too() {
    let bytes = Uint8Array::from(seed_search::embedded_bytes());
    let index = Index::from_bytes(&bytes).expect("the embedded bytes");
    assert_eq!(index.document_count(), self::index().document_count());
    bytes.set_index(100, !bytes.get_index(100));
    let error = Index::from_bytes(&bytes).err().expect("damaged");
    assert!(String::from(error.message()).contains("checksum"));
}

#[wasm_bindgen_test]
fn paths_are_addresses() {
    let index = index();
    for id in 0..index.document_count() {
        let path = get(&whole(&index, id), "path");
        assert_eq!(index.id_of(&path).ok(), Some(Some(id)));
    }
    assert_eq!(index.id_of(&"no such file".into()).ok(), Some(None));
}

#[wasm_bindgen_test]
fn completions_say_what_was_typed() {
    let suggestions = index().suggest(&"高新".into(), JsValue::UNDEFINED).expect("no options");
    let suggestions = Array::from(&suggestions);
    assert!(suggestions.length() > 3, "titles");
    for suggestion in suggestions.iter() {
        assert!(get(&suggestion, "text").as_string().expect("a string").contains("高新"));
        assert!(Array::from(&get(&suggestion, "marks")).length() > 0);
    }
}

#[wasm_bindgen_test]
fn sections_and_meta_are_plain_objects() {
    let bytes = Uint8Array::from(&include_bytes!("../crates/index/tests/data/index-v4.bin")[..]);
    let index = Index::from_bytes(&bytes).expect("an index of this version");
    let results = index.search(&"增长".into(), JsValue::UNDEFINED).expect("no options");
    let hit = get(&get(&results, "hits"), "0");
    let section = r#"{"heading":"網路 GDP","level":2,"anchor":"網路-gdp"}"#;
    assert_eq!(text(&get(&hit, "section")), section, "that of the excerpt");
    let document = whole(&index, get(&hit, "id"));
    let sections = get(&document, "sections");
    assert_eq!(Array::from(&sections).length(), 2);
    let heading = get(&get(&sections, "0"), "heading").as_string().expect("a string");
    let start = get(&get(&sections, "0"), "start").as_f64().expect("a number") as usize;
    let units: Vec<u16> = get(&document, "text").as_string().expect("a string").encode_utf16().collect();
    let found = String::from_utf16_lossy(&units[start..start + heading.encode_utf16().count()]);
    assert_eq!(found, heading, "it starts there");
    assert_eq!(get(&document, "language").as_string().as_deref(), Some("zh-Hant"));
    assert_eq!(text(&get(&document, "meta")), r#"{"author":["李明"],"tags":["算力","网络"]}"#);
    let plain = whole(&index, 0);
    for key in ["sections", "language", "meta"] {
        assert!(get(&plain, key).is_undefined(), "nothing is stated: no {key}");
    }
}
