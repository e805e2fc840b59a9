//! What every sample says and looks like, beside what it did when somebody last looked at it.
//!
//! `BLESS=1 cargo test -p reports golden` keeps what is there now; look at the pictures in the diff before you commit them.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter},
    path::{Path, PathBuf},
    process::Command,
};

use reports::sample;

/// Resolution of the pictures: enough to see that something moved, small enough to keep.
const DPI: &str = "24";
/// Shades that two versions of poppler may differ by at a point, and how many points in ten thousand may differ more.
const SHADES: u8 = 72;
const POINTS: usize = 25;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Words of the file, one space between them.
fn words(pdf: &Path) -> Option<String> {
    let output = Command::new("pdftotext").args(["-layout"]).arg(pdf).arg("-").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n") + "\n")
}

/// A picture in greys.
struct Picture {
    width: u32,
    height: u32,
    greys: Vec<u8>,
}

impl Picture {
    fn read(path: &Path) -> Option<Picture> {
        let mut reader = png::Decoder::new(BufReader::new(File::open(path).ok()?)).read_info().ok()?;
        let mut greys = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut greys).ok()?;
        // pdftoppm writes greys as three equal colours.
        if info.color_type == png::ColorType::Rgb {
            greys = greys.chunks_exact(3).map(|point| point[1]).collect();
        }
        Some(Picture { width: info.width, height: info.height, greys })
    }

    fn write(&self, path: &Path) {
        let file = BufWriter::new(File::create(path).expect("a file"));
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        encoder.write_header().expect("a head").write_image_data(&self.greys).expect("written");
    }

    /// Points that differ by more than two versions of a tool do.
    fn differs(&self, other: &Picture) -> bool {
        let differ = self.greys.iter().zip(&other.greys).filter(|(a, b)| a.abs_diff(**b) > SHADES).count();
        (self.width, self.height) != (other.width, other.height) || differ * 10_000 > POINTS * self.greys.len()
    }
}

/// The pages of a file.
fn pages(pdf: &Path, folder: &Path) -> Vec<Picture> {
    let run = Command::new("pdftoppm").args(["-gray", "-png", "-r", DPI]).arg(pdf).arg(folder.join("page")).status();
    if !run.is_ok_and(|status| status.success()) {
        return Vec::new();
    }
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "png"))
        .collect();
    files.sort();
    files.iter().filter_map(|path| Picture::read(path)).collect()
}

#[test]
fn golden_pages_say_and_show_what_they_did() {
    let mut faults = Vec::new();
    for (name, document) in sample::documents::all(&sample::frame()).expect("renders") {
        let folder = tempfile::tempdir().expect("a folder");
        let pdf = folder.path().join("sample.pdf");
        fs::write(&pdf, document.to_pdf().expect("writes")).expect("written");
        let Some(said) = words(&pdf) else { return };
        let text = golden().join(format!("{name}.txt"));
        if bless() {
            fs::write(&text, &said).expect("written");
        } else if fs::read_to_string(&text).ok().as_ref() != Some(&said) {
            faults.push(format!("{name} says:\n{said}"));
        }
        let shown = pages(&pdf, folder.path());
        assert_eq!(shown.len(), document.pages.len(), "{name}");
        for (n, page) in shown.iter().enumerate() {
            let picture = golden().join(format!("{name}-{}.png", n + 1));
            if bless() {
                page.write(&picture);
            } else if Picture::read(&picture).is_none_or(|kept| kept.differs(page)) {
                faults.push(format!("{name}, page {} looks otherwise", n + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_moved_word_is_seen() {
    let kept = golden().join("prescription-1.png");
    let Some(page) = Picture::read(&kept) else { panic!("{} is missing", kept.display()) };
    let mut moved = page.greys.clone();
    moved.rotate_right(page.width as usize * 3);
    let moved = Picture { greys: moved, ..page };
    assert!(Picture::read(&kept).is_some_and(|kept| kept.differs(&moved)));
}
