//! Each target for a second, always with the same inputs; and whether a target that breaks is noticed.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use selaras_fuzz::run;
use selaras_fuzz::targets::sealed::opened_somewhere;
use selaras_fuzz::targets::{ALL, Target};

#[test]
fn nothing_that_strangers_send_breaks_what_reads_it() {
    for target in ALL {
        let given = run(target, 20_261_124, Duration::from_secs(1));
        match given {
            Ok(given) => assert!(given > 100, "{}: only {given} inputs in a second", target.name),
            Err(broken) => {
                let start: String = String::from_utf8_lossy(&broken.input).chars().take(400).collect();
                panic!("{} broke after {} inputs: {start:?}", target.name, broken.after)
            }
        }
    }
}

#[test]
fn a_reader_that_breaks_on_one_byte_is_found() {
    let fragile = Target {
        name: "fragile",
        give: |bytes| assert!(!bytes.contains(&0xFF), "broken"),
        seeds: || vec![b"whole".to_vec()],
    };
    let broken = run(&fragile, 1, Duration::from_secs(5)).unwrap_err();
    assert!(broken.input.contains(&0xFF) && broken.after > 0);
}

#[test]
fn the_good_inputs_are_good() {
    use selaras_core::import::Map;
    use selaras_core::instrument::Instrument;
    let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap();
    for target in ALL {
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty());
        match target.name {
            "maps" => assert!(seeds.iter().all(|seed| Map::parse(&text(seed)).is_ok())),
            "sealed" => assert_eq!(opened_somewhere(&seeds), seeds.len()),
            "instruments" => assert!(seeds.iter().all(|seed| Instrument::parse(&text(seed)).is_ok())),
            _ => {}
        }
    }
}
