//! The browser harness against a small site of the test's own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::Result;
use selaras_testkit::browser::Browser;

const FORM: &str = "<!doctype html><html lang=id><title>Daun</title>
    <meta name=viewport content=\"width=device-width\">
    <link rel=stylesheet href=/style.css>
    <main><h1>Nama daun</h1>
    <form method=post action=/leaf>
        <label>Nama <input name=name required></label>
        <label>Hari <input name=day type=date></label>
        <fieldset><legend>Warna</legend>
            <label class=drawn><input type=radio name=colour value=green> hijau</label>
            <label class=drawn><input type=radio name=colour value=red> merah</label>
        </fieldset>
        <label>Ukuran <select name=size><option value=s>kecil</option><option value=l>besar</option></select></label>
        <button>Kirim</button>
    </form>
    <p id=script>tanpa skrip</p><p><a href=/slow>lambat</a></p>
    <div style='height: 2000px'></div></main>
    <script src=/script.js></script>";
const STYLE: &str = ".drawn input { position: absolute; opacity: 0 }";
const SCRIPT: &str = "document.querySelector('#script').textContent = 'dengan skrip';";
const FAULTY: &str = "<!doctype html><html><title>Cacat</title><main><h1>Cacat</h1>
    <img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>
    <p style='color: #bbb; background: #fff'>pucat</p></main>";
const POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; form-action 'self'; img-src data:";

/// A web server that remembers what it was sent.
struct Site {
    address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::<Mutex<Vec<String>>>::default();
        let notes = heard.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let notes = notes.clone();
                std::thread::spawn(move || answer(stream, &notes));
            }
        });
        Self { address, heard }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

fn answer(mut stream: TcpStream, notes: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut line, mut length, mut language) = (String::new(), 0, String::new());
    if reader.read_line(&mut line).unwrap_or(0) == 0 {
        return;
    }
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let header = header.trim().to_ascii_lowercase();
        match header.split_once(": ") {
            Some(("content-length", value)) => length = value.parse().unwrap(),
            Some(("accept-language", value)) => language = value.to_owned(),
            None => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let (method, path) = line.split_once(' ').unwrap();
    let path = path.split(' ').next().unwrap();
    let (status, kind, text) = match (method, path) {
        ("GET", "/") => ("200 OK", "text/html", FORM.to_owned()),
        ("GET", "/style.css") => ("200 OK", "text/css", STYLE.to_owned()),
        ("GET", "/script.js") => ("200 OK", "text/javascript", SCRIPT.to_owned()),
        ("GET", "/faulty") => ("200 OK", "text/html", FAULTY.to_owned()),
        ("GET", "/language") => ("200 OK", "text/html", format!("<p>{language}")),
        ("GET", "/slow") => {
            std::thread::sleep(Duration::from_millis(400));
            ("200 OK", "text/html", "<!doctype html><title>x</title><h1>Akhirnya</h1>".to_owned())
        }
        ("GET", "/thanks") => {
            ("200 OK", "text/html", "<!doctype html><title>x</title><h1>Terima kasih</h1>".to_owned())
        }
        ("POST", "/leaf") => {
            notes.lock().unwrap().push(String::from_utf8(body).unwrap());
            ("303 See Other\r\nLocation: /thanks", "text/html", String::new())
        }
        _ => ("404 Not Found", "text/html", "<h1>Tidak ada</h1>".to_owned()),
    };
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Security-Policy: {POLICY}\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    );
}

async fn fill_and_send(javascript: bool) -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(360, 740, javascript).await?;
    page.goto(&site.at("/")).await?;
    assert_eq!(page.text("#script").await?, if javascript { "dengan skrip" } else { "tanpa skrip" });
    page.fill("[name=name]", "salah").await?;
    page.fill("[name=name]", "Jati & Sonokeling").await?;
    page.fill("[name=day]", "2026-11-24").await?;
    page.choose("[value=red]").await?;
    page.choose("[value=red]").await?;
    page.choose("option[value=l]").await?;
    assert_eq!(page.value("[name=name]").await?, "Jati & Sonokeling");
    page.submit("form").await?;
    assert_eq!(page.text("h1").await?, "Terima kasih");
    assert_eq!(page.url().await?, site.at("/thanks"));
    let sent = "name=Jati+%26+Sonokeling&day=2026-11-24&colour=red&size=l";
    assert_eq!(*site.heard.lock().unwrap(), [sent]);
    page.back().await?;
    assert_eq!(page.text("h1").await?, "Nama daun");
    Ok(())
}

#[tokio::test]
async fn a_form_is_filled_and_sent_with_scripts() -> Result<()> {
    fill_and_send(true).await
}

#[tokio::test]
async fn a_form_is_filled_and_sent_without_scripts() -> Result<()> {
    fill_and_send(false).await
}

#[tokio::test]
async fn a_form_that_the_browser_refuses_is_an_error_that_names_the_field() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(1280, 800, true).await?;
    page.goto(&site.at("/")).await?;
    let refused = page.submit("form").await.unwrap_err().to_string();
    assert!(refused.contains("sent nothing") && refused.contains("name:"), "{refused}");
    let missing = page.click("#nowhere").await.unwrap_err().to_string();
    assert!(missing.contains("#nowhere") && missing.contains("Nama daun"), "{missing}");
    assert!(site.heard.lock().unwrap().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_tap_on_a_link_waits_for_a_slow_page() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(1280, 800, true).await?;
    page.goto(&site.at("/")).await?;
    page.click("a").await?;
    assert_eq!(page.texts("h1").await?, ["Akhirnya"]);
    Ok(())
}

#[tokio::test]
async fn axe_finds_planted_faults_under_a_strict_policy_with_and_without_scripts() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    for javascript in [true, false] {
        let page = browser.page(360, 740, javascript).await?;
        page.goto(&site.at("/faulty")).await?;
        let mut rules: Vec<_> = page.axe().await?.into_iter().map(|found| found.rule).collect();
        rules.sort();
        assert_eq!(rules, ["color-contrast", "html-has-lang", "image-alt"], "scripts: {javascript}");
        page.goto(&site.at("/")).await?;
        assert_eq!(page.axe().await?, [], "scripts: {javascript}");
        assert_eq!(page.text("#script").await? == "dengan skrip", javascript);
    }
    Ok(())
}

#[tokio::test]
async fn every_byte_on_the_wire_is_counted() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(360, 740, true).await?;
    page.goto(&site.at("/")).await?;
    let transfers = page.network_bytes();
    let kinds: Vec<_> = transfers.iter().map(|one| (one.kind.as_str(), one.status)).collect();
    assert_eq!(kinds, [("Document", 200), ("Stylesheet", 200), ("Script", 200)]);
    for (transfer, body) in transfers.iter().zip([FORM, STYLE, SCRIPT]) {
        let headings = transfer.bytes.checked_sub(body.len() as u64).expect("at least the body");
        assert!((150..400).contains(&headings), "{transfer:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_slow_line_delays_the_first_paint() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(360, 740, true).await?;
    page.goto(&site.at("/thanks")).await?;
    let fast = page.first_contentful_paint().await?;
    page.emulate_network(400, 400_000).await?;
    page.goto(&site.at("/")).await?;
    let slow = page.first_contentful_paint().await?;
    // The page and then its style sheet wait before they arrive.
    assert!(slow > Duration::from_millis(800) && slow > fast, "{fast:?} {slow:?}");
    assert!(slow < Duration::from_secs(4), "{slow:?}");
    Ok(())
}

#[tokio::test]
async fn a_screenshot_shows_the_whole_page_at_its_width() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let folder = tempfile::tempdir()?;
    let page = browser.page(360, 740, false).await?;
    page.goto(&site.at("/")).await?;
    page.screenshot(folder.path().join("shots/leaf.png")).await?;
    let picture = std::fs::read(folder.path().join("shots/leaf.png"))?;
    // The size stands in the first block of a PNG.
    let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!(number(16), 360);
    assert!(number(20) > 2000, "{}", number(20));
    Ok(())
}

#[tokio::test]
async fn faults_that_the_browser_finds_are_kept() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(360, 740, true).await?;
    page.goto(&site.at("/")).await?;
    assert_eq!(page.complaints(), Vec::<String>::new());
    page.goto(&site.at("/nowhere")).await?;
    assert_eq!(page.status(), Some(404));
    assert_eq!(page.complaints().len(), 1, "{:?}", page.complaints());
    Ok(())
}

#[tokio::test]
async fn people_share_nothing_but_tabs_share_cookies() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(360, 740, true).await?;
    page.goto(&site.at("/thanks")).await?;
    page.evaluate("document.cookie = 'who=me'").await?;
    let (tab, stranger) = (page.tab().await?, browser.page(360, 740, true).await?);
    for (other, cookie) in [(&tab, "who=me"), (&stranger, "")] {
        other.goto(&site.at("/thanks")).await?;
        assert_eq!(other.evaluate("document.cookie").await?, cookie);
    }
    Ok(())
}

#[tokio::test]
async fn a_browser_asks_for_indonesian_unless_told_otherwise() -> Result<()> {
    let (site, browser) = (Site::open(), Browser::launch().await?);
    let page = browser.page(360, 740, true).await?;
    page.goto(&site.at("/language")).await?;
    assert!(page.text("p").await?.starts_with("id"), "{}", page.text("p").await?);
    page.speak("en").await?;
    page.goto(&site.at("/language")).await?;
    assert_eq!(page.text("p").await?, "en");
    Ok(())
}
