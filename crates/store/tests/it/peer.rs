use store::{Backlog, Peer};
use uuid::Uuid;
use wire::protocol::Receipt;

use crate::kit::{Desk, NOW, clinic, device, finding};

fn peer() -> Peer {
    Peer {
        url: "https://relay.example".into(),
        server_key: [4; 32],
        cursor: 0,
        incarnation: Some(Uuid::from_u128(5)),
        receipted_seq: 0,
        receipted_epoch: 1,
        last_success: None,
    }
}

fn receipt(up_to_seq: u64) -> Receipt {
    Receipt {
        clinic: clinic(),
        device: device(1),
        epoch: 1,
        up_to_seq,
        head: wire::Hash([6; 32]),
        server_seq: 40,
        incarnation: Uuid::from_u128(5),
        signature: String::new(),
    }
}

#[test]
fn the_relay_is_kept_as_it_was_set() {
    let mut desk = Desk::first();
    assert_eq!(desk.peer().unwrap(), None);
    desk.set_peer(&peer()).unwrap();
    desk.set_cursor(17).unwrap();
    desk.reopen();
    assert_eq!(desk.peer().unwrap(), Some(Peer { cursor: 17, ..peer() }));
}

#[test]
fn a_receipt_shortens_the_backlog_and_an_older_one_does_not_lengthen_it() {
    let desk = Desk::first();
    assert_eq!(desk.backlog().unwrap(), Backlog { count: 1, since: Some(NOW) });
    (1..=4).for_each(|n| desk.appends(&finding(n, 1, "")));
    assert_eq!(desk.backlog().unwrap().count, 5);
    desk.set_peer(&peer()).unwrap();
    desk.keep_receipt(&receipt(3), NOW).unwrap();
    assert_eq!(desk.backlog().unwrap().count, 2);
    desk.keep_receipt(&receipt(2), NOW).unwrap();
    assert_eq!(desk.backlog().unwrap().count, 2);
    desk.keep_receipt(&receipt(5), NOW + 1).unwrap();
    assert_eq!(desk.backlog().unwrap(), Backlog::default());
    assert_eq!(desk.peer().unwrap().unwrap().last_success, Some(NOW + 1));
    let kept: u64 = desk.raw().query_row("SELECT count(*) FROM receipt", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1, "the latest says all that the earlier ones said");
}
