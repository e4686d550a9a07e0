//! `cargo xtask sbom`: everything the program is built of, as CycloneDX 1.6. The same sources give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// Where it is written when no file is named.
const HERE: &str = "target/selaras.cdx.json";
/// The program whose parts are listed.
const PROGRAM: &str = "selaras";

/// Writes the list to the named file.
pub fn write(file: Option<&str>) -> Result<()> {
    let file = Path::new(file.unwrap_or(HERE));
    let bill = bill(&[])?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, format!("{bill:#}\n"))
        .with_context(|| format!("cannot write {}", file.display()))?;
    let parts = bill["components"].as_array().map_or(0, Vec::len);
    println!("{}: {parts} parts of {PROGRAM}", file.display());
    Ok(())
}

/// The list, from what cargo says and what is locked. `only` may narrow it to one kind of machine.
pub fn bill(only: &[&str]) -> Result<Value> {
    let told = metadata(only)?;
    let packages: BTreeMap<&str, &Value> = each(&told["packages"]).map(|p| (text(&p["id"]), p)).collect();
    let nodes: BTreeMap<&str, &Value> =
        each(&told["resolve"]["nodes"]).map(|n| (text(&n["id"]), n)).collect();
    let program = packages.iter().find(|(_, p)| p["name"] == PROGRAM && p["source"].is_null());
    let Some((&program, _)) = program else { bail!("no package {PROGRAM}") };
    let lock = std::fs::read_to_string("Cargo.lock").context("cannot read Cargo.lock")?;
    let digests = digests(&lock);
    let reached = reached(program, &nodes);
    let mut components: Vec<Value> = reached
        .iter()
        .filter(|id| **id != program)
        .filter_map(|id| packages.get(id))
        .map(|package| component(package, "library", &digests))
        .collect();
    components.sort_by_key(|part| text(&part["bom-ref"]).to_owned());
    let purl_of = |id: &str| packages.get(id).map(|package| purl(package));
    let mut links: Vec<Value> = reached
        .iter()
        .filter_map(|id| {
            let mut on: Vec<String> = needed(nodes.get(id)?).filter_map(purl_of).collect();
            on.sort();
            Some(json!({ "ref": purl_of(id)?, "dependsOn": on }))
        })
        .collect();
    links.sort_by_key(|link| text(&link["ref"]).to_owned());
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": component(packages[program], "application", &digests),
            "properties": [{ "name": "cdx:reproducible", "value": "true" }],
        },
        "components": components,
        "dependencies": links,
    }))
}

fn metadata(only: &[&str]) -> Result<Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(only)
        .output()
        .context("cargo does not start")?;
    if !output.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    serde_json::from_slice(&output.stdout).context("cargo metadata does not read")
}

/// The digest of each crate from a registry, by name and version.
fn digests(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
        Some(line.trim_end_matches('"').to_owned())
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .filter_map(|block| {
            Some(((value(block, "name")?, value(block, "version")?), value(block, "checksum")?))
        })
        .collect()
}

/// What the program is built of or with; not what only its tests use.
fn reached<'m>(program: &'m str, nodes: &BTreeMap<&'m str, &'m Value>) -> BTreeSet<&'m str> {
    let mut reached = BTreeSet::from([program]);
    let mut next = vec![program];
    while let Some(id) = next.pop() {
        for on in nodes.get(id).into_iter().flat_map(|node| needed(node)) {
            if reached.insert(on) {
                next.push(on);
            }
        }
    }
    reached
}

fn needed(node: &Value) -> impl Iterator<Item = &str> {
    let for_tests_only = |on: &&Value| each(&on["dep_kinds"]).all(|kind| kind["kind"] == "dev");
    each(&node["deps"]).filter(move |on| !for_tests_only(on)).map(|on| text(&on["pkg"]))
}

fn component(package: &Value, kind: &str, digests: &BTreeMap<(String, String), String>) -> Value {
    let (name, version, purl) = (text(&package["name"]), text(&package["version"]), purl(package));
    let mut part = json!({
        "type": kind,
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{ "expression": text(&package["license"]).replace('/', " OR ") }],
    });
    if let Some(digest) = digests.get(&(name.to_owned(), version.to_owned())) {
        part["hashes"] = json!([{ "alg": "SHA-256", "content": digest }]);
    }
    part
}

fn purl(package: &Value) -> String {
    format!("pkg:cargo/{}@{}", text(&package["name"]), text(&package["version"]).replace('+', "%2B"))
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_part_of_the_program_is_listed_once_with_licence_and_digest_and_no_tool_of_the_tests() {
        std::env::set_current_dir(crate::root()).unwrap();
        // Of this machine alone: what only others need may not have been fetched where there is no network.
        let told = Command::new("rustc").arg("-vV").output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        let host = told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
        let only = ["--filter-platform", host];
        let bill = bill(&only).unwrap();
        assert_eq!((&bill["bomFormat"], &bill["specVersion"]), (&json!("CycloneDX"), &json!("1.6")));
        assert_eq!(bill["metadata"]["component"]["name"], "selaras");
        let parts: Vec<&Value> = each(&bill["components"]).collect();
        let refs: BTreeSet<&str> = parts.iter().map(|part| text(&part["bom-ref"])).collect();
        assert_eq!(refs.len(), parts.len(), "each once");
        let names: BTreeSet<&str> = parts.iter().map(|part| text(&part["name"])).collect();
        for part in
            ["selaras-web", "selaras-store", "psychometrics", "axum", "rusqlite", "libsqlite3-sys", "argon2"]
        {
            assert!(names.contains(part), "{part} is a part of the program");
        }
        for tool in ["selaras-testkit", "selaras-browser", "proptest", "xtask"] {
            assert!(!names.contains(tool), "{tool} is only used to test");
        }
        for part in &parts {
            let name = text(&part["name"]);
            assert!(!text(&part["licenses"][0]["expression"]).is_empty(), "{name} has no licence");
            let ours = name.starts_with("selaras") || name == "psychometrics";
            let digest = text(&part["hashes"][0]["content"]);
            assert_eq!(digest.len() == 64, !ours, "{name}: the registry's crates carry their digest");
        }
        let program = text(&bill["metadata"]["component"]["bom-ref"]);
        for link in each(&bill["dependencies"]) {
            for on in std::iter::once(&link["ref"]).chain(each(&link["dependsOn"])) {
                assert!(refs.contains(text(on)) || on == program, "{on} is not listed");
            }
        }
        assert_eq!(bill, super::bill(&only).unwrap(), "the same again");
    }

    #[test]
    fn a_crate_without_a_digest_has_none() {
        let lock = "[[package]]\nname = \"ours\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"theirs\"\nversion = \
                    \"2.0.0\"\nsource = \"registry\"\nchecksum = \"abc\"\n";
        let found = digests(lock);
        assert_eq!(found.len(), 1);
        assert_eq!(found[&("theirs".to_owned(), "2.0.0".to_owned())], "abc");
    }
}
