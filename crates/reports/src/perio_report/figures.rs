//! What an examination adds up to, each figure with what it was counted among.

use domain::perio::{Indices, Share};

use crate::{
    frame::small,
    ledger::Shaft,
    texts::Language,
    words::{decimal, share, word},
};

/// The names of the figures and their values.
pub fn pairs(indices: &Indices, language: Language) -> Vec<(&'static str, String)> {
    let texts = language.texts();
    let none = || texts.text("perio-not-examined");
    let mean =
        |sum: i32, of: u32| (of > 0).then(|| format!("{} mm", decimal(language, f64::from(sum) / f64::from(of), 1)));
    let Share { n: probed, .. } = indices.probed;
    let losses = indices.loss_from_3.of;
    vec![
        ("perio-index-bleeding", share(language, indices.bleeding)),
        ("perio-index-suppuration", share(language, indices.suppuration)),
        ("perio-index-plaque", share(language, indices.plaque)),
        ("perio-index-depth4", share(language, indices.depth_from_4)),
        ("perio-index-depth6", share(language, indices.depth_from_6)),
        ("perio-index-mean-depth", mean(indices.depth_sum_mm, probed).unwrap_or_else(none)),
        (
            "perio-index-mean-loss",
            mean(indices.loss_sum_mm, losses).map_or_else(none, |mean| format!("{mean} · {losses}")),
        ),
        ("perio-index-cdc", indices.cdc_aap.map_or_else(none, |class| word(texts, "perio-cdc", &class))),
    ]
}

/// Teeth, completeness and figures.
pub(super) fn figures(shaft: &mut Shaft, indices: &Indices, language: Language) {
    let texts = language.texts();
    shaft.title(&texts.text("perio-pane-indices"));
    let teeth = [("teeth", indices.teeth.into()), ("implants", indices.implants.into())];
    let probed = [("n", indices.probed.n.into()), ("of", indices.probed.of.into())];
    let said = [texts.fill("perio-count", &teeth), texts.fill("perio-completeness", &probed)];
    shaft.text(&said.join(" · "), small());
    shaft.space(0.6);
    for (name, value) in pairs(indices, language) {
        shaft.pair(&texts.text(name), &value);
    }
}
