//! Templates of notes.

use domain::template::{House, NoteTemplate, house};

use crate::{ReadTx, Result};

impl ReadTx<'_> {
    /// What is offered: the clinic's own, and the house's that nobody changed or took away, by name.
    pub fn templates(&self, language: House) -> Result<Vec<NoteTemplate>> {
        let mut templates: Vec<NoteTemplate> = self.all()?;
        let kept: Vec<_> = templates.iter().map(|template| template.id).collect();
        templates.extend(house(language).into_iter().filter(|template| !kept.contains(&template.id)));
        templates.retain(|template| !template.retired);
        templates.sort_by_cached_key(|template| (domain::text::search_key(&template.name), template.id));
        Ok(templates)
    }
}
