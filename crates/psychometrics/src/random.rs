//! Random numbers with a seed, the same on every machine: for simulation, parallel analysis and the bootstrap.

/// The generator xoshiro256++ (Blackman & Vigna 2021), its state filled from the seed by SplitMix64.
///
/// ```
/// use psychometrics::random::Random;
/// let (mut one, mut two) = (Random::seeded(7), Random::seeded(7));
/// assert_eq!(one.uniform(), two.uniform());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// The generator with this seed.
    pub fn seeded(seed: u64) -> Self {
        let mut x = seed;
        Self { state: std::array::from_fn(|_| split_mix(&mut x)) }
    }

    /// A whole number, each of the 2⁶⁴ equally likely.
    pub fn bits(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// A number from 0 to below 1, uniform on multiples of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (0.5 / (1u64 << 52) as f64)
    }

    /// A standard normal number (polar method of Marsaglia & Bray 1964; the second of each pair is not used).
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = x * x + y * y;
            if s > 0.0 && s < 1.0 {
                return x * (-2.0 * s.ln() / s).sqrt();
            }
        }
    }

    /// A place in a list of `length`, each equally likely to within 2⁻⁶⁴·`length`; 0 for an empty list.
    pub fn below(&mut self, length: usize) -> usize {
        ((u128::from(self.bits()) * length as u128) >> 64) as usize
    }
}

fn split_mix(x: &mut u64) -> u64 {
    *x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *x;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
