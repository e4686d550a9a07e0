//! Pictures with at most 256 colours, which is all that a page has use for, weigh a third.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use anyhow::{Context, Result, ensure};

type Colour = [u8; 3];

/// So many of the most used colours are kept exactly.
const EXACT: usize = 24;

/// Writes a PNG anew with a palette; colours that are not in it take the nearest that is.
pub fn reduce(file: &Path) -> Result<()> {
    let mut reader = png::Decoder::new(BufReader::new(File::open(file)?)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let step = match frame.color_type {
        png::ColorType::Rgb => 3,
        png::ColorType::Rgba => 4,
        other => anyhow::bail!("{} has colours of another kind: {other:?}", file.display()),
    };
    ensure!(frame.bit_depth == png::BitDepth::Eight, "{} has deeper colours", file.display());

    let pixels = &pixels[..frame.buffer_size()];
    let palette = chosen(pixels.chunks_exact(step).map(colour));
    let mut places: HashMap<Colour, u8> = HashMap::new();
    let place = |pixel: &[u8]| *places.entry(colour(pixel)).or_insert_with_key(|one| nearest(&palette, *one));
    let indices: Vec<u8> = pixels.chunks_exact(step).map(place).collect();

    let mut writer = png::Encoder::new(BufWriter::new(File::create(file)?), frame.width, frame.height);
    writer.set_color(png::ColorType::Indexed);
    writer.set_depth(png::BitDepth::Eight);
    writer.set_palette(palette.concat());
    writer.set_compression(png::Compression::High);
    writer.set_filter(png::Filter::NoFilter);
    writer.write_header()?.write_image_data(&indices)?;
    Ok(())
}

/// The colours of surfaces exactly as they are, and a few steps for the edges of letters, which nobody tells apart.
fn chosen(pixels: impl Iterator<Item = Colour>) -> Vec<Colour> {
    let mut times: HashMap<Colour, u32> = HashMap::new();
    for pixel in pixels {
        *times.entry(pixel).or_default() += 1;
    }
    let mut used: Vec<(u32, Colour)> = times.into_iter().map(|(colour, times)| (times, colour)).collect();
    used.sort_unstable_by(|a, b| b.cmp(a));
    let mut palette: Vec<Colour> = used.iter().take(EXACT).map(|(_, colour)| *colour).collect();
    let mut steps: HashSet<Colour> = palette.iter().map(|colour| colour.map(|part| part / 32)).collect();
    for (_, colour) in used.iter().skip(EXACT) {
        if palette.len() < 256 && steps.insert(colour.map(|part| part / 32)) {
            palette.push(*colour);
        }
    }
    palette
}

fn colour(pixel: &[u8]) -> Colour {
    [pixel[0], pixel[1], pixel[2]]
}

#[expect(clippy::cast_possible_truncation, reason = "a palette has at most 256 colours")]
fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let far =
        |one: &Colour| one.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>();
    palette.iter().enumerate().min_by_key(|(_, one)| far(one)).map_or(0, |(at, _)| at as u8)
}
