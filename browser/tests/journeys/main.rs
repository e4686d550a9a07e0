//! Few journeys, each whole: what people do with Selaras, done by a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod english;
mod mistakes;
mod own;
mod practice;
mod repair;
mod scripts;
mod second_step;
mod story;
mod sweep;
mod whole_loop;
