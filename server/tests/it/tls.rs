//! TLS by the server itself: 1.3 and nothing older, and a certificate renewed under way.

use std::process::Command;

use reqwest::{Certificate, Client, tls::Version};

use crate::{
    kit::database,
    running::{Folder, Running, run},
};

/// A new certificate for the loopback; gives the paths of certificate and key.
fn certificate(folder: &Folder, name: &str) -> (String, String) {
    let path = |end: &str| folder.0.join(format!("{name}.{end}")).display().to_string();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ed25519", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-addext", "subjectAltName=IP:127.0.0.1", "-out", &path("pem"), "-keyout", &path("key")])
        .output()
        .expect("openssl is there");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    (path("pem"), path("key"))
}

async fn reached(address: &str, trusted: &str, most: Version) -> bool {
    let trusted = Certificate::from_pem(&std::fs::read(trusted).expect("a certificate")).expect("PEM");
    let client = Client::builder().tls_certs_only([trusted]).tls_version_max(most).build().expect("a client");
    client.get(format!("https://{address}/readyz")).send().await.is_ok_and(|answer| answer.status() == 200)
}

#[tokio::test]
async fn tls_is_1_3_and_a_renewed_certificate_is_taken_up_without_a_stop() {
    let config = database().await;
    server::migrate(&config).await.expect("migrates");
    let folder = Folder::new("tls");
    let ((first, key), (second, second_key)) = (certificate(&folder, "first"), certificate(&folder, "second"));
    let (used, used_key) = (folder.0.join("used.pem"), folder.0.join("used.key"));
    let put = |from: &str, to: &std::path::Path| std::fs::copy(from, to).map(drop).expect("copied");
    put(&first, &used);
    put(&key, &used_key);
    let files = ["--tls-certificate", &used.display().to_string(), "--tls-key", &used_key.display().to_string()];
    let mut running = Running::start(&config, &files);
    let address = running.address.clone();
    assert!(reached(&address, &first, Version::TLS_1_3).await);
    assert!(!reached(&address, &first, Version::TLS_1_2).await, "nothing older");
    assert!(!reached(&address, &second, Version::TLS_1_3).await, "the test can fail");
    let plain = reqwest::get(format!("http://{address}/healthz")).await;
    assert!(plain.is_err(), "and no HTTP on the same port");
    // A session that began under the first certificate lasts beyond it.
    let trusted = Certificate::from_pem(&std::fs::read(&first).expect("a certificate")).expect("PEM");
    let staying = Client::builder().tls_certs_only([trusted]).pool_max_idle_per_host(1).build().expect("a client");
    let goes_on = async || {
        let answer = staying.get(format!("https://{address}/readyz")).send().await;
        // Read to its end, so that the connection is used again.
        match answer {
            Ok(answer) => answer.text().await.is_ok_and(|text| text == "ready"),
            Err(_) => false,
        }
    };
    assert!(goes_on().await);
    // A certificate whose key is another's leaves the old one standing.
    put(&second, &used);
    running.tell("HUP");
    running.until("the certificate in use stays");
    assert!(reached(&address, &first, Version::TLS_1_3).await);
    put(&second_key, &used_key);
    running.tell("HUP");
    running.until("the certificate was read again");
    assert!(reached(&address, &second, Version::TLS_1_3).await);
    assert!(!reached(&address, &first, Version::TLS_1_3).await);
    assert!(goes_on().await, "what is open goes on");
    let (_, said) = run(&config, &[&["check"], files.as_slice()].concat());
    assert!(!said.contains("TLS: "), "{said}");
    put(&key, &used_key);
    let (status, said) = run(&config, &[&["check"], files.as_slice()].concat());
    assert!(status == Some(1) && said.contains("TLS: "), "{said}");
}
