//! For tests only: databases, a browser, the tidy test, and the running program.

pub mod postgres;
