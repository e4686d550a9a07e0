//! A link as a code to scan, drawn as SVG.

use qrcode::{EcLevel, QrCode};

/// The code for this text, black on white whatever the page's colours, with the quiet margin that cameras need.
/// Nothing when the text is too long for a code.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (i, dark) in code.to_colors().into_iter().enumerate() {
        if dark == qrcode::Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", i % width + 4, i / width + 4));
        }
    }
    let side = width + 8;
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-labelledby=\"scan\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_link_becomes_a_square_of_dark_and_light() {
        let drawn = svg("https://konseling.example.sch.id/l/AbCd").unwrap();
        assert!(drawn.starts_with("<svg") && drawn.matches('M').count() > 100);
        assert_ne!(drawn, svg("https://konseling.example.sch.id/l/AbCe").unwrap());
        assert!(svg(&"x".repeat(5000)).is_none());
    }
}
