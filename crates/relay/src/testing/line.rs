//! A line that breaks: every connection through it carries so many bytes and no more.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

/// A line to a relay, through a port of its own.
#[derive(Debug, Clone)]
pub struct Line {
    here: SocketAddr,
    carries: Arc<AtomicI64>,
    carried: Arc<AtomicUsize>,
    broken: Arc<AtomicUsize>,
}

impl Line {
    /// Lays a line to an address; each connection ends, wherever it is, after so many bytes both ways together.
    pub fn to(there: SocketAddr, carries: i64) -> std::io::Result<Line> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let here = listener.local_addr()?;
        let line =
            Line { here, carries: Arc::new(AtomicI64::new(carries)), carried: Arc::default(), broken: Arc::default() };
        let Line { carries, carried, broken, .. } = line.clone();
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                if let Ok(far) = TcpStream::connect(there) {
                    let left = Arc::new(AtomicI64::new(carries.load(Ordering::SeqCst)));
                    carry(&near, &far, (&left, &carried, &broken));
                    carry(&far, &near, (&left, &carried, &broken));
                }
            }
        });
        Ok(line)
    }

    /// Where it begins.
    pub fn url(&self) -> String {
        format!("http://{}", self.here)
    }

    /// From now on each new connection carries so many bytes.
    pub fn carries(&self, bytes: i64) {
        self.carries.store(bytes, Ordering::SeqCst);
    }

    /// How many bytes went over it, both ways together.
    pub fn carried(&self) -> usize {
        self.carried.load(Ordering::SeqCst)
    }

    /// How often it broke.
    pub fn broken(&self) -> usize {
        self.broken.load(Ordering::SeqCst)
    }
}

/// What is left of a connection, and what is counted of all.
type Counts<'a> = (&'a Arc<AtomicI64>, &'a Arc<AtomicUsize>, &'a Arc<AtomicUsize>);

fn carry(from: &TcpStream, to: &TcpStream, (left, carried, broken): Counts<'_>) {
    let (Ok(mut from), Ok(mut to)) = (from.try_clone(), to.try_clone()) else { return };
    let (left, carried, broken) = (left.clone(), carried.clone(), broken.clone());
    std::thread::spawn(move || {
        let mut block = [0; 4 << 10];
        while let Ok(count @ 1..) = from.read(&mut block) {
            let before = left.fetch_sub(i64::try_from(count).unwrap_or(i64::MAX), Ordering::SeqCst);
            let passes = usize::try_from(before).unwrap_or(0).min(count);
            carried.fetch_add(passes, Ordering::SeqCst);
            let sent = to.write_all(&block[..passes]);
            if passes < count {
                if before > 0 {
                    broken.fetch_add(1, Ordering::SeqCst);
                }
                let _ = from.shutdown(Shutdown::Both);
            }
            if passes < count || sent.is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}
