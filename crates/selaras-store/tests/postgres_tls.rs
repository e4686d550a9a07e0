//! Over a network, PostgreSQL is reached encrypted, and only where the certificate is the one that was trusted.
#![allow(clippy::unwrap_used)]

use std::net::TcpListener;

use selaras_store::{Store, StoreError};
use selaras_testkit::postgres::encrypted;
use selaras_testkit::stores::keys;

#[test]
fn an_encrypted_server_is_believed_by_its_authority_and_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(folder.path().join("chain.pem"), made.cert.pem()).unwrap();
    std::fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    let other = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(folder.path().join("other.pem"), other.cert.pem()).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = encrypted(folder.path(), port);

    let (right, wrong) = (folder.path().join("chain.pem"), folder.path().join("other.pem"));
    let store = Store::postgres_trusting(server.url(), Some(&right), keys()).unwrap();
    let sql = "SELECT ssl::int::bigint FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let encrypted = store.read_here(move |tx| tx.first(sql, &[], |row| row.get::<i64>(0)));
    assert_eq!(encrypted.unwrap(), Some(1));
    drop(store);

    let stranger = Store::postgres_trusting(server.url(), Some(&wrong), keys());
    assert!(matches!(stranger, Err(StoreError::OutOfReach(_))), "another authority is not believed");
    let renamed = server.url().replace("localhost", "127.0.0.1");
    let renamed = Store::postgres_trusting(&renamed, Some(&right), keys());
    assert!(matches!(renamed, Err(StoreError::OutOfReach(_))), "the certificate is made out to another name");
}
