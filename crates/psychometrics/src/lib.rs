//! Psychometrics as pure functions over numbers: no file, no clock, no person.
