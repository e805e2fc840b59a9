//! Before there is a store to sync: letting a clinic in, and joining one.

use domain::{ClinicId, DeviceId};
use wire::{DeviceKey, PublicKey, frame::Frame, key::invited};

use crate::{
    Error,
    transport::{Peering, Transport},
};

/// What an invitation opens: with it the caller makes the local store, keeps the peer, and pulls.
#[derive(Debug)]
pub struct Joined {
    /// The clinic that sent the invitation.
    pub clinic: ClinicId,
    /// The device it enrolled, which this installation is from now on.
    pub device: DeviceId,
    /// Its key.
    pub key: DeviceKey,
    /// The relay's key.
    pub server_key: PublicKey,
}

/// Joins a clinic with the secret of an invitation. Blocks.
pub fn join(url: &str, secret: &[u8; 16]) -> Result<Joined, Error> {
    let (device, key) = invited(secret);
    let device = DeviceId(device);
    let line = Transport::new(Peering { url: url.to_owned(), server_key: None, device, epoch: 1 })?;
    let (clinic, server_key) = waited(line.sign_in(&key))??;
    Ok(Joined { clinic, device, key, server_key })
}

/// Presents a clinic's first change with the operator's one-time code; gives the relay's key. Blocks. The same again does no
/// harm, should the answer be lost.
pub fn admit(url: &str, code: &str, genesis: &Frame) -> Result<PublicKey, Error> {
    let header = genesis.change.header().map_err(store::Error::from)?;
    let line =
        Transport::new(Peering { url: url.to_owned(), server_key: None, device: header.device, epoch: header.epoch })?;
    Ok(waited(line.admit(code, genesis))??)
}

/// Waits for a future on this thread.
pub(crate) fn waited<T>(future: impl Future<Output = T>) -> Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|fault| Error::Machine(fault.to_string()))?;
    Ok(runtime.block_on(future))
}
