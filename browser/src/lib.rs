//! Journeys through Selaras in a real browser: see `tests/`.
