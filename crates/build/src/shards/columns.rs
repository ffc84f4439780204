//! Which values does each document have under each key that one may filter, count or sort by?

use seed_index::Index;
use seed_index::shards::{DATE, FIRST_KEY, File, LANGUAGE, PATH, column};

/// The columns of the documents in this order.
pub fn columns(index: &Index, order: &[u32], build: u32) -> Vec<(File, Vec<u8>)> {
    let (documents, meta) = (index.documents(), index.meta());
    let places = meta.places();
    let fields: Vec<_> =
        order.iter().map(|id| meta.at(&places.get(*id as usize).cloned().unwrap_or_default())).collect();
    let mut columns: Vec<(u32, Vec<Vec<&str>>)> = Vec::new();
    let records: Vec<_> = order.iter().map(|id| documents.record(*id)).collect();
    columns.push((PATH, records.iter().map(|record| stated(record.path)).collect()));
    columns.push((DATE, records.iter().map(|record| stated(record.date)).collect()));
    columns.push((LANGUAGE, fields.iter().map(|fields| stated(fields.language)).collect()));
    for (number, key) in (FIRST_KEY..).zip(meta.keys()) {
        let mut places = Vec::new();
        for fields in &fields {
            places.push(fields.values.iter().filter(|(of, _)| *of == key).map(|(_, value)| *value).collect());
        }
        columns.push((number, places));
    }
    columns.iter().map(|(number, places)| (File::Column(*number), column(build, *number, places))).collect()
}

/// A value, unless there is none.
fn stated(value: &str) -> Vec<&str> {
    if value.is_empty() { Vec::new() } else { vec![value] }
}
