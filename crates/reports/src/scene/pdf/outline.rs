//! Bookmarks: the headings of a document, parts within parts.

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::{Error, archive::words};
use crate::{
    scene::{Bookmark, Document, MM_PER_PT},
    typeset::Level,
};

/// Adds the tree of bookmarks; none where there are no headings.
pub(super) fn add(file: &mut File, document: &Document) -> Result<(), Error> {
    file.catalog_mut()?.set("PageMode", if document.outline.is_empty() { "UseNone" } else { "UseOutlines" });
    if document.outline.is_empty() {
        return Ok(());
    }
    let pages = file.get_pages();
    let root = file.new_object_id();
    let mut tops: Vec<(ObjectId, Vec<ObjectId>)> = Vec::new();
    for mark in &document.outline {
        let Some(page) = pages.get(&(mark.page as u32 + 1)) else { continue };
        let parent = match (mark.level, tops.last()) {
            (Level::Part, _) | (Level::Subpart, None) => root,
            (Level::Subpart, Some((part, _))) => *part,
        };
        let id = file.add_object(entry(mark, *page, document.pages[mark.page].height_mm, parent));
        match tops.last_mut().filter(|_| parent != root) {
            Some((_, parts)) => parts.push(id),
            None => tops.push((id, Vec::new())),
        }
    }
    for (part, parts) in &tops {
        chain(file, *part, parts)?;
    }
    let tops: Vec<ObjectId> = tops.into_iter().map(|(id, _)| id).collect();
    file.objects.insert(root, Dictionary::from_iter([("Type", Object::from("Outlines"))]).into());
    chain(file, root, &tops)?;
    file.catalog_mut()?.set("Outlines", root);
    Ok(())
}

fn entry(mark: &Bookmark, page: ObjectId, height_mm: f64, parent: ObjectId) -> Dictionary {
    let top = ((height_mm - mark.y_mm) / MM_PER_PT).round();
    let place: Vec<Object> = vec![page.into(), "XYZ".into(), 0.into(), (top as i64).into(), 0.into()];
    Dictionary::from_iter([("Title", words(&mark.title)), ("Parent", parent.into()), ("Dest", place.into())])
}

/// Ties brothers to each other and to their parent, which stands open.
fn chain(file: &mut File, parent: ObjectId, children: &[ObjectId]) -> Result<(), Error> {
    let (Some(first), Some(last)) = (children.first(), children.last()) else { return Ok(()) };
    let above = file.get_object_mut(parent)?.as_dict_mut()?;
    above.set("First", *first);
    above.set("Last", *last);
    above.set("Count", children.len() as i64);
    for pair in children.windows(2) {
        file.get_object_mut(pair[0])?.as_dict_mut()?.set("Next", pair[1]);
        file.get_object_mut(pair[1])?.as_dict_mut()?.set("Prev", pair[0]);
    }
    Ok(())
}
