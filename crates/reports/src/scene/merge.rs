//! Many documents as one file, written while they are made: what is held is one lot of pages, and a few numbers for each
//! page that went before. Documents of a lot share their fonts; so do all lots what is alike to the byte.

mod object;

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    io::Write,
};

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use sha2::{Digest as _, Sha256};

use super::{About, Document, pdf};
use crate::scene::Error;

/// Ids that every file has; the others are given out as they come.
const CATALOG: u32 = 1;
const PAGES: u32 = 2;
const INFO: u32 = 3;
const FIRST: u32 = 4;

/// What a merged file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// SHA-256 of its bytes.
    pub digest: [u8; 32],
    /// Its size.
    pub bytes: u64,
    /// How many pages it has.
    pub pages: u32,
}

/// A file being written.
pub struct Merger<W: Write> {
    to: Counted<W>,
    about: About,
    /// Where each object begins, by id; 0 for one that was only promised.
    offsets: Vec<u64>,
    pages: Vec<u32>,
    /// The first page of each document, under its title.
    marks: Vec<(String, u32)>,
    /// Ids of the documents, by which the register finds them.
    ids: Vec<String>,
    /// Streams that were written, by what is in them.
    alike: HashMap<[u8; 32], u32>,
    catalog: Dictionary,
    info: Dictionary,
}

impl<W: Write> Merger<W> {
    /// Begins a file; `about` is what it says of itself as a whole.
    pub fn begin(to: W, about: About) -> Result<Merger<W>, Error> {
        let mut to = Counted { to, hash: Sha256::new(), count: 0 };
        to.write_all(b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(Merger {
            to,
            about,
            offsets: vec![0; FIRST as usize],
            pages: Vec::new(),
            marks: Vec::new(),
            ids: Vec::new(),
            alike: HashMap::new(),
            catalog: Dictionary::new(),
            info: Dictionary::new(),
        })
    }

    /// Writes a lot of documents.
    pub fn add(&mut self, lot: Vec<Document>) -> Result<(), Error> {
        let mut firsts = Vec::with_capacity(lot.len());
        let mut pages = Vec::new();
        for document in lot {
            firsts.push((document.about.title, pages.len()));
            self.ids.push(document.about.id);
            pages.extend(document.pages);
        }
        let whole = pdf::built(&Document { about: self.about.clone(), pages, outline: Vec::new() })?;
        let mut lot = Lot { file: &whole, known: BTreeMap::new(), waiting: VecDeque::new() };
        if self.pages.is_empty() {
            self.take_over(&mut lot)?;
        }
        let before = self.pages.len();
        for page in whole.get_pages().into_values() {
            let mut dictionary = whole.get_dictionary(page)?.clone();
            dictionary.remove(b"Parent");
            let mut object = self.taken(&mut lot, &Object::Dictionary(dictionary))?;
            object.as_dict_mut()?.set("Parent", Object::Reference((PAGES, 0)));
            let id = self.promised();
            self.object(id, &object)?;
            self.pages.push(id);
            self.settle(&mut lot)?;
        }
        let first = |(title, at): (String, usize)| Some((title, *self.pages.get(before + at)?));
        let marks: Vec<_> = firsts.into_iter().filter_map(first).collect();
        self.marks.extend(marks);
        Ok(())
    }

    /// Ends the file. Without an end it is none.
    pub fn finish(mut self) -> Result<Merged, Error> {
        let outline = self.outline()?;
        let kids: Vec<Object> = self.pages.iter().map(|page| Object::Reference((*page, 0))).collect();
        let count = Object::Integer(i64::try_from(kids.len()).unwrap_or(i64::MAX));
        let pages = [("Type", "Pages".into()), ("Count", count), ("Kids", kids.into())];
        self.object(PAGES, &Dictionary::from_iter(pages).into())?;
        let mut catalog = std::mem::take(&mut self.catalog);
        catalog.set("Type", "Catalog");
        catalog.set("Pages", Object::Reference((PAGES, 0)));
        catalog.set("Outlines", Object::Reference((outline, 0)));
        catalog.set("PageMode", "UseOutlines");
        self.object(CATALOG, &catalog.into())?;
        let mut info = std::mem::take(&mut self.info);
        info.set("Papers", Object::string_literal(self.ids.join(" ")));
        self.object(INFO, &info.into())?;
        let start = self.to.count;
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.offsets.len());
        for offset in &self.offsets[1..] {
            table.push_str(&format!("{offset:010} 00000 n \n"));
        }
        self.to.write_all(table.as_bytes())?;
        let id = Object::String(self.to.hash.clone().finalize().to_vec(), StringFormat::Hexadecimal);
        let size = Object::Integer(i64::try_from(self.offsets.len()).unwrap_or(i64::MAX));
        let trailer = Dictionary::from_iter([
            ("Size", size),
            ("Root", Object::Reference((CATALOG, 0))),
            ("Info", Object::Reference((INFO, 0))),
            ("ID", vec![id.clone(), id].into()),
        ]);
        self.to.write_all(b"trailer\n")?;
        object::write(&mut self.to, &trailer.into())?;
        writeln!(self.to, "\nstartxref\n{start}\n%%EOF")?;
        self.to.flush()?;
        let pages = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        Ok(Merged { digest: self.to.hash.finalize().into(), bytes: self.to.count, pages })
    }

    /// What the first lot says of the file as a whole: its properties, and which colours it means.
    fn take_over(&mut self, lot: &mut Lot<'_>) -> Result<(), Error> {
        let mut catalog = lot.file.catalog()?.clone();
        for key in ["Pages", "Outlines", "PageMode", "PageLabels", "Names"] {
            catalog.remove(key.as_bytes());
        }
        self.catalog = self.taken(lot, &catalog.into())?.as_dict()?.clone();
        let info = lot.file.trailer.get(b"Info")?.as_reference()?;
        let info = lot.file.get_object(info)?.clone();
        self.info = self.taken(lot, &info)?.as_dict()?.clone();
        self.settle(lot)
    }

    /// Writes everything that was spoken of and not written yet.
    fn settle(&mut self, lot: &mut Lot<'_>) -> Result<(), Error> {
        while let Some((from, id)) = lot.waiting.pop_front() {
            let object = lot.file.get_object(from)?.clone();
            let object = self.taken(lot, &object)?;
            self.object(id, &object)?;
        }
        Ok(())
    }

    /// An object with the ids of this file in the place of the lot's.
    fn taken(&mut self, lot: &mut Lot<'_>, object: &Object) -> Result<Object, Error> {
        Ok(match object {
            Object::Reference(from) => Object::Reference((self.id_of(lot, *from)?, 0)),
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.taken(lot, item)).collect::<Result<_, _>>()?)
            }
            Object::Dictionary(entries) => Object::Dictionary(self.taken_entries(lot, entries)?),
            Object::Stream(stream) => {
                let dict = self.taken_entries(lot, &stream.dict)?;
                Object::Stream(lopdf::Stream { dict, ..stream.clone() })
            }
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..) => object.clone(),
        })
    }

    fn taken_entries(&mut self, lot: &mut Lot<'_>, entries: &Dictionary) -> Result<Dictionary, Error> {
        let mut taken = Dictionary::new();
        for (key, value) in entries {
            taken.set(key.clone(), self.taken(lot, value)?);
        }
        Ok(taken)
    }

    /// Under which id an object of the lot stands here; it is written later unless the very same stands already.
    fn id_of(&mut self, lot: &mut Lot<'_>, from: ObjectId) -> Result<u32, Error> {
        if let Some(id) = lot.known.get(&from) {
            return Ok(*id);
        }
        let alike = match lot.file.get_object(from)? {
            Object::Stream(stream) if is_plain(&stream.dict) => Some(mark(stream)),
            _ => None,
        };
        if let Some(id) = alike.and_then(|mark| self.alike.get(&mark)) {
            lot.known.insert(from, *id);
            return Ok(*id);
        }
        let id = self.promised();
        alike.map(|mark| self.alike.insert(mark, id));
        lot.known.insert(from, id);
        lot.waiting.push_back((from, id));
        Ok(id)
    }

    fn promised(&mut self) -> u32 {
        self.offsets.push(0);
        u32::try_from(self.offsets.len() - 1).unwrap_or(u32::MAX)
    }

    fn object(&mut self, id: u32, object: &Object) -> Result<(), Error> {
        self.offsets[id as usize] = self.to.count;
        writeln!(self.to, "{id} 0 obj")?;
        object::write(&mut self.to, object)?;
        Ok(self.to.write_all(b"\nendobj\n")?)
    }

    /// A bookmark for each document.
    fn outline(&mut self) -> Result<u32, Error> {
        let root = self.promised();
        let marks = std::mem::take(&mut self.marks);
        let first = root + 1;
        let last = root + u32::try_from(marks.len()).unwrap_or(0);
        let reference = |id: u32| Object::Reference((id, 0));
        for (title, page) in marks {
            let id = self.promised();
            let view = vec![reference(page), "XYZ".into(), Object::Null, Object::Null, Object::Null];
            let mut mark = Dictionary::from_iter([
                ("Title", pdf::words(&title)),
                ("Parent", reference(root)),
                ("Dest", Object::Array(view)),
            ]);
            if id > first {
                mark.set("Prev", reference(id - 1));
            }
            if id < last {
                mark.set("Next", reference(id + 1));
            }
            self.object(id, &mark.into())?;
        }
        let mut outline = Dictionary::from_iter([("Type", Object::from("Outlines"))]);
        if last >= first {
            outline.set("First", reference(first));
            outline.set("Last", reference(last));
            outline.set("Count", Object::Integer(i64::from(last - root)));
        }
        self.object(root, &outline.into())?;
        Ok(root)
    }
}

/// A lot on its way into the file.
struct Lot<'a> {
    file: &'a lopdf::Document,
    known: BTreeMap<ObjectId, u32>,
    waiting: VecDeque<(ObjectId, u32)>,
}

/// Whether a dictionary speaks of no other object.
fn is_plain(entries: &Dictionary) -> bool {
    entries.iter().all(|(_, value)| !matches!(value, Object::Reference(_) | Object::Array(_) | Object::Dictionary(_)))
}

fn mark(stream: &lopdf::Stream) -> [u8; 32] {
    let mut hash = Sha256::new();
    for (key, value) in &stream.dict {
        hash.update(key);
        hash.update(format!("{value:?}"));
    }
    hash.update(&stream.content);
    hash.finalize().into()
}

/// Counts and hashes what goes through.
struct Counted<W> {
    to: W,
    hash: Sha256,
    count: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let n = self.to.write(bytes)?;
        self.hash.update(&bytes[..n]);
        self.count += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}
