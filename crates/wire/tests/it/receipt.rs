use wire::{
    DeviceKey, Hash,
    protocol::{Receipt, session_message},
};

use crate::kit::{clinic, device, hex, id, key};

fn receipt() -> Receipt {
    let unsigned = Receipt {
        clinic: clinic(),
        device: device(),
        epoch: 1,
        up_to_seq: 2,
        head: Hash([0xab; 32]),
        server_seq: 40,
        incarnation: id("01900000-0000-7000-8000-0000000000ee"),
        signature: String::new(),
    };
    unsigned.sign(&key(), hex)
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap()).collect()
}

#[test]
fn a_receipt_is_good_for_exactly_what_it_says() {
    let honest = receipt();
    let signature = bytes(&honest.signature);
    assert!(honest.verifies(&key().public(), &signature));
    assert!(!honest.verifies(&DeviceKey::from_seed(&[8; 32]).public(), &signature), "another relay's");
    let touches: [fn(&mut Receipt); 7] = [
        |receipt| receipt.clinic.0 = id("01900000-0000-7000-8000-0000000000ff"),
        |receipt| receipt.device.0 = id("01900000-0000-7000-8000-0000000000ff"),
        |receipt| receipt.epoch = 2,
        |receipt| receipt.up_to_seq = 3,
        |receipt| receipt.head.0[0] ^= 1,
        |receipt| receipt.server_seq = 41,
        |receipt| receipt.incarnation = clinic().0,
    ];
    for touch in touches {
        let mut forged = honest.clone();
        touch(&mut forged);
        assert!(!forged.verifies(&key().public(), &signature), "{forged:?}");
    }
}

#[test]
fn a_receipt_on_the_line_has_this_shape() {
    insta::assert_snapshot!(serde_json::to_string(&receipt()).unwrap(), @r#"{"clinic":"01900000-0000-7000-8000-00000000000c","device":"01900000-0000-7000-8000-00000000000d","epoch":1,"up_to_seq":2,"head":"abababababababababababababababababababababababababababababababab","server_seq":40,"incarnation":"01900000-0000-7000-8000-0000000000ee","signature":"29bb1048e8f1345c7d3c94daca6fe9513e9ba1aa3104e6248dc5e1857e5b00f0020f46f42b4b38d9a87ec10dd54d87b2cf5c57ba27d50b4e743587df2e04300c"}"#);
}

#[test]
fn what_a_session_signs_binds_clinic_device_epoch_and_nonce() {
    let message = session_message(clinic(), device(), 1, &[5; 32]);
    assert_eq!(message.len(), 17 + 16 + 16 + 8 + 32);
    let others = [
        session_message(clinic(), device(), 2, &[5; 32]),
        session_message(clinic(), device(), 1, &[6; 32]),
        session_message(wire::ClinicId(device().0), wire::DeviceId(clinic().0), 1, &[5; 32]),
    ];
    assert!(others.iter().all(|other| *other != message));
}
