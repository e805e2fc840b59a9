//! The operator's commands.

use std::process::Command;

use server::{clinics, devices, verify::verify};

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
async fn the_program_does_what_its_help_says() {
    let config = crate::kit::database().await;
    let run = |arguments: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_esmalte-server"))
            .args(arguments)
            .env("PGDATABASE", config.get_dbname().expect("named"))
            .output()
            .expect("runs");
        (out.status.code(), String::from_utf8_lossy(&out.stdout).into_owned())
    };
    assert_eq!(run(&["serve", "--listen", "127.0.0.1:0"]).0, Some(1), "no schema yet");
    assert_eq!(run(&["migrate"]), (Some(0), String::new()));
    let (status, code) = run(&["clinic", "add", "Clínica Sol"]);
    assert_eq!((status, code.trim().len(), code.starts_with("C-")), (Some(0), 26, true));
    assert!(run(&["clinic", "list"]).1.contains("code not used yet\t0 changes\tClínica Sol"));
    let nobody = "00000000-0000-0000-0000-000000000001";
    assert_eq!(run(&["device", "list", "--clinic", nobody]), (Some(0), String::new()));
    assert_eq!(run(&["verify", "--clinic", nobody]).0, Some(1), "a clinic that is not here cannot be right");
}
