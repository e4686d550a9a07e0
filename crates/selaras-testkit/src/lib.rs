//! For tests only: databases, a browser, the tidy test, and the running program.

pub mod axe;
pub mod browser;
pub mod postgres;
pub mod tidy;
