#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Matrix kernel against its own definitions.

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::linear::{Matrix, symmetric_eigen};

fn near(a: &Matrix, b: &Matrix, tolerance: f64) -> bool {
    a.values().iter().zip(b.values()).all(|(x, y)| (x - y).abs() < tolerance)
}

fn square(size: usize) -> impl Strategy<Value = Matrix> {
    proptest::collection::vec(-3.0..3.0f64, size * size)
        .prop_map(move |v| Matrix::from_values(size, size, v).unwrap())
}

proptest! {
    #[test]
    fn cholesky_inverts_what_is_positive_definite(b in square(5)) {
        let a = b.times(&b.transpose()).plus(1.0, &Matrix::identity(5));
        let factor = a.cholesky("a").unwrap();
        prop_assert!(near(&factor.lower().times(&factor.lower().transpose()), &a, 1e-10));
        prop_assert!(near(&a.times(&factor.inverse()), &Matrix::identity(5), 1e-9));
        let determinant = a.lu("a").unwrap().determinant();
        prop_assert!((factor.ln_determinant() - determinant.ln()).abs() < 1e-9);
    }

    #[test]
    fn lu_solves_general_systems(b in square(4), x in proptest::collection::vec(-2.0..2.0f64, 4)) {
        let a = b.plus(8.0, &Matrix::identity(4));
        let solved = a.lu("a").unwrap().solve(&a.times_vector(&x));
        prop_assert!(solved.iter().zip(&x).all(|(s, t)| (s - t).abs() < 1e-9));
        prop_assert!(near(&a.lu("a").unwrap().inverse().times(&a), &Matrix::identity(4), 1e-9));
    }

    #[test]
    fn eigenvectors_rebuild_the_matrix(b in square(6)) {
        let a = b.plus(1.0, &b.transpose());
        let eigen = symmetric_eigen(&a);
        let rebuilt = eigen.vectors.times(&Matrix::diagonal_of(&eigen.values)).times(&eigen.vectors.transpose());
        prop_assert!(near(&rebuilt, &a, 1e-9));
        prop_assert!(eigen.values.windows(2).all(|w| w[0] >= w[1]));
    }
}

#[test]
fn a_singular_matrix_is_refused_by_name() {
    let a = Matrix::from_rows(&[&[1.0, 2.0], &[2.0, 4.0]]);
    assert_eq!(
        a.cholesky("the covariance").unwrap_err(),
        Error::NotPositiveDefinite { what: "the covariance".into() }
    );
    assert!(matches!(a.lu("the system").unwrap_err(), Error::NotIdentified { .. }));
    let not_finite = Matrix::from_rows(&[&[f64::NAN, 0.0], &[0.0, 1.0]]);
    assert!(not_finite.cholesky("x").is_err() && not_finite.lu("x").is_err());
}
