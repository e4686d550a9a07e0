#![allow(clippy::unwrap_used, clippy::expect_used)]
//! `selaras analyse factor` and `irt` as a researcher would run them.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Answers of 1,000 people to five items of the LSAT (Bock & Lieberman 1970), patterns 00000, 00001, … 11111.
const LSAT6: [usize; 32] = [
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11,
    61, 28, 298,
];

fn run(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_selaras")).arg("analyse").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn json(arguments: &[&str]) -> Value {
    let (fine, out, err) = run(arguments);
    assert!(fine, "{err}");
    serde_json::from_str(&out).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let (fine, out, err) = run(arguments);
    assert!(!fine && out.is_empty(), "{out}");
    err
}

fn written(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn lsat6(folder: &tempfile::TempDir) -> String {
    let mut text = "Q1,Q2,Q3,Q4,Q5\n".to_owned();
    for (pattern, &n) in LSAT6.iter().enumerate() {
        let row: Vec<String> = (0..5).rev().map(|bit| (pattern >> bit & 1).to_string()).collect();
        text += &(row.join(",") + "\n").repeat(n);
    }
    written(folder, "lsat6.csv", &text)
}

fn reference(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/groundtruth").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: reference data not here ({name})");
    None
}

fn near(value: &Value, wanted: f64, tolerance: f64) {
    let got = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((got - wanted).abs() <= tolerance, "{got} is not {wanted}");
}

#[test]
fn a_two_parameter_model_is_printed_and_scripted() {
    let folder = tempfile::tempdir().unwrap();
    let file = lsat6(&folder);
    let found = json(&["irt", &file, "--items", "Q1,Q2,Q3,Q4,Q5", "--model", "2pl", "--json"]);
    assert_eq!(found["n"], 1000);
    near(&found["log_likelihood"], -2466.65337758317, 1e-4);
    assert_eq!(found["items"][0]["item"], "Q1");
    near(&found["items"][0]["a"], 0.825659341233984, 1e-4);
    near(&found["items"][0]["b"][0], -3.35881185115581, 1e-3);
    assert!(found["items"][0]["se"]["a"].as_f64().unwrap() > 0.0);
    assert_eq!(found["converged"], true);
    let (fine, out, _) = run(&["irt", &file, "--items", "Q1,Q2,Q3,Q4,Q5", "--model", "2pl"]);
    assert!(fine && out.contains("-2466.653") && out.contains("1000 persons"), "{out}");
}

#[test]
fn a_rasch_model_has_a_conditional_likelihood_and_reversing_turns_difficulties_around() {
    let folder = tempfile::tempdir().unwrap();
    let file = lsat6(&folder);
    let straight = json(&["irt", &file, "--items", "Q1,Q2,Q3,Q4,Q5", "--model", "rasch", "--json"]);
    assert_eq!(straight["likelihood"], "conditional");
    let reversed = "--items=-Q1,-Q2,-Q3,-Q4,-Q5";
    let turned = json(&["irt", &file, reversed, "--range", "0..1", "--model", "rasch", "--json"]);
    near(&turned["log_likelihood"], straight["log_likelihood"].as_f64().unwrap(), 1e-8);
    near(&turned["items"][2]["b"][0], -straight["items"][2]["b"][0].as_f64().unwrap(), 1e-8);
}

#[test]
fn mistakes_are_answered_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = lsat6(&folder);
    let irt = |items: &str, model: &str| refused(&["irt", &file, "--items", items, "--model", model]);
    assert!(irt("Q1,Q9", "2pl").contains("no column named \"Q9\""));
    assert!(irt("Q1,Q1", "2pl").contains("twice"));
    assert!(irt("-Q1,Q2", "2pl").contains("--range"));
    let odd = written(&folder, "odd.csv", "a,b,c\n1,2,3\n1,2\n");
    assert!(refused(&["irt", &odd, "--items", "a,b", "--model", "grm"]).contains("odd.csv"));
    let word = written(&folder, "word.csv", "a,b,c\n1,2,3\n1,two,3\n");
    let model = ["--model", "f = a + b + c"];
    assert!(refused(&["factor", &word, model[0], model[1]]).contains("line 3, column \"b\": \"two\""));
    let constant = written(&folder, "constant.csv", "a,b,c\n1,2,3\n2,2,3\n1,2,4\n3,2,5\n2,2,1\n");
    assert!(refused(&["factor", &constant, model[0], model[1]]).contains("b has no variance"));
    let same = refused(&["irt", &constant, "--items", "a,b", "--model", "grm"]);
    assert!(same.contains("item \"b\" has no variance"), "{same}");
    assert!(refused(&["factor", &file, "--model", "f = Q1 +"]).contains("a name is missing"));
    assert!(refused(&["factor", "absent.csv", "--model", "f = a + b + c"]).contains("absent.csv"));
    let empty = written(&folder, "empty.csv", "");
    assert!(refused(&["factor", &empty, model[0], model[1]]).contains("empty.csv is empty"));
}

#[test]
fn holzinger_and_swineford_come_out_as_lavaan_has_them() {
    let Some(file) = reference("holzinger_swineford.csv") else { return };
    let file = file.display().to_string();
    let model = "visual = x1 + x2 + x3; textual = x4 + x5 + x6; speed = x7 + x8 + x9";
    let found = json(&["factor", &file, "--model", model, "--json"]);
    assert_eq!((&found["n"], &found["fit"]["df"]), (&301.into(), &24.into()));
    near(&found["fit"]["chisq"], 85.3055217699727, 1e-4);
    near(&found["fit"]["log_likelihood"], -3737.7449266262, 1e-4);
    near(&found["fit"]["cfi"], 0.930559651799336, 1e-6);
    let x2 = &found["loadings"][1];
    assert_eq!((&x2["factor"], &x2["item"]), (&"visual".into(), &"x2".into()));
    near(&x2["standardised"], 0.423600991987846, 1e-4);
    let groups = ["factor", &file, "--model", model, "--group", "school", "--invariance", "--json"];
    let found = json(&groups);
    near(&found["invariance"][2]["fit"]["chisq"], 164.102830925183, 2e-4);
    let (fine, out, _) = run(&groups[..7]);
    assert!(fine && out.contains("scalar") && out.contains("164.103"), "{out}");
}

#[test]
fn missing_values_are_used_or_left_out_as_asked() {
    let Some(file) = reference("bfi.csv") else { return };
    let file = file.display().to_string();
    let model = "agree = A1+A2+A3+A4+A5; neuro = N1+N2+N3+N4+N5; extra = E1+E2+E3+E4+E5";
    let found = json(&["factor", &file, "--model", model, "--json"]);
    assert_eq!(found["n"], 2548);
    near(&found["fit"]["log_likelihood"], -63402.5625382481, 1e-4);
    let items = "N1,N2,N3,N4,N5";
    let found = json(&["irt", &file, "--items", items, "--range", "1..6", "--model", "grm", "--json"]);
    near(&found["log_likelihood"], -21721.3782084331, 1e-4);
}

/// A file that some program spoiled: cells, commas, quotes and line ends at random.
fn spoiled(random: &mut psychometrics::random::Random) -> String {
    const PIECES: [&str; 16] =
        ["a", "b", "c", ",", ",", ",", "\n", "\n", "1", "0", "2", "\"", "NA", "-", "1e999", "\u{feff}"];
    let start = if random.uniform() < 0.7 { "a,b,c\n" } else { "" };
    let pieces = (0..random.below(60)).map(|_| PIECES[random.below(PIECES.len())]);
    start.to_owned() + &pieces.collect::<String>()
}

#[test]
fn a_spoiled_file_never_panics() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = psychometrics::random::Random::seeded(4);
    for _ in 0..60 {
        let file = written(&folder, "spoiled.csv", &spoiled(&mut random));
        for arguments in [
            ["factor", &file, "--model", "f = a + b + c", "--missing", "fiml"],
            ["irt", &file, "--items", "a,b,c", "--model", "grm"],
            ["irt", &file, "--items", "a,b", "--model", "pcm"],
        ] {
            let (_, _, err) = run(&arguments);
            assert!(!err.contains("panicked"), "{err}");
        }
    }
}
