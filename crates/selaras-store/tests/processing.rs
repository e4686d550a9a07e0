//! The record of processing says what the databases really keep, column by column.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use selaras_core::processing::tables;
use selaras_store::engine::schema;
use selaras_testkit::stores;

/// Decided in docs/adr/0006 and 0009 and declared ahead of the migrations that make them.

#[test]
fn every_column_of_both_databases_is_declared_and_every_declared_column_is_there() {
    let declared: BTreeSet<String> = tables()
        .iter()
        .flat_map(|table| {
            table.columns().into_iter().map(move |column| format!("{}.{}", table.name, column.name))
        })
        .collect();
    for store in stores::both() {
        let real = store.read_here(schema::columns).unwrap();
        let real: BTreeSet<String> =
            real.into_iter().map(|(table, column)| format!("{table}.{column}")).collect();
        let silent: Vec<&String> = real.difference(&declared).collect();
        assert!(
            silent.is_empty(),
            "{}: declare these columns in crates/selaras-core/src/processing/tables.toml: {silent:#?}",
            store.kind()
        );
        let gone: Vec<&String> = declared.difference(&real).collect();
        assert!(gone.is_empty(), "{}: declared, but not there: {gone:#?}", store.kind());
    }
}

#[test]
fn no_column_is_declared_twice() {
    for table in tables() {
        let columns = table.columns();
        let once: BTreeSet<&str> = columns.iter().map(|column| column.name).collect();
        assert_eq!(once.len(), columns.len(), "{}", table.name);
    }
    let names: BTreeSet<&str> = tables().iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names.len(), tables().len());
}
