//! Names that say something.

use super::{Fault, Tree};

/// Drawers into which everything falls.
const EMPTY_STEMS: &[&str] = &[
    "mod",
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "shared",
    "stuff",
    "types",
    "prelude",
    "base",
    "service",
    "services",
    "manager",
    "managers",
    "entity",
    "entities",
    "dto",
    "repository",
    "handlers",
];

/// Endings that speak of the machinery instead of the field.
const EMPTY_ENDINGS: &[&str] = &[
    "Service",
    "Manager",
    "Impl",
    "Dto",
    "DTO",
    "Entity",
    "Repository",
    "Handler",
    "Helper",
    "Util",
    "Utils",
];

/// Names of source files, and of the types in them.
pub fn names(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.sources() {
        if EMPTY_STEMS.contains(&file.stem()) {
            faults.push(Fault::new(
                "name",
                &file.path,
                format!("“{}” says nothing about the field", file.stem()),
            ));
        }
        let empty = types(&file.text).filter(|name| EMPTY_ENDINGS.iter().any(|end| name.ends_with(end)));
        faults
            .extend(empty.map(|name| Fault::new("name", format!("{}:{name}", file.path), "an empty ending")));
    }
    faults
}

fn types(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
        let declares = ["struct", "enum", "trait", "type", "union"].contains(&words.next()?);
        let name = words.next()?.split(|letter: char| !letter.is_alphanumeric()).next()?;
        declares.then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::types;

    #[test]
    fn declarations_are_found_whoever_may_see_them() {
        let text = "pub struct Goal<T> {\n    pub(crate) enum Side{\ntype Answer = u8;\nstruct Mark(u8);\n// struct it\n";
        assert_eq!(types(text).collect::<Vec<_>>(), ["Goal", "Side", "Answer", "Mark"]);
    }
}
