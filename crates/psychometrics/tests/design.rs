#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Formulas against the columns that R's `model.matrix` makes, written out.

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::design::{Column, Design, Formula, Intercept, Table, matrix};

fn table() -> Table {
    Table::from_cells(
        &["age", "sex", "site", "wave"],
        &[["20", "m", "B", "1"], ["30", "f", "A", "2"], ["40", "f", "C", "10"], ["50", "m", "A", "2"]],
    )
    .unwrap()
}

fn columns(design: &Design) -> Vec<(String, Vec<f64>)> {
    let column = |j: usize| (0..design.rows()).map(|i| design.matrix[(i, j)]).collect();
    design.terms.iter().cloned().enumerate().map(|(j, t)| (t, column(j))).collect()
}

fn terms(formula: &str) -> Vec<String> {
    matrix(&table(), formula, Intercept::Shown).unwrap().terms
}

#[test]
fn text_is_coded_against_its_first_level() {
    let design = matrix(&table(), "age + site", Intercept::Shown).unwrap();
    let wanted = vec![
        ("(Intercept)".to_owned(), vec![1.0; 4]),
        ("age".to_owned(), vec![20.0, 30.0, 40.0, 50.0]),
        ("site[B]".to_owned(), vec![1.0, 0.0, 0.0, 0.0]),
        ("site[C]".to_owned(), vec![0.0, 0.0, 1.0, 0.0]),
    ];
    assert_eq!(columns(&design), wanted);
}

#[test]
fn stars_and_colons_mean_what_they_mean_in_r() {
    assert_eq!(terms("age*sex"), ["(Intercept)", "age", "sex[m]", "age:sex[m]"]);
    assert_eq!(terms("age*sex"), terms("age + sex + age:sex"));
    assert_eq!(terms("sex:age + age + sex"), ["(Intercept)", "age", "sex[m]", "sex[m]:age"]);
    // The first variable of a product runs fastest.
    assert_eq!(terms("site*sex")[4..], ["site[B]:sex[m]", "site[C]:sex[m]"]);
    // Without the main effect of sex, each sex gets its own slope (R's marginality rule).
    assert_eq!(terms("age:sex"), ["(Intercept)", "age:sex[f]", "age:sex[m]"]);
    assert_eq!(terms("age + age:sex"), ["(Intercept)", "age", "age:sex[m]"]);
    assert_eq!(terms("age*sex*site").len(), 12);
    assert_eq!(terms(" 1 "), ["(Intercept)"]);
    assert_eq!(terms(""), ["(Intercept)"]);
    assert_eq!(terms("age + age"), ["(Intercept)", "age"]);
    // Numbers as levels, in numeric order.
    assert_eq!(terms("factor(wave)"), ["(Intercept)", "factor(wave)[2]", "factor(wave)[10]"]);
    assert_eq!(matrix(&table(), "sex", Intercept::Implied).unwrap().terms, ["sex[m]"]);
    assert_eq!(Formula::read("age*factor(wave)").unwrap().columns(), ["age", "wave"]);
}

#[test]
fn missing_cells_are_dropped_only_when_asked() {
    let cells = [["1", "a"], ["", "b"], ["3", ""], ["4", "b"], ["5", "NA"]];
    let table = Table::from_cells(&["x", "g"], &cells).unwrap();
    assert!(matrix(&table, "x", Intercept::Shown).unwrap_err().to_string().contains("row 2"));
    assert_eq!(table.complete_in(&["x"]).unwrap().rows(), 4);
    let full = table.complete_in(&["x", "g"]).unwrap();
    assert_eq!(
        matrix(&full, "x + g", Intercept::Shown).unwrap().matrix.values(),
        [1.0, 1.0, 0.0, 1.0, 4.0, 1.0]
    );
    assert_eq!(full.groups("g").unwrap(), [0, 1]);
}

#[test]
fn what_cannot_be_read_is_said() {
    let said = |formula: &str| matrix(&table(), formula, Intercept::Shown).unwrap_err().to_string();
    assert!(said("age +").contains("missing beside"));
    assert!(said("age ++ sex").contains("missing beside"));
    assert!(said("log(age)").contains("\"(\" has no meaning"));
    assert!(said("age - sex").contains("\"-\" has no meaning"));
    assert!(said("a*b*c*d*e*f*g").contains("at most 6"));
    assert_eq!(said("weight"), "there is no column named \"weight\"");
    let names: Vec<[String; 2]> = (0..500).map(|i| [format!("a{i}"), format!("b{i}")]).collect();
    let crossed =
        matrix(&Table::from_cells(&["a", "b"], &names).unwrap(), "a:b", Intercept::Shown).unwrap_err();
    assert!(crossed.to_string().contains("more columns than the 500 rows"));
    let one = Table::from_cells(&["g"], &[["a"], ["a"]]).unwrap();
    assert!(matches!(matrix(&one, "g", Intercept::Shown).unwrap_err(), Error::NoVariance { .. }));
    assert!(Table::from_cells(&["a", "a"], &[["1", "2"]]).is_err());
    assert!(Table::from_cells(&["a", "b"], &[vec!["1"]]).is_err());
    assert!(table().numbers("sex").unwrap_err().to_string().contains("must hold numbers"));
    let endless = Column::Numbers(vec![Some(f64::INFINITY)]);
    assert!(Table::default().with("x", endless).is_err());
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(formula in "[a-c:*+ ()~1-]{0,40}", cells in proptest::collection::vec("[0-9a-c,]{0,3}", 12)) {
        let rows: Vec<&[String]> = cells.chunks(3).collect();
        let design = Table::from_cells(&["a", "b", "c"], &rows).and_then(|t| matrix(&t, &formula, Intercept::Shown));
        if let Ok(design) = design {
            prop_assert!(design.matrix.values().iter().all(|v| v.is_finite()));
            prop_assert_eq!(design.terms.len(), design.matrix.columns());
        }
    }
}
