use crate::kit::{Desk, device, finding, opened};

#[test]
fn a_log_is_read_in_bounded_pieces_of_at_least_one() {
    let desk = Desk::first();
    (1..=9).for_each(|n| desk.appends(&finding(n, 1, &"x".repeat(1000))));
    let seqs = |after, bytes, most| -> Vec<u64> {
        let frames = desk.frames_from(device(1), 1, after, bytes, most).unwrap();
        frames.iter().map(|frame| opened(frame).header.seq).collect()
    };
    assert_eq!(seqs(0, 1 << 20, 4), [1, 2, 3, 4]);
    assert_eq!(seqs(1, 1, 4), [2]);
    assert_eq!(seqs(1, 4000, 100), [2, 3]);
    assert!(seqs(10, 1 << 20, 100).is_empty());
    assert_eq!(desk.frames_from(device(2), 1, 0, 1 << 20, 100).unwrap(), []);
}

#[test]
fn each_change_names_the_one_before_and_what_was_new_of_others() {
    let desks = Desk::clinic_of(2);
    desks[0].appends(&finding(1, 1, ""));
    desks[1].gets(&desks[0].frames());
    desks[1].appends(&finding(2, 1, ""));
    desks[1].appends(&finding(3, 1, ""));
    let own = desks[1].frames_from(device(2), 1, 0, 1 << 20, 100).unwrap();
    let (first, second) = (opened(&own[0]), opened(&own[1]));
    assert_eq!(first.header.deps.iter().map(|dep| (dep.device, dep.seq)).collect::<Vec<_>>(), [(device(1), 3)]);
    assert_eq!(second.header.deps, []);
    assert_eq!(second.header.prev, first.hash);
    assert_eq!(desks[1].heads().unwrap()[&device(2)].hash, second.hash);
    assert_eq!(desks[1].logs().unwrap().len(), 2);
}
