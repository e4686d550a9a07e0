//! Spoiling good inputs: single bits, bytes and numbers, pieces cut, doubled, swapped and mixed, and what is special to texts.

/// What is apt to be read wrongly.
const SPECIAL: &[&[u8]] = &[
    b"\0",
    b"\n",
    b"\r\n",
    b"\t",
    b" ",
    b"\"",
    b"'",
    b"\\",
    b"%",
    b"%00",
    b"%FF",
    b"%u0000",
    b"+",
    b"&",
    b"=",
    b"&&==",
    b";",
    b",",
    b",,",
    b".",
    b"..",
    b"../../",
    b"/",
    b"-",
    b"-0",
    b"0",
    b"1",
    b"-1",
    b"00000000000000000001",
    b"255",
    b"32767",
    b"32768",
    b"-32769",
    b"65536",
    b"2147483648",
    b"9223372036854775807",
    b"9223372036854775808",
    b"99999999999999999999999",
    b"1e308",
    b"1e309",
    b"-1e-400",
    b"NaN",
    b"nan",
    b"inf",
    b"-inf",
    b"0x10",
    b"1_000",
    b"1,5",
    b"0001-01-01",
    b"9999-12-31",
    b"2024-02-30",
    b"-271821-04-20",
    b"true",
    b"null",
    b"[",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"\"\"\"",
    b"'''",
    b"#",
    b"<script>",
    b"{{7*7}}",
    b"$(id)",
    b"' OR 1=1 --",
    b"\xEF\xBB\xBF",
    b"\xFF",
    b"\xC3",
    b"\xC0\x80",
    b"\xED\xA0\x80",
    b"\xF4\x90\x80\x80",
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    "١٢٣".as_bytes(),
    "１２".as_bytes(),
    "ﬀ".as_bytes(),
    "İ".as_bytes(),
    "𝟙".as_bytes(),
    "👩‍👩‍👧".as_bytes(),
    "a\u{300}\u{301}\u{302}".as_bytes(),
];
/// No input becomes longer: forms end at 128 KiB, and short ones are spoiled faster.
const LONGEST: usize = 16 * 1024;

/// A source of spoiled inputs; the same seed gives the same.
pub struct Spoiler {
    state: u64,
}

impl Spoiler {
    /// From this seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// One of the seeds, spoiled a few times over. Now and then something that was no good input at all.
    pub fn spoil(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut input = match self.below(50) {
            0 => Vec::new(),
            1 => (0..self.below(600)).map(|_| self.byte()).collect(),
            _ => self.one_of(seeds).cloned().unwrap_or_default(),
        };
        for _ in 0..=self.below(6) {
            self.once(&mut input, seeds);
            input.truncate(LONGEST);
        }
        input
    }

    fn once(&mut self, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let at = self.below(input.len() + 1);
        let other = self.below(input.len() + 1);
        let (from, to) = (at.min(other), at.max(other).min(at.min(other) + 200));
        match self.below(14) {
            0 => self.change(input, at, |byte, random| byte ^ (1 << (random % 8))),
            1 => self.change(input, at, |_, random| random),
            2 => self.change(input, at, |byte, _| byte.wrapping_add(1)),
            3 => self.change(input, at, |byte, _| byte.wrapping_sub(1)),
            4 => drop(input.drain(from..to)),
            5 => input.truncate(at),
            6 => {
                let piece = input[from..to].to_vec();
                input.splice(at..at, piece);
            }
            7 => {
                let piece: Vec<u8> = input[from..to].repeat(1 + self.below(40));
                input.splice(at..at, piece);
            }
            8 => input[from..to].reverse(),
            9 => self.put_special(input, at..at),
            10 => self.put_special(input, from..to),
            11 => self.replace_number(input),
            12 => self.swap_lines(input),
            _ => {
                let Some(donor) = self.one_of(seeds).cloned() else { return };
                let (from, length) = (self.below(donor.len() + 1), self.below(80));
                let piece = donor[from..donor.len().min(from + length)].to_vec();
                input.splice(at..at, piece);
            }
        }
    }

    fn change(&mut self, input: &mut [u8], at: usize, to: impl Fn(u8, u8) -> u8) {
        let random = self.byte();
        if let Some(byte) = input.get_mut(at) {
            *byte = to(*byte, random);
        }
    }

    fn put_special(&mut self, input: &mut Vec<u8>, place: std::ops::Range<usize>) {
        let special = self.one_of(SPECIAL).copied().unwrap_or_default();
        input.splice(place, special.iter().copied());
    }

    /// Puts something special where a number stood.
    fn replace_number(&mut self, input: &mut Vec<u8>) {
        let starts: Vec<usize> = (0..input.len())
            .filter(|i| input[*i].is_ascii_digit() && (*i == 0 || !input[i - 1].is_ascii_digit()))
            .collect();
        if let Some(&start) = self.one_of(&starts) {
            let length = input[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            self.put_special(input, start..start + length);
        }
    }

    fn swap_lines(&mut self, input: &mut Vec<u8>) {
        let mut lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').collect();
        let (a, b) = (self.below(lines.len()), self.below(lines.len()));
        lines.swap(a, b);
        *input = lines.join(&b'\n');
    }

    fn one_of<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        if list.is_empty() { None } else { list.get(self.below(list.len())) }
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.next() % bound as u64) as usize }
    }

    /// SplitMix64 (Steele, Lea & Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
