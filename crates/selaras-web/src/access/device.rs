//! A device in two words, for the list of one's own sign-ins: the browser and the system, never more.

/// What a browser says it is, as `browser system`; a word is `?` when it says nothing we know.
pub fn words(agent: &str) -> String {
    // The first that fits: Edge and Opera call themselves Chrome as well, and Chrome calls itself Safari.
    const BROWSERS: [(&str, &str); 9] = [
        ("SamsungBrowser/", "Samsung"),
        ("EdgA/", "Edge"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map_or("?", |(_, word)| word)
    };
    format!("{} {}", first(&BROWSERS), first(&SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_browser_is_told_by_its_first_name_and_never_by_more() {
        let phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 \
                     Mobile Safari/537.36";
        assert_eq!(words(phone), "Chrome Android");
        let laptop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";
        assert_eq!(words(laptop), "Edge Windows");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                      Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(words(iphone), "Safari iPhone");
        assert_eq!(words("<script>alert(1)</script>"), "? ?");
    }
}
