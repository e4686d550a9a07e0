//! Which crate may use which.

use super::{Fault, Tree};

struct House {
    package: &'static str,
    /// Crates of ours that it may use.
    ours: &'static [&'static str],
    /// Crates of others that it must not use.
    never: &'static [&'static str],
}

const WEB: &[&str] = &["axum", "tower", "tower-http", "askama", "fluent-bundle"];
const DATABASES: &[&str] = &["rusqlite", "postgres", "sqlx", "tokio-postgres"];
const ALL: &[&str] = &["psychometrics", "selaras-core", "selaras-store", "selaras-web", "selaras-testkit"];

const HOUSES: &[House] = &[
    House {
        package: "crates/psychometrics",
        ours: &[],
        never: &["tokio", "jiff", "serde", "uuid", "rand", "getrandom", "axum", "rusqlite", "postgres"],
    },
    House {
        package: "crates/selaras-core",
        ours: &["psychometrics"],
        never: &["tokio", "rand", "getrandom", "axum", "askama", "rusqlite", "postgres", "sqlx", "tracing"],
    },
    House { package: "crates/selaras-store", ours: &["selaras-core"], never: WEB },
    House {
        package: "crates/selaras-web",
        ours: &["psychometrics", "selaras-core", "selaras-store"],
        never: DATABASES,
    },
    House {
        package: "crates/selaras",
        ours: &["psychometrics", "selaras-core", "selaras-store", "selaras-web"],
        never: DATABASES,
    },
    House { package: "crates/selaras-testkit", ours: ALL, never: &[] },
    House { package: "browser", ours: ALL, never: &[] },
    House { package: "benches", ours: ALL, never: &[] },
    House { package: "fuzz", ours: &["selaras-core", "selaras-store", "selaras-web"], never: &["tokio"] },
    // The menu of commands has to work when nothing else compiles.
    House { package: "xtask", ours: &[], never: &["tokio", "clap", "serde"] },
];

/// What stands under `[dependencies]` in each crate. Tests may use more.
pub fn imports(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let manifests = tree.files.iter().filter(|file| file.path.ends_with("/Cargo.toml"));
    for manifest in manifests {
        let package = manifest.package();
        let Some(house) = HOUSES.iter().find(|house| house.package == package) else {
            faults.push(Fault::new("import", package, "a new crate: say in tidy/imports.rs what it may use"));
            continue;
        };
        for used in dependencies(&manifest.text) {
            let ours = used == "psychometrics" || used.starts_with("selaras");
            if (ours && !house.ours.contains(&used)) || house.never.contains(&used) {
                faults.push(Fault::new(
                    "import",
                    format!("{package}:{used}"),
                    "goes against the direction of imports",
                ));
            }
        }
    }
    faults
}

fn dependencies(manifest: &str) -> Vec<&str> {
    let mut section = "";
    let mut found = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            found.extend(section.strip_prefix("dependencies."));
        } else if section == "dependencies" && line.contains('=') && !line.starts_with('#') {
            found.extend(line.split(['.', '=', ' ']).next());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::dependencies;

    #[test]
    fn only_what_the_program_itself_uses_counts() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\n# why\na.workspace = true\nb-c = { version = \"1\" }\n\
            [dev-dependencies]\nd = \"1\"\n[dependencies.e]\nversion = \"1\"\n";
        assert_eq!(dependencies(manifest), ["a", "b-c", "e"]);
    }
}
