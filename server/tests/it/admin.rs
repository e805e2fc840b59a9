//! The operator's commands.

use server::{clinics, devices, env::Machine, verify::verify};
use wire::protocol::Problem;

use crate::kit::Kit;

#[tokio::test]
async fn verification_finds_what_somebody_changed_in_the_database() {
    let (kit, mut author, token) = Kit::founded().await;
    let frames: Vec<_> = (0..5).map(|_| author.writes(50)).collect();
    kit.push(&author, &token, &frames).await.expect("taken");
    let clinic = author.clinic.0;
    let clean = verify(&kit.owner, clinic).await.expect("reads");
    assert_eq!((clean.changes, clean.faults), (6, vec![]));
    let tampered = [
        ("UPDATE change SET sections = overlay(sections PLACING '\\x00' FROM 30) WHERE server_seq = 2", (2, "form")),
        (
            "UPDATE change SET signature = overlay(signature PLACING '\\x00ff' FROM 3) WHERE server_seq = 3",
            (3, "signature"),
        ),
        ("UPDATE change SET seq = 400 WHERE server_seq = 4", (4, "columns")),
        ("UPDATE device_head SET seq = 5", (0, "heads")),
        ("UPDATE device SET public_key = decode(repeat('07', 32), 'hex')", (0, "devices")),
        ("UPDATE clinic SET server_seq = 7", (0, "last position")),
    ];
    for (update, fault) in tampered {
        assert_eq!(kit.owner.execute(update, &[]).await.expect(update), 1);
        let found = verify(&kit.owner, clinic).await.expect("reads").faults;
        assert!(found.contains(&fault), "{update}: {found:?}");
    }
    kit.owner.execute("DELETE FROM change WHERE server_seq = 5", &[]).await.expect("deletes");
    let found = verify(&kit.owner, clinic).await.expect("reads").faults;
    assert!(found.contains(&(6, "position")), "{found:?}");
}

#[tokio::test]
async fn clinics_and_devices_are_listed() {
    let (kit, author, _) = Kit::founded().await;
    kit.code().await;
    let clinics = clinics::list(&kit.owner).await.expect("lists");
    let mut ids: Vec<_> = clinics.iter().map(|clinic| (clinic.id, clinic.changes)).collect();
    ids.sort();
    assert_eq!(ids, [(None, 0), (Some(author.clinic.0), 1)]);
    let devices = devices::list(&kit.owner, author.clinic.0).await.expect("lists");
    assert_eq!(devices.iter().map(|d| (d.id, d.epoch, d.seq)).collect::<Vec<_>>(), [(author.device.0, 1, 1)]);
}

#[tokio::test]
async fn a_suspended_clinic_is_told_so_and_loses_nothing() {
    let (kit, mut author, token) = Kit::founded().await;
    let (clinic, change) = (author.clinic.0, [author.writes(10)]);
    clinics::suspend(&kit.owner, clinic, &Machine).await.expect("suspends");
    let refused = Problem::Refused { seq: None, reason: "clinic_suspended".to_owned() };
    assert_eq!(kit.push(&author, &token, &change).await, Err((403, refused.clone())));
    assert_eq!(kit.session(&author).await.expect_err("no new one"), (403, refused));
    for path in ["heads", "changes?after=0"] {
        assert_eq!(kit.get(&format!("/v1/clinics/{clinic}/{path}"), &token).await.0, 403, "{path}");
    }
    let (other, theirs) = kit.found(2).await;
    assert_eq!(kit.heads(&other, &theirs).await.server_seq, 1, "another clinic is served on");
    assert!(clinics::show(&kit.owner, clinic).await.expect("shows").clinic.suspended.is_some());
    clinics::resume(&kit.owner, clinic).await.expect("resumes");
    assert_eq!(kit.push(&author, &token, &change).await.map(|receipt| receipt.up_to_seq), Ok(2));
    let nobody = clinics::resume(&kit.owner, uuid::Uuid::from_u128(9)).await;
    assert!(matches!(nobody, Err(server::Error::NoClinic(_))));
}

#[tokio::test]
async fn a_clinic_is_measured() {
    let (kit, mut author, token) = Kit::founded().await;
    let empty = clinics::show(&kit.owner, author.clinic.0).await.expect("shows");
    let frames: Vec<_> = (0..5).map(|_| author.writes(1_000)).collect();
    kit.push(&author, &token, &frames).await.expect("taken");
    let size = clinics::show(&kit.owner, author.clinic.0).await.expect("shows");
    let signed: usize = frames.iter().map(|frame| frame.change.len()).sum();
    let grown = usize::try_from(size.bytes - empty.bytes).expect("grown");
    assert!((signed..signed + 200).contains(&grown), "{grown} of {signed}, and the lengths between sections");
    assert_eq!((size.clinic.changes, size.devices, size.forks), (6, 1, 0));
}
