//! What the files of an index in shards are written of, and any bytes as such files.
//!
//! Postings, words, passages, columns and letters are read as they were written. Any content behind a right header is
//! refused or read.

use arbitrary::{Result, Unstructured};
use seed_index::Section;
use seed_index::shards::{
    Begun, Column, Encoded, Field, Passage, Passages, Posting, Root, RootInput, Shard, ShardWriter, Source,
    Table, Texts, TextsWriter, column, sections_entry, sections_of, words_of, words_table,
};
use seed_index::writer::{Characters, Input, Postings};
use std::collections::{BTreeMap, BTreeSet};
use xxhash_rust::xxh64::xxh64;

/// What is done with all kinds of lists: at most so many entries.
const MOST: usize = 40;

fn several<'a, T>(
    data: &mut Unstructured<'a>,
    one: impl Fn(&mut Unstructured<'a>) -> Result<T>,
) -> Result<Vec<T>> {
    let count = data.int_in_range(0..=MOST)?;
    (0..count).map(|_| one(data)).collect()
}

/// A short text of few characters, so that many begin alike.
fn text(data: &mut Unstructured) -> Result<String> {
    let characters = ['a', 'b', 'é', '算', '力', '𠮷', '\0', '1'];
    let count = data.int_in_range(0..=5)?;
    (0..count).map(|_| data.choose(&characters).copied()).collect()
}

/// A number, more often a small one.
fn number(data: &mut Unstructured) -> Result<u32> {
    Ok(data.arbitrary::<u32>()? >> data.int_in_range(0..=31)?)
}

fn posting(data: &mut Unstructured) -> Result<(u32, Field, u8)> {
    let field = *data.choose(&[Field::Text, Field::Text, Field::Heading, Field::Label, Field::Title])?;
    Ok((number(data)?, field, data.arbitrary()?))
}

/// Posting lists of grams, with words.
fn shard(data: &mut Unstructured) -> Result<()> {
    let (build, nth) = (data.arbitrary()?, number(data)?);
    let mut given = BTreeMap::new();
    for _ in 0..data.int_in_range(0..=8)? {
        let words = several(data, |data| Ok((text(data)?, number(data)?)))?;
        given.insert(text(data)?, (words, data.arbitrary::<bool>()?, several(data, posting)?));
    }
    let (mut writer, mut all) = (ShardWriter::default(), Vec::new());
    for (key, (words, has_positions, gaps)) in &given {
        let mut next = 0_u32;
        let postings = gaps.iter().map_while(|(gap, field, positions)| {
            let at = next.checked_add(*gap)?;
            next = at.checked_add(1)?;
            let positions = if *has_positions { *positions } else { u8::MAX };
            Some(Posting { at, field: *field, positions })
        });
        let postings: Vec<Posting> = postings.collect();
        let words: Vec<(&str, u32)> = words.iter().map(|(word, df)| (&word[..], *df)).collect();
        writer.put(key, &words, &Encoded::of(&postings, *has_positions));
        all.push((key, words, postings));
    }
    let bytes = writer.write(build, nth);
    let shard = Shard::open(&bytes).expect("as it was written");
    assert_eq!((shard.build, shard.number, shard.entries().len()), (build, nth, all.len()));
    for (entry, (key, words, postings)) in shard.entries().iter().zip(all) {
        assert_eq!((&entry.key, &entry.words), (key, &words));
        assert_eq!(entry.postings().collect::<Vec<_>>(), postings);
    }
    Ok(())
}

/// Passages of documents.
fn texts(data: &mut Unstructured) -> Result<()> {
    let (build, first) = (data.arbitrary()?, number(data)?);
    let mut given = Vec::new();
    for _ in 0..data.int_in_range(1..=8)? {
        let numbers = [number(data)?, number(data)?, number(data)?, number(data)?];
        let is_new = given.is_empty() || data.arbitrary()?;
        let strings = [text(data)?, text(data)?, text(data)?, text(data)?, text(data)?];
        given.push((is_new, data.int_in_range(0..=6)?, numbers, strings));
    }
    let section = |(_, level, _, [_, _, _, anchor, body]): &(bool, u32, [u32; 4], [String; 5])| {
        let heading = 0..body.len();
        let level = u8::try_from(*level).ok().filter(|level| *level > 0);
        sections_entry(level.map(|level| Section { heading, level, anchor }))
    };
    let sections: Vec<Vec<u8>> = given.iter().map(section).collect();
    let (mut writer, mut sources, mut passages) = (TextsWriter::from(first), Vec::new(), Vec::new());
    for ((is_new, level, [id, length, labels, start], [title, record, meta, anchor, body]), sections) in
        given.iter().zip(&sections)
    {
        let source = Source {
            id: *id,
            length: *length,
            labels: *labels,
            title: title.as_bytes(),
            record: record.as_bytes(),
            meta: meta.as_bytes(),
        };
        sources.extend(is_new.then_some(source.clone()));
        let below = if *level > 0 { (*level, &anchor[..], title.as_bytes()) } else { (0, "", &[][..]) };
        let (source_at, text) = (sources.len() - 1, body.as_bytes());
        let passage = Passage { source: source_at, start: *start, text, below, sections };
        writer.put(is_new.then_some(&source), &passage);
        passages.push(passage);
    }
    let tail = text(data)?;
    writer.end(tail.as_bytes());
    let bytes = writer.write(build);
    let texts = Texts::open(&bytes).expect("as it was written");
    assert_eq!((texts.build, texts.first, texts.tail), (build, first, tail.as_bytes()));
    assert_eq!((texts.passages, texts.sources), (passages, sources));
    Ok(())
}

/// Values of documents, words of letters, and whose passages are.
fn others(data: &mut Unstructured) -> Result<()> {
    let places = several(data, |data| several(data, text))?;
    let borrowed: Vec<Vec<&str>> = places.iter().map(|of| of.iter().map(String::as_str).collect()).collect();
    let bytes = column(3, 5, &borrowed);
    let column = Column::open(&bytes).expect("as it was written");
    for (place, of) in (0..).zip(&borrowed) {
        assert_eq!(column.of(place).collect::<Vec<_>>(), *of);
    }
    let words: BTreeSet<&str> = borrowed.iter().flatten().copied().collect();
    let table = words_table(&Vec::from_iter(words.clone()));
    assert!(words_of(&table).eq(words.iter().copied()), "{words:?}");
    let filter = Begun::of(words.iter().copied());
    let may_hold = |word: &&str| word.is_empty() || Begun(&filter).may_hold(word);
    assert!(words.iter().all(may_hold), "{words:?}");
    let mut counts = several(data, |data| data.int_in_range(1..=9_u32))?;
    counts.sort_unstable();
    let (passages, mut first) = (Passages::of(&counts), 0);
    for (place, count) in (0..).zip(&counts) {
        let of = passages.of_place(place).expect("a place");
        assert_eq!((of.first, of.len, passages.of_passage(first + count - 1)), (first, *count, Some(of)));
        first += count;
    }
    Ok(())
}

/// Where each shard but the first begins: ascending, at most as long as a byte can say, without a zero at the end.
fn borders(data: &mut Unstructured) -> Result<Vec<Vec<u8>>> {
    let border = |data: &mut Unstructured| {
        let (start, count) = (text(data)?, data.int_in_range(0..=240)?);
        Ok([start.as_bytes(), &vec![7; count], &[1]].concat())
    };
    let mut borders = several(data, border)?;
    borders.sort_unstable();
    borders.dedup();
    Ok(borders)
}

/// What every query needs.
fn root(data: &mut Unstructured) -> Result<()> {
    let mut counts = several(data, |data| data.int_in_range(1..=9_u32))?;
    counts.sort_unstable();
    let passages = Passages::of(&counts);
    let input = Input { text: text(data)?, ..Input::default() };
    let characters = Characters::of(&[input], &Postings::default()).expect("few characters");
    let chars: Vec<char> = characters.alphabet().chars().collect();
    let rarities = chars.iter().map(|_| data.int_in_range(0..=28)).collect::<Result<Vec<u8>>>()?;
    let [folds, begun, exceptions] = [text(data)?, text(data)?, text(data)?];
    let pinyin: Vec<u8> = chars.iter().chain(&chars).map(|_| 1).chain(exceptions.bytes()).collect();
    let pinyin = if exceptions.is_empty() { Vec::new() } else { pinyin };
    let (keys, borders) = (several(data, text)?, borders(data)?);
    let pins = several(data, |data| Ok((text(data)?, several(data, number)?)))?;
    let input = RootInput {
        build: data.arbitrary()?,
        total_length: number(data)?,
        passages: &passages,
        passages_per_file: number(data)?.max(1),
        alphabet: characters.alphabet(),
        folds: folds.as_bytes(),
        has_folds: data.arbitrary()?,
        initials: data.int_in_range(0..=(1 << 26) - 1)?,
        begun: begun.as_bytes(),
        pinyin: &pinyin,
        keys: keys.iter().map(String::as_str).collect(),
        pins: &pins,
        rarities: rarities.clone(),
        borders: borders.clone(),
    };
    let root = Root::open(&input.write()).expect("as it was written");
    let numbers = [root.build, root.total_length, root.passages_per_file];
    assert_eq!(numbers, [input.build, input.total_length, input.passages_per_file]);
    assert_eq!((&root.passages, root.has_folds, &root.keys), (&passages, input.has_folds, &keys));
    assert_eq!(root.initials, input.initials);
    assert_eq!([&root.folds, &root.begun], [folds.as_bytes(), begun.as_bytes()]);
    assert_eq!((&root.pinyin, &root.pins), (&pinyin, &pins));
    assert!(root.alphabet().chars().eq(chars.iter().copied()));
    assert!(chars.iter().zip(rarities).all(|(c, rarity)| root.rarity(*c) == rarity));
    let shards: Vec<u32> = borders.iter().map(|border| root.shard_of(border)).collect();
    assert!(shards.iter().copied().eq(1..root.shards()), "each begins its shard");
    Ok(())
}

/// Some content as a file of a kind.
fn framed(kind: u8, content: &[u8]) -> Vec<u8> {
    let head = [1, kind, 7, 0, 0, 0];
    let [a, b] = [&head[..], content].map(|bytes| xxh64(bytes, 0));
    let checksum = (a ^ b.rotate_left(32)) as u32 ^ b as u32;
    [b"SEED", &head[..], &checksum.to_le_bytes(), content].concat()
}

/// Reads any content as each kind of file.
fn any(content: &[u8]) {
    if let Ok(root) = Root::open(&framed(0, content)) {
        root.alphabet_section();
        for place in [&[][..], &[1, 1], "a".as_bytes(), content] {
            assert!(root.shard_of(place) < root.shards(), "a shard that exists");
        }
        for at in [0, 1, u32::MAX] {
            let _ = (root.passages.of_place(at), root.passages.of_passage(at), root.file_of(at));
        }
    }
    if let Ok(shard) = Shard::open(&framed(1, content)) {
        for entry in shard.entries() {
            assert!(entry.postings().count() <= entry.len as usize);
            assert!(entry.postings().is_sorted_by(|a, b| a.at < b.at), "ascending");
        }
    }
    if let Ok(texts) = Texts::open(&framed(2, content)) {
        assert!(texts.passages.iter().all(|passage| passage.source < texts.sources.len()));
        texts.passages.iter().for_each(|passage| drop(sections_of(passage.sections)));
    }
    if let Ok((_, table)) = Table::Letters.open(&framed(5, content)) {
        words_of(table).for_each(drop);
    }
    if let Ok(column) = Column::open(&framed(6, content)) {
        for place in [0, 1, u32::MAX] {
            column.of(place).count();
        }
    }
    sections_of(content);
    seed_index::exchanges(content, "算力网");
    Begun(content).may_hold("算力网");
}

/// See the head of this file.
pub fn codecs(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let mut given = Unstructured::new(rest);
    // Bytes that end early give less, which is no failure.
    let _ = match kind % 5 {
        0 => shard(&mut given),
        1 => texts(&mut given),
        2 => others(&mut given),
        4 => root(&mut given),
        _ => return any(rest),
    };
}
