//! Seeded samples for simulation tests, so that every run sees the same ones, and what is asked of them.
#![allow(dead_code)]

pub struct Random(psychometrics::random::Random);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(psychometrics::random::Random::seeded(seed))
    }

    /// Evenly between 0 and 1.
    pub fn uniform(&mut self) -> f64 {
        self.0.uniform()
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        self.0.normal()
    }

    /// Exponential with mean 1.
    pub fn exponential(&mut self) -> f64 {
        -(1.0 - self.0.uniform()).ln()
    }
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

pub fn sd(values: &[f64]) -> f64 {
    let centre = mean(values);
    (values.iter().map(|v| (v - centre).powi(2)).sum::<f64>() / (values.len() - 1) as f64).sqrt()
}
