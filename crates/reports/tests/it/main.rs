//! The drawing and the report as others see them: whole, mirrored, valid, legible.

mod any_text;
mod archive;
mod drawing;
mod golden;
mod gums;
mod letters;
mod merge;
mod money;
mod papers;
mod pdf;
mod plan;
mod record;
