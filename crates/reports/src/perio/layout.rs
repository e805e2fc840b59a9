//! Where everything of the periodontal chart stands.

use domain::{
    Tooth,
    perio::{Entrance, Site, entrances, permanent},
};

use super::{Column, FaceDrawing, FurcationPlace, PerioDrawing, SitePlace, ToothShape};
use crate::{
    geometry::{Anatomy, anatomy},
    odontogram::screw,
    path::{Path, at},
};

/// Width of the picture.
pub const WIDTH: f64 = 880.0;
/// Height of the picture.
pub const HEIGHT: f64 = 564.0;
/// Units of a millimetre.
pub const MM: f64 = 3.6;

/// Kept free on the left for the names of the rows.
const GUTTER: f64 = 76.0;
/// Width of a tooth's column.
const COLUMN: f64 = 49.5;
/// Kept free at the midline.
const MIDLINE: f64 = 8.0;
/// From a tooth's middle to its outer sites.
const REACH: f64 = 15.0;
/// Teeth are as large as this against the odontogram's.
const SCALE: f64 = 0.8;
/// From the junction to the upper end of a graph, where the roots are, and to its lower end.
const ROOTS: f64 = 44.4;
const CROWNS: f64 = 32.6;

/// Heights of the rows of the upper cheek side; the others follow by mirroring. From the outside inward: depth, margin,
/// bleeding, plaque, graph, number.
const DEPTH: f64 = 10.0;
const MARGIN: f64 = 23.5;
const BLEEDING: f64 = 35.0;
const PLAQUE: f64 = 45.0;
const GRAPH: f64 = 52.0;
/// The numbers of an arch stand in its middle.
const ARCH: f64 = 278.0;
/// Between the arches.
const BETWEEN: f64 = 8.0;

pub(super) fn drawing() -> PerioDrawing {
    let faces = [(true, false), (true, true), (false, true), (false, false)];
    PerioDrawing {
        width: WIDTH,
        height: HEIGHT,
        mm: MM,
        faces: faces.map(|(upper, oral)| face(upper, oral)).to_vec(),
        columns: permanent().map(column).collect(),
    }
}

fn column(tooth: Tooth) -> Column {
    let place = f64::from(tooth.along_arch());
    let x = GUTTER + place * COLUMN + if tooth.is_right() { 0.0 } else { MIDLINE };
    let middle = x + COLUMN / 2.0;
    // Distal sites lie away from the midline: left on the patient's right.
    let distal = if tooth.is_right() { -REACH } else { REACH };
    let site = |site: Site| {
        let x = match site {
            Site::DB | Site::DL => middle + distal,
            Site::B | Site::L => middle,
            Site::MB | Site::ML => middle - distal,
        };
        SitePlace { site, x }
    };
    Column { tooth, x, width: COLUMN, sites: Site::ALL.map(site).to_vec() }
}

fn face(upper: bool, oral: bool) -> FaceDrawing {
    let apical = if upper { -1.0 } else { 1.0 };
    let start = if upper { 0.0 } else { ARCH + BETWEEN };
    // The side that opens an arch from above has its numbers above the graph, the other below.
    let above = upper != oral;
    let row = |y: f64| start + if above { y } else { ARCH - y };
    let height = ROOTS + CROWNS;
    let top = start + if above { GRAPH } else { ARCH - GRAPH - height };
    let cej = top + if upper { ROOTS } else { CROWNS };
    let (root_mm, crown_mm) = ((ROOTS / MM / 2.0).floor() as i32, (CROWNS / MM / 2.0).floor() as i32);
    FaceDrawing {
        upper,
        oral,
        apical,
        top,
        bottom: top + height,
        cej,
        rules: (-crown_mm..=root_mm).map(|n| rounded(cej + apical * f64::from(2 * n) * MM)).collect(),
        depth: row(DEPTH),
        margin: row(MARGIN),
        bleeding: row(BLEEDING),
        plaque: row(PLAQUE),
        number: start + ARCH / 2.0,
        teeth: permanent()
            .filter(|tooth| tooth.is_upper() == upper)
            .map(|tooth| shape(tooth, oral, apical, cej))
            .collect(),
    }
}

/// A tooth on a ruling, as paths.
pub(crate) struct Silhouette {
    pub(crate) crown: Path,
    /// Those behind first.
    pub(crate) roots: Vec<Path>,
    /// Of an implant, instead of roots.
    pub(crate) screw: Path,
}

/// Sets a tooth with its junction at this height.
pub(crate) fn silhouette(tooth: Tooth, cej: f64) -> Silhouette {
    let drawn = anatomy(tooth);
    let column = column(tooth);
    let middle = column.x + column.width / 2.0;
    let set = |path: &Path| path.map(|p| at(middle + (p.x - drawn.cej.x) * SCALE, cej + (p.y - drawn.cej.y) * SCALE));
    Silhouette { crown: set(&drawn.crown), roots: drawn.roots.iter().map(set).collect(), screw: set(&screw(drawn)) }
}

fn shape(tooth: Tooth, oral: bool, apical: f64, cej: f64) -> ToothShape {
    let drawn = anatomy(tooth);
    let column = column(tooth);
    let middle = column.x + column.width / 2.0;
    let outline = silhouette(tooth, cej);
    ToothShape {
        tooth,
        crown: outline.crown.d(),
        roots: outline.roots.iter().map(Path::d).collect(),
        screw: outline.screw.d(),
        furcations: furcations(drawn, oral)
            .map(|(entrance, across)| {
                let x = if tooth.is_right() { middle + across } else { middle - across };
                FurcationPlace { entrance, at: at(x, cej + apical * 16.0) }
            })
            .collect(),
    }
}

/// The entrances marked on a face, and how far toward the midline: what lies between teeth is marked with the tongue's
/// side, from which it is probed.
fn furcations(drawn: &Anatomy, oral: bool) -> impl Iterator<Item = (Entrance, f64)> {
    let places = [
        (Entrance::Buccal, false, 0.0),
        (Entrance::Lingual, true, 0.0),
        (Entrance::Mesial, true, 13.0),
        (Entrance::Distal, true, -13.0),
    ];
    let there = entrances(drawn.tooth);
    places
        .into_iter()
        .filter(move |(entrance, on_oral, _)| *on_oral == oral && there.contains(entrance))
        .map(|(entrance, _, across)| (entrance, across))
}

fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_faces_stand_in_the_picture_and_do_not_touch() {
        let drawing = drawing();
        let extents: Vec<(f64, f64)> = drawing
            .faces
            .iter()
            .map(|face| {
                let rows = [face.depth - 7.0, face.depth + 7.0, face.top, face.bottom];
                (rows.iter().copied().fold(f64::MAX, f64::min), rows.iter().copied().fold(f64::MIN, f64::max))
            })
            .collect();
        assert!(extents.windows(2).all(|pair| pair[0].1 < pair[1].0), "{extents:?}");
        assert!(extents[0].0 >= 0.0 && extents[3].1 <= HEIGHT, "{extents:?}");
        assert!(drawing.columns.iter().all(|column| column.x + column.width <= WIDTH));
    }

    #[test]
    fn every_tooth_keeps_to_its_column_and_to_its_graph() {
        for (upper, oral) in [(true, false), (false, true)] {
            let face = face(upper, oral);
            for tooth in permanent().filter(|tooth| tooth.is_upper() == upper) {
                let drawn = anatomy(tooth);
                let (root, crown) = ((drawn.apex_y - drawn.cej.y).abs(), (drawn.edge_y - drawn.cej.y).abs());
                assert!(root * SCALE <= ROOTS && crown * SCALE <= CROWNS, "{tooth} {root} {crown}");
                assert!(drawn.width * SCALE < COLUMN);
            }
            assert!(face.rules.iter().all(|y| (face.top..=face.bottom).contains(y)));
        }
    }

    #[test]
    fn sites_run_from_the_patient_s_right_to_the_left() {
        let order = |code: u8| {
            let column = column(Tooth::new(code).expect("a tooth"));
            let mut facial: Vec<(Site, f64)> =
                column.sites.iter().filter(|place| !place.site.is_oral()).map(|place| (place.site, place.x)).collect();
            facial.sort_by(|a, b| a.1.total_cmp(&b.1));
            facial.into_iter().map(|(site, _)| site).collect::<Vec<_>>()
        };
        assert_eq!(order(16), [Site::DB, Site::B, Site::MB]);
        assert_eq!(order(26), [Site::MB, Site::B, Site::DB]);
    }
}
