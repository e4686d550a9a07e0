//! A close look at a page: everything that must hold wherever one is.

use anyhow::{Context, Result, bail};

use crate::walker::Walker;

/// What is wider than the screen, so that one would have to push the page sideways.
const TOO_WIDE: &str = "(() => {
    const width = WIDTH;
    if (document.documentElement.scrollWidth <= width) return null;
    const clips = one => { for (let up = one.parentElement; up; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
    const wide = [...document.body.querySelectorAll('*')]
        .filter(one => one.getBoundingClientRect().right > width + 0.5 && !clips(one));
    return (wide.at(-1) ?? document.body).outerHTML.slice(0, 300);
})()";

/// Whether the page answers as it should, every word is there, nothing is wider than the screen, the browser has
/// no complaint, and axe-core finds nothing.
pub async fn closely(walker: &Walker, status: u16) -> Result<()> {
    let at = walker.path().await?;
    quickly(walker, status).await?;
    let violations = walker.page.axe().await.with_context(|| at.clone())?;
    if !violations.is_empty() {
        let all: Vec<String> = violations.iter().map(ToString::to_string).collect();
        bail!("axe-core finds on {at} ({} px): {}", walker.device.width, all.join("\n"));
    }
    Ok(())
}

/// The same without axe-core, which takes the longest.
pub async fn quickly(walker: &Walker, status: u16) -> Result<()> {
    let (page, at) = (&walker.page, walker.path().await?);
    let answered = page.status();
    if answered != Some(status) {
        let words = page.text("body").await.unwrap_or_default();
        bail!("{at} answered {answered:?} instead of {status}:\n{words}");
    }
    let html = page.html().await?;
    if let Some(place) = html.find('⟦') {
        let missing: String = html[place..].chars().take(80).collect();
        bail!("a word is missing on {at}: {missing}");
    }
    let language = format!("<html lang=\"{}\"", walker.words.language());
    if !html.starts_with(&language) {
        bail!("{at} is not in the reader's language: {}", html.chars().take(40).collect::<String>());
    }
    let wide = page.evaluate(&TOO_WIDE.replace("WIDTH", &walker.device.width.to_string())).await?;
    if let Some(wide) = wide.as_str() {
        bail!("{at} is wider than {} px: {wide}", walker.device.width);
    }
    complaints(walker, &at)
}

/// A page that refuses is itself a complaint of the browser; every other one counts.
fn complaints(walker: &Walker, at: &str) -> Result<()> {
    let refused = "the server responded with a status of 4";
    let complaints = walker.page.complaints();
    let others: Vec<&String> = complaints.iter().filter(|one| !one.contains(refused)).collect();
    let lost: Vec<String> = walker
        .page
        .network_bytes()
        .into_iter()
        .filter(|one| one.kind != "Document" && one.status >= 400)
        .map(|one| format!("{} {}", one.status, one.url))
        .collect();
    if !others.is_empty() || !lost.is_empty() {
        bail!("the browser complains about {at}: {others:?} {lost:?}");
    }
    Ok(())
}
