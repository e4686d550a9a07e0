//! Nothing in the repository knows the machine it was written on.

use super::{Fault, Tree};

/// Folders of one machine, put together here so that this file is not its own finding.
const FOLDERS: &[(&str, &str)] = &[("/wo", "rk/"), ("/ro", "ot/"), ("/tmp/b", "rief"), ("/Us", "ers/")];

pub fn traces(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (start, end) in FOLDERS {
        let folder = format!("{start}{end}");
        for file in &tree.files {
            if let Some(number) = file.text.lines().position(|line| names(line, &folder)) {
                faults.push(Fault::new("trace", &file.path, format!("line {}: `{folder}`", number + 1)));
            }
        }
    }
    faults
}

/// Whether the line names the folder itself, and not one further down such as `frame/work/`.
fn names(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric() && !"./_-}~".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn only_folders_at_the_top_of_a_machine_count() {
        assert!(names("see `/here/x`", "/here/") && names("/here/x", "/here/"));
        assert!(!names("src/here/x", "/here/") && !names("../here/x", "/here/"));
    }
}
