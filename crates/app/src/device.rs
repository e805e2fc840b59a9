//! Workstations: which sign in this clinic, and how another one joins.

use domain::{
    DeviceId, Invalid,
    device::{ByteString, Device},
    text,
};
use serde::Serialize;
use wire::{ChangeKind, key};

use crate::{Action, App, Error, Result, code};

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
    /// Since when it may sign, milliseconds UTC.
    pub enrolled_at: i64,
    /// How many of its changes are held here.
    pub changes: u32,
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
}

impl App {
    /// The workstations that sign here.
    pub fn devices(&self) -> Result<Vec<DeviceView>> {
        let (store, _) = self.require(Action::Sync)?;
        store.read(|tx| {
            let (me, heads) = (tx.self_device()?.device, tx.heads()?);
            let view = |device: Device| DeviceView {
                this_one: device.id == me,
                changes: heads.get(&device.id).map_or(0, |head| u32::try_from(head.seq).unwrap_or(u32::MAX)),
                id: device.id,
                name: device.name,
                enrolled_at: device.enrolled_at,
            };
            Ok(tx.all::<Device>()?.into_iter().map(view).collect())
        })
    }

    /// Enrols a workstation that does not exist yet by a signed change: its id and first key follow from the secret in
    /// the invitation, so whoever holds the code is that workstation.
    pub fn invite_device(&self, name: &str) -> Result<Invitation> {
        let (store, session) = self.require(Action::ManageDevices)?;
        let name = text::clean(name);
        text::required("name", &name)?;
        if store.read(|tx| tx.all::<Device>())?.iter().any(|device| device.name == name) {
            return Err(Invalid::new("name", "duplicate").into());
        }
        let secret = self.env.random::<16>();
        let (id, key) = key::invited(&secret);
        let device = Device {
            id: DeviceId(id),
            name,
            public_key: ByteString(key.public().0.to_vec()),
            enrolled_at: self.env.now(),
        };
        store.write_as(ChangeKind::Enrol, self.ctx(Some(&session)), |tx| Ok::<_, Error>(tx.append(&device)?))?;
        let server = store.peer()?.map(|peer| peer.url);
        self.hasten_sync();
        let code = code::write(&secret).to_string();
        let qr_svg = picture(&format!("esmalte:join?server={}&code={code}", server.as_deref().unwrap_or_default()))?;
        Ok(Invitation { code, server, qr_svg })
    }
}

fn picture(text: &str) -> Result<String> {
    let code = qrcode::QrCode::new(text).map_err(|fault| Error::Report(fault.to_string()))?;
    Ok(code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(160, 160).build())
}
