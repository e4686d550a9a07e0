//! An encrypted stream: frames sealed one by one under a key of the file's own, each bound to its number and to whether
//! it is the last, so that nothing can be cut off, put in or moved.

use std::io::{Read, Write};

use zeroize::Zeroizing;

use crate::engine::{Result, StoreError};
use crate::secrets::{MasterKeys, open_bytes, random, seal_bytes};

/// Plain bytes in a frame.
const FRAME: usize = 64 * 1024;
/// Set in a frame's length when it is the last.
const LAST: u32 = 1 << 31;
/// A nonce and a tag around the bytes.
const AROUND: usize = 40;

/// Writes an encrypted stream.
pub struct Writer<W> {
    out: W,
    key: Zeroizing<[u8; 32]>,
    plain: Zeroizing<Vec<u8>>,
    frame: u64,
}

impl<W: Write> Writer<W> {
    /// Begins with what kind of file it is and the file's key, wrapped by the newest master key.
    pub fn begin(masters: MasterKeys, kind: &[u8], mut out: W) -> Result<Self> {
        let key = random();
        let name = masters.newest().as_bytes();
        let length = u8::try_from(name.len())
            .map_err(|_| StoreError::OutOfReach("the name of the master key is too long".to_owned()))?;
        let wrapped = seal_bytes(masters.newest_secret(), kind, key.as_slice());
        for part in [kind, &[length], name, &wrapped] {
            out.write_all(part).map_err(broken)?;
        }
        Ok(Self { out, key, plain: Zeroizing::new(Vec::with_capacity(FRAME)), frame: 0 })
    }

    /// Adds bytes.
    pub fn add(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            let room = FRAME - self.plain.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.plain.extend(now);
            bytes = later;
            if self.plain.len() == FRAME {
                self.seal(false)?;
            }
        }
        Ok(())
    }

    /// Ends the stream.
    pub fn end(mut self) -> Result<()> {
        self.seal(true)?;
        self.out.flush().map_err(broken)
    }

    fn seal(&mut self, last: bool) -> Result<()> {
        let sealed = seal_bytes(&self.key, &place(self.frame, last), &self.plain);
        #[expect(clippy::cast_possible_truncation, reason = "a frame is 64 kB and forty bytes")]
        let length = sealed.len() as u32 | if last { LAST } else { 0 };
        self.out
            .write_all(&length.to_be_bytes())
            .and_then(|()| self.out.write_all(&sealed))
            .map_err(broken)?;
        self.plain.clear();
        self.frame += 1;
        Ok(())
    }
}

/// Reads an encrypted stream.
pub struct Reader<R> {
    from: R,
    key: Zeroizing<[u8; 32]>,
    plain: Zeroizing<Vec<u8>>,
    at: usize,
    frame: u64,
    last: bool,
}

impl<R: Read> Reader<R> {
    /// Reads the beginning of a file of this kind.
    pub fn begin(masters: MasterKeys, kind: &[u8], mut from: R) -> Result<Self> {
        let mut found = vec![0; kind.len()];
        from.read_exact(&mut found).map_err(|_| not_of_this_kind(kind))?;
        if found != kind {
            return Err(not_of_this_kind(kind));
        }
        let mut length = [0];
        from.read_exact(&mut length).map_err(|_| cut_off())?;
        let mut name = vec![0; usize::from(length[0])];
        let mut wrapped = vec![0; 32 + AROUND];
        from.read_exact(&mut name).and_then(|()| from.read_exact(&mut wrapped)).map_err(|_| cut_off())?;
        let name = String::from_utf8_lossy(&name).into_owned();
        let secret = masters.secret_named(&name).ok_or_else(|| {
            StoreError::OutOfReach(format!(
                "this file needs the master key `{name}`; it is not among those given"
            ))
        })?;
        let key = open_bytes(&secret, kind, &wrapped).and_then(|key| key.as_slice().try_into().ok());
        let key = key.map(Zeroizing::new).ok_or_else(|| {
            StoreError::OutOfReach(format!("the master key `{name}` is not the one this file was made with"))
        })?;
        Ok(Self { from, key, plain: Zeroizing::default(), at: 0, frame: 0, last: false })
    }

    /// Fills the room with the next bytes.
    pub fn take(&mut self, mut room: &mut [u8]) -> Result<()> {
        while !room.is_empty() {
            if self.at == self.plain.len() {
                self.open()?;
            }
            let rest = &self.plain[self.at..];
            let now = rest.len().min(room.len());
            let (filled, later) = room.split_at_mut(now);
            filled.copy_from_slice(&rest[..now]);
            self.at += now;
            room = later;
        }
        Ok(())
    }

    /// Whether everything was read, and nothing follows.
    pub fn ended(&mut self) -> Result<bool> {
        while self.at == self.plain.len() && !self.last {
            self.open()?;
        }
        Ok(self.at == self.plain.len() && matches!(self.from.read(&mut [0]), Ok(0)))
    }

    fn open(&mut self) -> Result<()> {
        if self.last {
            return Err(cut_off());
        }
        let mut length = [0; 4];
        self.from.read_exact(&mut length).map_err(|_| cut_off())?;
        let length = u32::from_be_bytes(length);
        let (last, length) = (length & LAST != 0, (length & !LAST) as usize);
        if length > FRAME + AROUND {
            return Err(changed());
        }
        let mut sealed = vec![0; length];
        self.from.read_exact(&mut sealed).map_err(|_| cut_off())?;
        self.plain = open_bytes(&self.key, &place(self.frame, last), &sealed).ok_or_else(changed)?;
        (self.at, self.last, self.frame) = (0, last, self.frame + 1);
        Ok(())
    }
}

fn place(frame: u64, last: bool) -> Vec<u8> {
    [b"selaras frame".as_slice(), &frame.to_be_bytes(), &[u8::from(last)]].concat()
}

fn broken(error: std::io::Error) -> StoreError {
    let words = format!("the backup cannot be written: {error}");
    if error.kind() == std::io::ErrorKind::StorageFull {
        StoreError::Full(words)
    } else {
        StoreError::OutOfReach(words)
    }
}

fn cut_off() -> StoreError {
    StoreError::OutOfReach("the file was cut off: its end is missing. Nothing was changed".to_owned())
}

pub(super) fn changed() -> StoreError {
    StoreError::OutOfReach("the file was changed after it was made. Nothing was brought back".to_owned())
}

fn not_of_this_kind(kind: &[u8]) -> StoreError {
    let kind = String::from_utf8_lossy(kind);
    StoreError::OutOfReach(format!(
        "the file is not what it should be: it does not begin with `{}`",
        kind.trim()
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn sealed(masters: &MasterKeys, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut writer = Writer::begin(masters.clone(), b"kind\n", &mut out).unwrap();
        writer.add(bytes).unwrap();
        writer.end().unwrap();
        out
    }

    fn opened(masters: &MasterKeys, file: &[u8], length: usize) -> Result<Vec<u8>> {
        let mut reader = Reader::begin(masters.clone(), b"kind\n", file)?;
        let mut bytes = vec![0; length];
        reader.take(&mut bytes)?;
        if reader.ended()? { Ok(bytes) } else { Err(changed()) }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn what_was_written_is_read_again_and_a_file_that_was_changed_or_cut_is_refused(
            length in prop_oneof![0..300_usize, FRAME - 2..FRAME + 3, 2 * FRAME - 1..2 * FRAME + 2],
            at in any::<prop::sample::Index>(),
            cut in any::<prop::sample::Index>(),
        ) {
            let masters = MasterKeys::generate();
            let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let file = sealed(&masters, &bytes);
            prop_assert_eq!(&opened(&masters, &file, length).unwrap(), &bytes);
            prop_assert!(opened(&MasterKeys::generate(), &file, length).is_err());
            let mut changed = file.clone();
            changed[at.index(file.len())] ^= 1;
            prop_assert!(opened(&masters, &changed, length).is_err());
            prop_assert!(opened(&masters, &file[..cut.index(file.len())], length).is_err());
            let more = [file.as_slice(), b"x"].concat();
            prop_assert!(opened(&masters, &more, length).is_err());
        }
    }
}
