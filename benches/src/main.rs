//! What Selaras claims to be fast at: see `src/bin/`.

fn main() {}
