//! Workstations: which sign in this clinic, how another one joins, how one leaves, and how one takes a new key or a new name.

use domain::{
    DeviceId, Invalid, StaffId,
    device::{ByteString, Device},
    membership::{Revocation, Rotation},
    staff::Staff,
    text,
};
use serde::{Deserialize, Serialize};
use store::ReadTx;
use wire::{ChangeKind, DeviceKey, key};

use crate::{Action, App, Error, ErrorCode, Result, code, keys};

/// How long an invitation is good.
const INVITATION_MS: i64 = 48 * 3_600_000;

/// How a workstation stands with the clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    /// It signs.
    Active,
    /// It was invited and has not come yet.
    Invited,
    /// It was invited, has not come, and no longer can.
    Expired,
    /// It is no longer heard.
    Revoked,
}

/// One workstation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// Which.
    pub id: DeviceId,
    /// What people call it.
    pub name: String,
    /// It is this one.
    pub this_one: bool,
    /// How it stands.
    pub state: DeviceState,
    /// Who invited it; nobody invited the first.
    pub invited_by: Option<String>,
    /// Since when it may sign, milliseconds UTC.
    pub enrolled_at: i64,
    /// Until when its invitation is good.
    pub expires_at: Option<i64>,
    /// When it last wrote something that is held here, by its own clock.
    pub last_change: Option<i64>,
    /// How many of its changes are held here.
    pub changes: u32,
    /// When it took a new key, if it ever did.
    pub rotated_at: Option<i64>,
    /// Two histories of it are held here.
    pub forked: bool,
    /// Why it left: a stable word.
    pub reason: Option<String>,
    /// When it left.
    pub revoked_at: Option<i64>,
}

/// What is carried to the new workstation, on paper or as a picture.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// To be typed there once.
    pub code: String,
    /// The server it joins through, if the clinic has one.
    pub server: Option<String>,
    /// Both as a picture (SVG) for a telephone's camera.
    pub qr_svg: String,
    /// Until when it is good, milliseconds UTC.
    pub expires_at: i64,
}

/// Why a workstation leaves.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Departure {
    /// A stable word: `lost`, `stolen`, `replaced`, `unused`, `other`.
    pub reason: String,
    /// In a person's own words.
    pub note: String,
}

/// What a person at this workstation has to know about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceStanding {
    /// The clinic no longer hears this workstation.
    pub revoked: bool,
    /// Since when another computer signs as this one, milliseconds UTC.
    pub twin_since: Option<i64>,
    /// How many changes wait for somebody's judgement.
    pub to_review: u32,
}

impl App {
    /// The workstations that sign here, or did.
    pub fn devices(&self) -> Result<Vec<DeviceView>> {
        let (store, _) = self.require(Action::Sync)?;
        let now = self.env.now();
        store.read(|tx| {
            let known = Known {
                me: tx.self_device()?.device,
                staff: tx.all()?,
                revocations: tx.all()?,
                rotations: tx.all()?,
                forked: tx.forked()?,
                now,
            };
            let mut views = tx
                .all::<Device>()?
                .into_iter()
                .map(|device| known.view(tx, device))
                .collect::<Result<Vec<DeviceView>>>()?;
            views.sort_by_key(|view| (view.state == DeviceState::Revoked, view.enrolled_at, view.id));
            Ok(views)
        })
    }

    /// What a person at this workstation has to know about it.
    pub fn device_standing(&self) -> Result<DeviceStanding> {
        let (store, _) = self.require(Action::Sync)?;
        let refused = self.state().sync.as_ref().and_then(|running| running.handle.status().reason);
        store.read(|tx| {
            let me = tx.self_device()?.device;
            let told = tx.all::<Revocation>()?.iter().any(|revocation| revocation.device == me);
            Ok(DeviceStanding {
                revoked: told || refused.as_deref() == Some("revoked"),
                twin_since: tx.twin_since()?,
                to_review: u32::try_from(tx.quarantine()?.len()).unwrap_or(u32::MAX),
            })
        })
    }

    /// Enrols a workstation that does not exist yet by a signed change: its id and first key follow from the secret in
    /// the invitation, so whoever holds the code is that workstation. The code also names the clinic by its first change,
    /// so that nobody can lead the new workstation into another.
    pub fn invite_device(&self, name: &str) -> Result<Invitation> {
        let (store, session) = self.require(Action::ManageDevices)?;
        let name = text::clean(name);
        text::required("name", &name)?;
        let taken =
            |view: &DeviceView| view.name == name && matches!(view.state, DeviceState::Active | DeviceState::Invited);
        if self.devices()?.iter().any(taken) {
            return Err(Invalid::new("name", "duplicate").into());
        }
        let secret = self.env.random::<16>();
        let (id, key) = key::invited(&secret);
        let expires_at = self.env.now() + INVITATION_MS;
        let device = Device {
            id: DeviceId(id),
            name,
            public_key: ByteString(key.public().0.to_vec()),
            enrolled_at: self.env.now(),
            expires_at: Some(expires_at),
        };
        store.write_as(ChangeKind::Enrol, self.ctx(Some(&session)), |tx| Ok::<_, Error>(tx.append(&device)?))?;
        let (server, genesis) = store.read(|tx| Ok::<_, Error>((tx.peer()?.map(|peer| peer.url), tx.genesis()?)))?;
        let genesis = genesis.ok_or(Error::NotFound("genesis"))?;
        let mut clinic = [0; code::CLINIC];
        clinic.copy_from_slice(&genesis.0[..code::CLINIC]);
        self.hasten_sync();
        let code = code::write_invitation(&secret, &clinic).to_string();
        let qr_svg = picture(&format!("esmalte:join?server={}&code={code}", server.as_deref().unwrap_or_default()))?;
        Ok(Invitation { code, server, qr_svg, expires_at })
    }

    /// Revokes a workstation after the last of its changes held here, or withdraws an invitation that nobody has used.
    /// What it wrote until then stays; what comes later waits for a person's judgement.
    pub fn revoke_device(&self, device: DeviceId, departure: &Departure) -> Result<()> {
        let (store, session) = self.require(Action::ManageDevices)?;
        let id = self.env.id();
        let revoked_at = self.env.now();
        store.write_as(ChangeKind::Revoke, self.ctx(Some(&session)), |tx| {
            tx.get::<Device>(device.0)?;
            if tx.self_device()?.device == device {
                return Err(Invalid::new("device", "this_one").into());
            }
            if tx.all::<Revocation>()?.iter().any(|revocation| revocation.device == device) {
                return Err(Invalid::new("device", "already_there").into());
            }
            let last = tx.heads()?.get(&device).copied();
            let number = |of: Option<u64>| of.and_then(|of| i64::try_from(of).ok()).unwrap_or(0);
            let revocation = Revocation {
                id,
                device,
                last_epoch: number(last.map(|head| head.epoch)),
                last_seq: number(last.map(|head| head.seq)),
                reason: departure.reason.clone(),
                note: text::clean(&departure.note),
                revoked_at,
            };
            revocation.check()?;
            Ok::<_, Error>(tx.append(&revocation)?)
        })?;
        self.hasten_sync();
        Ok(())
    }

    /// Gives this workstation a new key. The file of keys knows the new one before the log does, and the old one until the
    /// log is on disk; so whenever this is cut off, the next start opens with the right one.
    pub fn rotate_key(&self) -> Result<()> {
        let (store, session) = self.require(Action::ManageDevices)?;
        let next = DeviceKey::from_seed(&self.env.random());
        keys::propose(&self.env, store.folder(), store.database_key(), &next)?;
        store.rotate(self.env.id(), &next, self.ctx(Some(&session)))?;
        keys::adopt(&self.env, store.folder(), store.database_key(), &next)?;
        // The next session shows the new key.
        self.reconnect();
        Ok(())
    }

    /// Makes this workstation another one, with an invitation from a colleague: for a clone of a disk, for one that was
    /// revoked and found again, for one whose key was lost with a backup. Everything held here stays.
    pub fn become_device(&self, code: &str) -> Result<()> {
        let (store, session) = self.require(Action::ManageDevices)?;
        let (secret, clinic) = invitation(code)?;
        if store.read(|tx| tx.genesis())?.is_none_or(|genesis| !genesis.0.starts_with(&clinic)) {
            return Err(other_clinic());
        }
        let peer = store.peer()?.ok_or(sync::Error::NoPeer)?;
        let joined = sync::join(&peer.url, &secret)?;
        keys::propose(&self.env, store.folder(), store.database_key(), &joined.key)?;
        store.become_device(joined.device, &joined.key, self.ctx(Some(&session)))?;
        keys::adopt(&self.env, store.folder(), store.database_key(), &joined.key)?;
        self.reconnect();
        Ok(())
    }
}

/// Reads an invitation as a person typed it.
pub(crate) fn invitation(typed: &str) -> Result<(zeroize::Zeroizing<[u8; 16]>, [u8; code::CLINIC])> {
    code::read_invitation(typed)
        .ok_or_else(|| Error::Server { code: ErrorCode::CodeRefused, reason: "not an invitation".to_owned() })
}

/// The relay serves another clinic than the one that invited.
pub(crate) fn other_clinic() -> Error {
    Error::Server { code: ErrorCode::CodeRefused, reason: "the invitation is of another clinic".to_owned() }
}

/// What the view of a device follows from.
struct Known {
    me: DeviceId,
    staff: Vec<Staff>,
    revocations: Vec<Revocation>,
    rotations: Vec<Rotation>,
    forked: Vec<DeviceId>,
    now: i64,
}

impl Known {
    fn view(&self, tx: &ReadTx<'_>, device: Device) -> Result<DeviceView> {
        let id = device.id;
        let head = tx.heads()?.get(&id).copied();
        let revocation = self.revocations.iter().filter(|revocation| revocation.device == id);
        let revocation =
            revocation.min_by_key(|revocation| (revocation.last_epoch, revocation.last_seq, revocation.id));
        let over = device.expires_at.is_some_and(|expires| expires < self.now);
        let state = match (revocation, head) {
            (Some(_), _) => DeviceState::Revoked,
            (None, Some(_)) => DeviceState::Active,
            (None, None) if over => DeviceState::Expired,
            (None, None) => DeviceState::Invited,
        };
        let inviter = tx.inviter(id)?.filter(|inviter| inviter.device != id);
        Ok(DeviceView {
            this_one: id == self.me,
            state,
            invited_by: inviter.and_then(|inviter| self.name_of(inviter.actor?)),
            enrolled_at: device.enrolled_at,
            expires_at: device.expires_at,
            last_change: tx.last_written(id)?,
            changes: head.map_or(0, |head| u32::try_from(head.seq).unwrap_or(u32::MAX)),
            rotated_at: self.rotations.iter().filter(|rotation| rotation.device == id).map(|of| of.rotated_at).max(),
            forked: self.forked.contains(&id),
            reason: revocation.map(|revocation| revocation.reason.clone()),
            revoked_at: revocation.map(|revocation| revocation.revoked_at),
            name: device.name,
            id,
        })
    }

    fn name_of(&self, staff: StaffId) -> Option<String> {
        self.staff.iter().find(|person| person.id == staff).map(|person| person.name.clone())
    }
}

fn picture(text: &str) -> Result<String> {
    let code = qrcode::QrCode::new(text).map_err(|fault| Error::Report(fault.to_string()))?;
    Ok(code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(160, 160).build())
}
