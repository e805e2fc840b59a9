//! The still picture.

use domain::{Tooth, tooth::ToothClass};
use reports::geometry::{Anatomy, MIDLINE, anatomy, drawing, teeth};

fn row(upper: bool, primary: bool) -> Vec<&'static Anatomy> {
    let mut row: Vec<&Anatomy> =
        teeth().iter().filter(|drawn| (drawn.tooth.is_upper(), drawn.tooth.is_primary()) == (upper, primary)).collect();
    row.sort_by_key(|drawn| drawn.tooth.along_arch());
    row
}

fn tooth(code: u8) -> Tooth {
    Tooth::new(code).expect("a tooth")
}

#[test]
fn all_52_teeth_are_drawn_with_the_faces_they_have() {
    let drawn: Vec<Tooth> = drawing().teeth.iter().map(|drawn| drawn.tooth).collect();
    assert_eq!(drawn, Tooth::ALL);
    for drawn in &drawing().teeth {
        let faces: domain::Surfaces = drawn.surfaces.iter().map(|face| face.surface).collect();
        assert_eq!(faces, drawn.tooth.surfaces(), "{}", drawn.tooth);
        assert!(drawn.surfaces.iter().all(|face| !face.path.is_empty()), "{}", drawn.tooth);
        assert!(!drawn.roots.is_empty() && !drawn.crown.is_empty() && !drawn.figure.is_empty(), "{}", drawn.tooth);
    }
}

#[test]
fn left_mirrors_right_exactly() {
    for right in teeth().iter().filter(|drawn| drawn.tooth.is_right()) {
        let offset = if matches!(right.tooth.quadrant(), 1 | 5) { 10 } else { -10 };
        let code = i16::from(right.tooth.code()) + offset;
        let left = anatomy(tooth(u8::try_from(code).expect("a code")));
        let near = |a: &reports::path::Path, b: &reports::path::Path| a.mirrored(MIDLINE).d() == b.d();
        assert!(near(&right.crown, &left.crown), "{}", right.tooth);
        assert!(right.roots.iter().zip(&left.roots).all(|(a, b)| near(a, b)), "{}", right.tooth);
        assert!(near(&right.faces(right.tooth.surfaces()), &left.faces(left.tooth.surfaces())), "{}", right.tooth);
    }
}

#[test]
fn columns_of_a_row_do_not_overlap_and_hold_their_teeth() {
    for (upper, primary) in [(true, false), (false, false), (true, true), (false, true)] {
        let row = row(upper, primary);
        for pair in row.windows(2) {
            assert!(pair[0].area.x + pair[0].area.width <= pair[1].area.x + 1e-9, "{}", pair[1].tooth);
        }
        for drawn in row {
            let whole = drawn.roots.iter().fold(drawn.crown.clone(), |path, root| path.and(root));
            let (low, high) = whole.and(&drawn.faces(drawn.tooth.surfaces())).bounds();
            let area = drawn.area;
            assert!(low.x >= area.x && high.x <= area.x + area.width, "{} {low:?} {high:?}", drawn.tooth);
            assert!(low.y >= area.y && high.y <= area.y + area.height, "{} {low:?} {high:?}", drawn.tooth);
        }
    }
}

#[test]
fn rows_do_not_overlap() {
    let (permanent, primary) = (row(true, false)[0].area, row(true, true)[0].area);
    assert!(permanent.y + permanent.height <= primary.y);
    let (lower, upper) = (row(false, true)[0].area, row(true, true)[0].area);
    assert!(upper.y + upper.height <= lower.y);
}

#[test]
fn lower_central_incisors_are_the_narrowest_and_first_lower_molars_the_widest() {
    let permanent = || teeth().iter().filter(|drawn| !drawn.tooth.is_primary());
    let narrowest = permanent().min_by(|a, b| a.width.total_cmp(&b.width)).expect("teeth");
    let widest = permanent().max_by(|a, b| a.width.total_cmp(&b.width)).expect("teeth");
    assert_eq!((narrowest.tooth.position(), narrowest.tooth.is_upper()), (1, false));
    assert_eq!((widest.tooth.position(), widest.tooth.is_upper()), (6, false));
}

#[test]
fn canals_follow_the_roots() {
    let canals = |code: u8| anatomy(tooth(code)).canals.len();
    assert_eq!([11, 13, 14, 15, 24, 25].map(canals), [1, 1, 2, 1, 2, 1]);
    assert_eq!([16, 26, 36, 46, 55, 75].map(canals), [3, 3, 2, 2, 3, 2]);
    for drawn in teeth() {
        let longest = |a: &&Anatomy| (a.cej.y - a.apex_y).abs();
        assert!(longest(&drawn) > 0.0);
    }
}

#[test]
fn canines_have_the_longest_root_of_their_row() {
    for upper in [true, false] {
        let longest = row(upper, false)
            .into_iter()
            .max_by(|a, b| (a.cej.y - a.apex_y).abs().total_cmp(&(b.cej.y - b.apex_y).abs()))
            .expect("teeth");
        assert_eq!(longest.tooth.class(), ToothClass::Canine);
    }
}

#[test]
fn the_drawing_serialises_as_the_screen_expects() {
    let json = serde_json::to_value(drawing()).expect("serialises");
    let tooth = &json["teeth"][0];
    let mut keys: Vec<&str> = tooth.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["box", "crown", "detail", "figure", "letters", "number", "roots", "surfaces", "tooth"]);
    assert_eq!((&tooth["tooth"], &tooth["surfaces"][0]["surface"]), (&18.into(), &"M".into()));
    assert_eq!(json["lines"][0]["stroke"], "quiet");
}

#[test]
fn marks_serialise_as_the_screen_expects() {
    let chart = reports::sample::chart(&reports::sample::adult()[..1]);
    let json = serde_json::to_value(reports::marks(&chart, domain::profile::Profile::Es)).expect("serialises");
    assert_eq!(json[0]["teeth"], serde_json::json!([18]));
    assert_eq!(json[0]["change"], serde_json::Value::Null);
    assert_eq!(json[0]["shapes"][0]["stroke"], "existing");
}
