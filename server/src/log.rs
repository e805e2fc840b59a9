//! The relay's log over PostgreSQL.

use std::{sync::Arc, time::SystemTime};

use deadpool_postgres::{Object, Pool};
use relay::{Admittance, Appended, Candidate, Log, Standing, Unavailable};
use uuid::Uuid;
use wire::{
    ClinicId, DeviceId,
    frame::Frame,
    membership::{Enrolment, Members, Statement},
    protocol::Head,
};

use crate::{
    Error,
    append::{append, frame, hash, number, signed},
    code,
    database::within,
    env::instant,
    members, migrations,
    wake::Wake,
};

/// For each connection so many requests may wait; who comes after them is told at once to come again.
const WAITING: usize = 16;

/// The log.
#[derive(Debug, Clone)]
pub struct PgLog {
    pool: Pool,
    wake: Arc<Wake>,
}

impl PgLog {
    /// Uses connections of this pool, and tells others by that.
    pub(crate) fn new(pool: Pool, wake: Arc<Wake>) -> PgLog {
        PgLog { pool, wake }
    }

    async fn client(&self) -> Result<Object, Error> {
        let status = self.pool.status();
        if status.waiting > status.max_size * WAITING {
            return Err(Error::Busy);
        }
        Ok(self.pool.get().await?)
    }

    async fn admitted(
        &self,
        code: &str,
        genesis: &Candidate,
        founder: &Enrolment,
        now: i64,
    ) -> Result<Admittance, Error> {
        let clinic = genesis.header.clinic;
        let mut client = self.client().await?;
        let tx = within(&mut client, clinic.0).await?;
        let select = "SELECT name, expires_at, used_by FROM clinic_code WHERE code_hash = $1 FOR UPDATE";
        let code = code::hash(code);
        let Some(row) = tx.query_opt(select, &[&code]).await? else {
            return Ok(Admittance::CodeRefused);
        };
        if let Some(used_by) = row.get::<_, Option<Uuid>>(2) {
            let select = "SELECT hash = $2 FROM change WHERE clinic_id = $1 AND server_seq = 1";
            let first = tx.query_opt(select, &[&clinic.0, &genesis.hash.0.as_slice()]).await?;
            let same = used_by == clinic.0 && first.is_some_and(|row| row.get(0));
            return Ok(if same { Admittance::Admitted } else { Admittance::CodeRefused });
        }
        if row.get::<_, SystemTime>(1) <= instant(now) {
            return Ok(Admittance::CodeRefused);
        }
        let insert = "
            INSERT INTO clinic (clinic_id, name, admitted_at)
            VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING";
        if tx.execute(insert, &[&clinic.0, &row.get::<_, &str>(0), &instant(now)]).await? == 0 {
            return Ok(Admittance::AlreadyHere);
        }
        let spend = "UPDATE clinic_code SET used_by = $2, used_at = $3 WHERE code_hash = $1";
        tx.execute(spend, &[&code, &clinic.0, &instant(now)]).await?;
        // The change enrols its own founder; nothing else may come with it that the signature does not cover.
        debug_assert!(genesis.statements.contains(&Statement::Enrols(founder.clone())));
        append(&tx, clinic, std::slice::from_ref(genesis), now).await?;
        tx.commit().await?;
        Ok(Admittance::Admitted)
    }

    async fn members_of(&self, clinic: ClinicId) -> Result<Members, Error> {
        let mut client = self.client().await?;
        let tx = within(&mut client, clinic.0).await?;
        let members = members::of(&tx, clinic).await?;
        tx.commit().await?;
        Ok(members)
    }

    async fn stands(&self, clinic: ClinicId) -> Result<Standing, Error> {
        let mut client = self.client().await?;
        let tx = within(&mut client, clinic.0).await?;
        let select = "
            SELECT device_id, epoch, seq, hash
            FROM device_head
            WHERE clinic_id = $1";
        let rows = tx.query(&tx.prepare_cached(select).await?, &[&clinic.0]).await?;
        // After the heads: a position that is too new only makes a device look once more.
        let select = "
            SELECT coalesce(server_seq, 0), incarnation, suspended_at IS NOT NULL
            FROM server_identity
            LEFT JOIN clinic ON clinic_id = $1";
        let row = tx.query_one(&tx.prepare_cached(select).await?, &[&clinic.0]).await?;
        tx.commit().await?;
        if row.get(2) {
            return Err(Error::Suspended);
        }
        let ends = rows
            .iter()
            .map(|row| {
                let head = Head { epoch: number(row.get(1))?, seq: number(row.get(2))?, hash: hash(row.get(3))? };
                Ok(((DeviceId(row.get(0)), head.epoch), head))
            })
            .collect::<Result<_, Error>>()?;
        Ok(Standing { ends, server_seq: number(row.get(0))?, incarnation: row.get(1) })
    }

    async fn read(&self, clinic: ClinicId, position: u64, bytes: usize, most: usize) -> Result<Vec<Frame>, Error> {
        // A position past 63 bits lies after everything.
        let Ok(position) = signed(position) else { return Ok(Vec::new()) };
        let mut client = self.client().await?;
        let tx = within(&mut client, clinic.0).await?;
        // The length of a value is known without reading it, so what lies past the bound is never fetched.
        let select = "
            SELECT server_seq, header, sections, signature
            FROM (
                SELECT server_seq, header, sections, signature,
                    coalesce(sum(length(header) + length(sections)) OVER (
                        ORDER BY server_seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
                FROM change
                WHERE clinic_id = $1 AND server_seq > $2
                ORDER BY server_seq
                LIMIT $3
            ) AS next
            WHERE before < $4
            ORDER BY server_seq";
        let select = tx.prepare_cached(select).await?;
        let (bytes, most) = (signed(bytes as u64)?, signed(most as u64)?);
        let rows = tx.query(&select, &[&clinic.0, &position, &most, &bytes]).await?;
        tx.commit().await?;
        rows.iter().map(|row| frame(row.get(0), row.get(1), row.get(2), row.get(3))).collect()
    }

    async fn keep(&self, clinic: ClinicId, device: DeviceId, nonce: &[u8], expires: i64) -> Result<(), Error> {
        let mut client = self.client().await?;
        let tx = within(&mut client, clinic.0).await?;
        // Old ones leave when a new one comes, so nothing has to sweep.
        let over = "DELETE FROM nonce WHERE clinic_id = $1 AND expires_at < $2::timestamptz - interval '2 minutes'";
        tx.execute(&tx.prepare_cached(over).await?, &[&clinic.0, &instant(expires)]).await?;
        let insert = "
            INSERT INTO nonce (clinic_id, nonce, device_id, expires_at)
            VALUES ($1, $2, $3, $4)";
        let insert = tx.prepare_cached(insert).await?;
        tx.execute(&insert, &[&clinic.0, &nonce, &device.0, &instant(expires)]).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn spend(&self, clinic: ClinicId, device: DeviceId, nonce: &[u8], now: i64) -> Result<bool, Error> {
        let mut client = self.client().await?;
        let tx = within(&mut client, clinic.0).await?;
        let delete = "
            DELETE FROM nonce
            WHERE clinic_id = $1 AND nonce = $2
            RETURNING device_id = $3 AND expires_at > $4";
        let delete = tx.prepare_cached(delete).await?;
        let row = tx.query_opt(&delete, &[&clinic.0, &nonce, &device.0, &instant(now)]).await?;
        tx.commit().await?;
        Ok(row.is_some_and(|row| row.get(0)))
    }

    async fn home(&self, device: DeviceId) -> Result<Option<ClinicId>, Error> {
        let client = self.client().await?;
        let select = client.prepare_cached("SELECT clinic_id FROM device_home WHERE device_id = $1").await?;
        Ok(client.query_opt(&select, &[&device.0]).await?.map(|row| ClinicId(row.get(0))))
    }

    async fn appended(&self, clinic: ClinicId, batch: &[Candidate], now: i64) -> Result<Appended, Error> {
        let mut client = self.client().await?;
        let tx = within(&mut client, clinic.0).await?;
        let appended = append(&tx, clinic, batch, now).await?;
        tx.commit().await?;
        Ok(appended)
    }
}

impl Log for PgLog {
    async fn admit(
        &self,
        code: &str,
        genesis: &Candidate,
        founder: &Enrolment,
        now: i64,
    ) -> Result<Admittance, Unavailable> {
        Ok(self.admitted(code, genesis, founder, now).await?)
    }

    async fn home_of(&self, device: DeviceId) -> Result<Option<ClinicId>, Unavailable> {
        Ok(self.home(device).await?)
    }

    async fn members(&self, clinic: ClinicId) -> Result<Members, Unavailable> {
        Ok(self.members_of(clinic).await?)
    }

    async fn keep_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        expires: i64,
    ) -> Result<(), Unavailable> {
        Ok(self.keep(clinic, device, &nonce, expires).await?)
    }

    async fn spend_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        now: i64,
    ) -> Result<bool, Unavailable> {
        Ok(self.spend(clinic, device, &nonce, now).await?)
    }

    async fn standing(&self, clinic: ClinicId) -> Result<Standing, Unavailable> {
        Ok(self.stands(clinic).await?)
    }

    async fn append(&self, clinic: ClinicId, batch: Vec<Candidate>, now: i64) -> Result<Appended, Unavailable> {
        Ok(self.appended(clinic, &batch, now).await?)
    }

    async fn after(
        &self,
        clinic: ClinicId,
        position: u64,
        most_bytes: usize,
        most: usize,
    ) -> Result<Vec<Frame>, Unavailable> {
        Ok(self.read(clinic, position, most_bytes, most).await?)
    }

    fn announce(&self, clinic: ClinicId) {
        self.wake.tell(clinic);
    }

    async fn ready(&self) -> Result<(), Unavailable> {
        let client = self.client().await?;
        Ok(migrations::check(&client).await?)
    }
}
