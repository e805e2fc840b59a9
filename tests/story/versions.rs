//! A workstation whose program is too old for its server: what is written there goes out, what others write waits for the
//! upgrade, and nothing is lost on the way.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use serde_json::Value;

use crate::{
    workstation::Workstation,
    world::{Server, Survey},
};

/// A line on which a program passes for one of an older version, until it is upgraded.
struct Older {
    url: String,
    old: Arc<AtomicBool>,
}

impl Older {
    fn on_the_way_to(url: &str) -> Older {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let here = format!("http://{}", listener.local_addr().expect("an address"));
        let (there, old) = (url.trim_start_matches("http://").to_owned(), Arc::new(AtomicBool::new(true)));
        let older = old.clone();
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let Ok(far) = TcpStream::connect(&there) else { continue };
                let old = older.clone();
                carry(&near, &far, move |bytes| {
                    if old.load(Ordering::SeqCst) {
                        age(bytes)
                    }
                });
                carry(&far, &near, |_| ());
            }
        });
        Older { url: here, old }
    }
}

/// What a program of version 1 says of itself, as one of the version before would have.
fn age(bytes: &mut [u8]) {
    const SAYS: &[u8] = b"protocol=1";
    if let Some(at) = bytes.windows(SAYS.len()).position(|window| window == SAYS) {
        bytes[at + SAYS.len() - 1] = b'0';
    }
}

fn carry(from: &TcpStream, to: &TcpStream, touch: impl Fn(&mut [u8]) + Send + 'static) {
    let (mut from, mut to) = (from.try_clone().expect("a socket"), to.try_clone().expect("a socket"));
    std::thread::spawn(move || {
        let mut block = vec![0; 64 << 10];
        while let Ok(count @ 1..) = from.read(&mut block) {
            touch(&mut block[..count]);
            if to.write_all(&block[..count]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}

#[test]
fn a_program_too_old_to_fetch_sends_says_so_and_goes_on_after_its_upgrade() {
    let tables = tempfile::tempdir().expect("a folder");
    let server = Server::start();
    let (a, b, line) = (Workstation::founded(), Workstation::empty(), Older::on_the_way_to(&server.url()));
    a.good(&["sync", "--server", &server.url(), "--join", &server.code()]);
    let invitation = a.good(&["invite", "--name", "Gabinete 2"]);
    a.good(&["sync"]);
    line.old.store(false, Ordering::SeqCst);
    b.good(&["sync", "--server", &line.url, "--join", invitation.trim()]);

    line.old.store(true, Ordering::SeqCst);
    a.good(&Survey::invented(tables.path(), 1..=2).import());
    a.good(&["sync"]);
    b.good(&Survey::invented(tables.path(), 3..=3).import());
    let refused = b.bad(8, &["sync"]);
    assert!(refused.out.contains("The server asks for a newer version of Esmalte"), "{refused:#?}");
    let told: Value = serde_json::from_str(b.bad(8, &["sync", "--json"]).out.trim()).expect("JSON");
    assert_eq!((&told["fault"], &told["waiting"]), (&Value::from("upgrade_required"), &Value::from(0)));
    a.good(&["sync"]);
    assert_eq!((b.patients().len(), a.patients().len()), (1, 3), "what is written there goes out, the rest waits");

    line.old.store(false, Ordering::SeqCst);
    b.good(&["sync"]);
    assert_eq!(b.patients().len(), 3);
    assert_eq!(b.digests(), a.digests());
    assert_eq!(server.faults(), 0);
}
