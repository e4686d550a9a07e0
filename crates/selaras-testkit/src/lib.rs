//! For tests only: databases, a browser, the tidy test, and the running program.

pub mod app;
pub mod axe;
pub mod backups;
pub mod browser;
pub mod forms;
pub mod lived;
pub mod people;
pub mod postgres;
pub mod provider;
pub mod stores;
pub mod tidy;
pub mod weeks;
