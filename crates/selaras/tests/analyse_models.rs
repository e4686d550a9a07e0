#![allow(clippy::unwrap_used, clippy::expect_used)]
//! `selaras analyse reliability|growth|hazard|cox|norms|change` as a researcher would run them.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn run(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_selaras")).arg("analyse").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn json(arguments: &[&str]) -> Value {
    let (fine, out, err) = run(&[arguments, &["--json"]].concat());
    assert!(fine, "{err}");
    serde_json::from_str(&out).unwrap()
}

fn shown(arguments: &[&str]) -> String {
    let (fine, out, err) = run(arguments);
    assert!(fine, "{err}");
    out
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

/// A table that the statistics' own tests use.
fn table(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../psychometrics/tests/data").join(name).display().to_string()
}

fn reference(name: &str) -> Option<String> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/groundtruth").join(name);
    if path.exists() {
        return Some(path.display().to_string());
    }
    println!("skipped: reference data not here ({name})");
    None
}

fn near(value: &Value, wanted: f64, tolerance: f64) {
    let got = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((got - wanted).abs() <= tolerance, "{got} is not {wanted}");
}

fn term<'a>(found: &'a Value, list: &str, name: &str) -> &'a Value {
    let terms = found[list].as_array().unwrap();
    terms.iter().find(|t| t["term"] == name).unwrap_or_else(|| panic!("no {name} in {terms:?}"))
}

#[test]
fn reliability_turns_items_around_and_says_what_it_cannot_compute() {
    let folder = tempfile::tempdir().unwrap();
    let text = "a,b,c\n4,2,4\n2,5,1\n3,3,3\n5,2,4\n1,5,2\n3,4,5\n2,,3\n";
    let file = written(&folder, "scale.csv", text);
    let found = json(&["reliability", &file, "--items=a,-b,c", "--range", "1..6"]);
    assert_eq!(found["n"], 6);
    near(&found["alpha"], 0.8960176991150441, 1e-12);
    assert_eq!(found["item_rest"].as_array().unwrap().len(), 3);
    let out = shown(&["reliability", &file, "--items=a,-b,c", "--range", "1..6"]);
    assert!(out.contains("alpha 0.896") && out.contains("6 rows"), "{out}");
    let two = json(&["reliability", &file, "--items", "a,c"]);
    assert!(
        two["omega_total"].is_null()
            && two["unavailable"]["omega_total"].as_str().unwrap().contains("at least 3")
    );
    assert!(refused(&["reliability", &file, "--items=a,-b"]).contains("--range"));
    assert!(refused(&["reliability", &file, "--items=a,d"]).contains("\"d\""));
    assert!(refused(&["reliability", &file, "--items=a,b", "--range", "1..3"]).contains("outside the range"));
}

#[test]
fn reliability_of_agreeableness_is_what_psych_says() {
    let Some(file) = reference("bfi.csv") else { return };
    let found = json(&["reliability", &file, "--items=-A1,A2,A3,A4,A5", "--range", "1..6"]);
    assert_eq!(found["n"], 2709);
    near(&found["alpha"], 0.703755894374836, 1e-9);
    near(&found["alpha_standardised"], 0.713501552634643, 1e-9);
    near(&found["omega_total"], 0.712128965485149, 1e-5);
    near(&found["lambda6"], 0.683170316429441, 1e-9);
    near(&found["sem"], 0.490149219886779, 1e-9);
    near(&found["item_rest"][4], 0.487240867629001, 1e-9);
    near(&found["alpha_if_dropped"][4], 0.644622304221595, 1e-9);
}

#[test]
fn growth_in_beat_the_blues_is_what_lme4_says() {
    let file = table("beat_the_blues_long.csv");
    let base = ["growth", &file, "--outcome", "bdi", "--cluster", "subject"];
    let fixed = ["--fixed", "bdi.pre + time + drug + length + treatment"];
    let found = json(&[&base[..], &fixed].concat());
    assert_eq!((&found["n"], &found["clusters"], &found["left_out"]), (&280.into(), &97.into(), &120.into()));
    near(&found["log_likelihood"], -933.45128620542, 1e-4);
    near(&term(&found, "fixed", "time")["estimate"], -0.701598139746265, 1e-4);
    near(&term(&found, "fixed", "treatment[TAU]")["estimate"], 2.3151050770368, 1e-3);
    near(&term(&found, "fixed", "drug[Yes]")["se"], 1.77291984479218, 1e-3);
    near(&found["variance"]["cluster"], 51.9315915812569, 0.02);
    near(&found["variance"]["residual"], 25.2863647315548, 0.01);
    assert!(found["variance"]["above"].is_null());
    let ml = json(&[&base[..], &fixed, &["--random", "time", "--ml"]].concat());
    near(&ml["log_likelihood"], -935.518899297863, 1e-4);
    near(&ml["variance"]["cluster"][0][0], 50.733497936477, 0.1);
    let out = shown(&[&base[..], &fixed, &["--random", "time"]].concat());
    assert!(out.contains("280 measurements (120 left out for missing values) of 97 clusters"), "{out}");
    assert!(out.contains("residual"), "{out}");
    assert!(refused(&[&base[..], &["--fixed", "bdi.pre + weight"]].concat()).contains("\"weight\""));
    assert!(refused(&[&base[..], &["--fixed", "log(time)"]].concat()).contains("has no meaning here"));
    assert!(refused(&[&base[..], &["--fixed", "bdi"]].concat()).contains("both the outcome and a predictor"));
}

#[test]
fn growth_reads_a_cluster_within_its_unit() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "lot,wafer,x,y\n".to_owned();
    for lot in 0..6 {
        for wafer in 0..4 {
            for x in 0..5 {
                let bump = f64::from((lot * 7 + wafer * 5 + x * 3) % 11);
                let y =
                    10.0 + 2.0 * f64::from(lot % 3) + 0.7 * f64::from(wafer * (lot % 2)) + 0.5 * f64::from(x);
                text += &format!("L{lot},{wafer},{x},{}\n", y + 0.1 * bump);
            }
        }
    }
    let file = written(&folder, "wafers.csv", &text);
    let found =
        json(&["growth", &file, "--outcome", "y", "--fixed", "x", "--cluster", "wafer", "--above", "lot"]);
    assert_eq!((&found["clusters"], &found["units_above"]), (&24.into(), &6.into()));
    assert!(found["variance"]["above"].as_f64().unwrap() > 0.1);
}

#[test]
fn drop_out_hazard_is_what_glm_says() {
    let file = table("beat_the_blues_dropout.csv");
    let base = ["hazard", &file, "--event", "event", "--predictors", "factor(wave) + prev + treatment"];
    let found = json(&base);
    assert_eq!(found["n"], 328);
    near(&found["log_likelihood"], -121.53442609739, 1e-4);
    near(&term(&found, "coefficients", "factor(wave)[2]")["estimate"], 2.604795556529, 1e-5);
    near(&term(&found, "coefficients", "prev")["se"], 0.0143512072286421, 1e-6);
    assert!(found["concordance"].as_f64().unwrap() > 0.6 && found["converged"] == true);
    assert!(shown(&base).contains("odds ratio"));
    assert!(refused(&["hazard", &file, "--event", "prev"]).contains("must hold 0 and 1"));
}

#[test]
fn cox_of_a_small_table_is_printed_and_scripted() {
    let folder = tempfile::tempdir().unwrap();
    // Freireich et al. (1963): weeks of remission with 6-MP or placebo.
    let with = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
    let without = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";
    let mut text = "weeks,relapse,group\n".to_owned();
    for (times, group) in [(with, "6-MP"), (without, "placebo")] {
        for time in times.split(' ') {
            let relapse = u8::from(!time.ends_with('+'));
            text += &format!("{},{relapse},{group}\n", time.trim_end_matches('+'));
        }
    }
    let file = written(&folder, "remission.csv", &text);
    let base = ["cox", &file, "--time", "weeks", "--event", "relapse", "--predictors", "group"];
    let found = json(&base);
    assert_eq!((&found["n"], &found["events"]), (&42.into(), &30.into()));
    near(&term(&found, "coefficients", "group[placebo]")["estimate"], 1.5721, 5e-5);
    near(&term(&found, "coefficients", "group[placebo]")["se"], 0.4124, 5e-5);
    let breslow = json(&[&base[..], &["--ties", "breslow"]].concat());
    near(&term(&breslow, "coefficients", "group[placebo]")["estimate"], 1.5092, 5e-5);
    assert!(shown(&base).contains("hazard ratio"));
    assert!(
        refused(&["cox", &file, "--time", "group", "--event", "relapse", "--predictors", "weeks"])
            .contains("numbers")
    );
    assert!(
        refused(&["cox", "nowhere.csv", "--time", "a", "--event", "b", "--predictors", "c"])
            .contains("nowhere.csv")
    );
}

#[test]
fn cox_of_the_lung_data_takes_its_own_coding() {
    let Some(file) = reference("lung.csv") else { return };
    let base = ["cox", &file, "--time", "time", "--event", "status", "--predictors", "age + sex + ph.ecog"];
    let found = json(&base);
    assert_eq!((&found["n"], &found["events"]), (&227.into(), &164.into()));
    near(&found["log_likelihood"], -729.230121374862, 1e-4);
    near(&found["concordance"], 0.637135493000455, 1e-9);
    near(&term(&found, "coefficients", "ph.ecog")["estimate"], 0.463728475370428, 1e-6);
    near(&json(&[&base[..], &["--ties", "breslow"]].concat())["log_likelihood"], -729.488705176774, 1e-4);
}

#[test]
fn norms_hold_every_score_with_its_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(
        &folder,
        "scores.csv",
        "total,a,b\n0,1,2\n0,2,2\n1,2,3\n1,,1\n1,3,3\n2,1,1\n2,4,4\n3,2,1\n3,3,2\n4,4,4\n,1,1\n",
    );
    let found = json(&["norms", &file, "--score", "total"]);
    assert_eq!((&found["n"], &found["left_out"]), (&10.into(), &1.into()));
    near(&found["scores"][4]["percentile_rank"], 95.0, 1e-9);
    near(&found["scores"][4]["normalised_t"], 66.4485362695147, 1e-9);
    let sums = json(&["norms", &file, "--items=a,-b", "--range", "1..4"]);
    assert_eq!(sums["n"], 10);
    assert!(shown(&["norms", &file, "--score", "total"]).contains("percentile rank"));
    assert!(refused(&["norms", &file]).contains("--score"));
}

#[test]
fn change_of_forty_clients_is_what_the_package_says() {
    let file = table("claus_2020_hamd.csv");
    let base = [
        "change",
        &file,
        "--before",
        "before",
        "--after",
        "after",
        "--reliability",
        "0.8",
        "--better",
        "lower",
    ];
    let found = json(&[&base[..], &["--functioning", "8,7", "--id", "id"]].concat());
    near(&found["cutoff"], 19.4070228627044, 1e-9);
    let counts = &found["counts"];
    let got = ["recovered", "improved", "unchanged", "worsened"].map(|w| counts[w].as_u64().unwrap());
    assert_eq!(got, [26, 3, 10, 1]);
    near(&found["people"][0]["index"], -5.68053202049366, 1e-9);
    let plain = json(&base);
    assert!(plain["cutoff"].is_null() && plain["counts"]["improved"] == 29);
    assert!(shown(&base).contains("improved 29"));
    assert!(refused(&[&base[..], &["--cutoff", "b"]].concat()).contains("--functioning"));
    assert!(refused(&[&base[..], &["--functioning", "8"]].concat()).contains("MEAN,SD"));
    let impossible = [
        "change",
        &file,
        "--before",
        "before",
        "--after",
        "after",
        "--reliability",
        "1.8",
        "--better",
        "lower",
    ];
    assert!(refused(&impossible).contains("reliability"));
}

#[test]
fn broken_tables_are_refused_with_a_sentence_and_never_with_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let tables = [
        "",
        "\n\n",
        "a",
        "a,b,c\n",
        "a,b,c\n1,2\n",
        "a,b,c\n1,2,3,4\n",
        "a,a,b,c\n1,2,3,4\n",
        "a,b,c\n,,\n,,\n",
        "a,b,c\n1,2,3\n",
        "a,b,c\n1,1,1\n1,1,1\n1,1,1\n1,1,1\n",
        "a,b,c\nx,y,z\nx,y,w\nv,y,z\n",
        "a,b,c\n1e308,1e308,0\n-1e308,1e308,1\n1e308,-1e308,0\n0,1e308,1\n",
        "a,b,c\nNaN,inf,1\n2,3,0\n-inf,1,1\n",
        "a,b,c\n1,\"2\n3,4,5\n",
        "\u{feff}a,b,c\n1,2,0\n2,2,1\n3,2,1\n4,2,0\n",
        "a;b;c\n1;2;0\n",
        "a,b,c\n1,1,0\n2,2,1\n3,3,0\n4,4,1\n5,5,0\n6,6,1\n",
        "a,b,c\r\n1,5,1\r\n2,3,0\r\n2,4,1\r\n9,1,0\r\n7,7,1\r\n3,3,0\r\n",
    ];
    let questions: [&[&str]; 9] = [
        &["reliability", "--items=a,-b,c", "--range", "0..10"],
        &["reliability", "--items=a,b,c", "--missing", "pairwise"],
        &["growth", "--outcome", "a", "--fixed", "b", "--cluster", "c"],
        &[
            "growth",
            "--outcome",
            "a",
            "--fixed",
            "b*c",
            "--random",
            "b",
            "--cluster",
            "c",
            "--above",
            "b",
            "--ml",
        ],
        &["hazard", "--event", "c", "--predictors", "a*b"],
        &["cox", "--time", "a", "--event", "c", "--predictors", "b"],
        &[
            "cox",
            "--time",
            "b",
            "--event",
            "c",
            "--predictors",
            "factor(a)",
            "--strata",
            "c",
            "--ties",
            "breslow",
        ],
        &["norms", "--items=a,b,c"],
        &[
            "change",
            "--before",
            "a",
            "--after",
            "b",
            "--reliability",
            "0.8",
            "--better",
            "higher",
            "--cutoff",
            "a",
        ],
    ];
    for (number, text) in tables.iter().enumerate() {
        let file = written(&folder, &format!("{number}.csv"), text);
        for question in questions {
            let arguments = [&question[..1], &[file.as_str()], &question[1..], &["--json"]].concat();
            let (fine, out, err) = run(&arguments);
            assert!(!err.contains("panicked"), "{question:?} on {text:?}: {err}");
            if fine {
                let found: Value = serde_json::from_str(&out).unwrap();
                assert!(found["n"].as_u64().unwrap() > 0, "{question:?} on {text:?}: {out}");
                // JSON writes a number that is none as null.
                for number in ["estimate", "se", "log_likelihood", "alpha", "sem", "mean", "sd", "z", "index"]
                {
                    assert!(!out.contains(&format!("\"{number}\":null")), "{question:?} on {text:?}: {out}");
                }
            } else {
                assert!(
                    err.starts_with("selaras: ") && err.trim().len() > 15,
                    "{question:?} on {text:?}: {err}"
                );
            }
        }
    }
}
