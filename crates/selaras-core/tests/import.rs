//! Whatever a stranger's file holds, the import answers with a plan or with faults, and never breaks.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use selaras_core::import::{Map, plan};
use selaras_core::instrument;
use selaras_core::moment::Moment;

const NOW: Moment = Moment::from_unix_ms(1_793_584_800_000);

fn map() -> Map {
    Map::parse("client = \"a\"\nstart = \"2020-01-01\"\n[[score]]\ncolumn = \"b\"\ninstrument = \"bdi\"\nwhen = { occasion = \"c\", days_each = 7 }\n")
        .unwrap()
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = plan(&bytes, &map(), instrument::shelf(), NOW);
    }

    #[test]
    fn any_cells_are_answered_and_a_plan_holds_only_scores_within_the_scale(
        rows in prop::collection::vec(("[A-C]{0,1}", "(-?[0-9]{1,3}(\\.[0-9])?|x|NaN|inf|1e9)?", "(-?[0-9]{1,12}|z)?"), 0..12)
    ) {
        let mut table = "a,b,c\n".to_owned();
        for (a, b, c) in &rows {
            table += &format!("{a},{b},{c}\n");
        }
        match plan(table.as_bytes(), &map(), instrument::shelf(), NOW) {
            Ok(plan) => {
                for score in plan.cases.iter().flat_map(|case| &case.scores) {
                    prop_assert!((0.0..=63.0).contains(&score.score.value()));
                    prop_assert!(score.at <= NOW);
                }
                let given = rows.iter().filter(|(_, b, _)| !b.is_empty()).count();
                prop_assert_eq!(plan.scores(), given, "a score was dropped in silence");
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|f| f.line >= 1 && f.line <= rows.len() as u64 + 1));
            }
        }
    }
}

#[test]
fn a_map_that_contradicts_itself_says_where() {
    let wrong = |text: &str| Map::parse(text).unwrap_err().to_string();
    assert!(wrong("client = \"a\"\nscore = []").contains("[[score]]"));
    let no_start = "client = \"a\"\n[[score]]\ncolumn = \"b\"\ninstrument = \"bdi\"\nwhen = { days = 3 }";
    assert!(wrong(no_start).contains("start"));
    let both = "client = \"a\"\n[[score]]\ncolumn = \"b\"\nwhen = { date = \"d\" }";
    assert!(wrong(both).contains("instrument"));
    assert!(wrong("clint = \"a\"").contains("clint"));
}
