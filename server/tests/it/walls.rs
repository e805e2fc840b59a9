//! Row-level security, and that a database can only be written by the program it belongs to.

use server::Error;
use tokio_postgres::error::SqlState;

use crate::kit::{Kit, database};

#[tokio::test]
async fn without_a_clinic_the_tables_are_empty_and_with_one_they_hold_only_it() {
    let kit = Kit::new().await;
    let (first, _) = kit.found(1).await;
    kit.found(2).await;
    kit.owner.batch_execute("SET ROLE esmalte_app").await.expect("the role");
    for table in ["clinic", "device", "device_head", "change", "fork", "nonce"] {
        let rows = kit.owner.query(&format!("SELECT 1 FROM {table}"), &[]).await.expect("readable");
        assert!(rows.is_empty(), "{table}");
    }
    kit.owner
        .execute("SELECT set_config('app.clinic_id', $1, false)", &[&first.clinic.to_string()])
        .await
        .expect("set");
    let rows = kit.owner.query("SELECT clinic_id FROM change", &[]).await.expect("readable");
    assert_eq!(rows.iter().map(|row| row.get(0)).collect::<Vec<uuid::Uuid>>(), [first.clinic.0]);
    let insert = "INSERT INTO fork SELECT gen_random_uuid(), device_id, epoch, seq, hash, header, sections, signature, \
                  received_at FROM change";
    let fault = kit.owner.execute(insert, &[]).await.expect_err("another clinic's row");
    assert_eq!(fault.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE));
    for forbidden in ["DELETE FROM change", "UPDATE device SET name = ''", "SELECT signing_seed FROM server_identity"] {
        let fault = kit.owner.execute(forbidden, &[]).await.expect_err(forbidden);
        assert_eq!(fault.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{forbidden}");
    }
}

/// The tables that cannot know a clinic; Citus copies them to every machine.
const REFERENCE: [&str; 4] = [
    // One row: the server's own key and life.
    "server_identity",
    // A code is made before its clinic exists.
    "clinic_code",
    // Asked for the clinic of a device before any clinic is known; its key makes a device be at home once in the world.
    "device_home",
    // Which steps ran.
    "refinery_schema_history",
];

/// So that the schema spreads over machines by clinic as it stands. Read from the catalogue: a later step is held too.
#[tokio::test]
async fn every_table_key_and_reference_carries_the_clinic() {
    let kit = Kit::new().await;
    let select = "
        SELECT class.relname::text, class.relrowsecurity,
            EXISTS (SELECT FROM pg_attribute WHERE attrelid = class.oid AND attname = 'clinic_id' AND attnotnull),
            EXISTS (SELECT FROM pg_policy WHERE polrelid = class.oid)
        FROM pg_class AS class
        WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p') AND NOT class.relispartition";
    let mut apart = Vec::new();
    for row in kit.owner.query(select, &[]).await.expect("tables") {
        let (table, walled, carries, policy): (String, bool, bool, bool) =
            (row.get(0), row.get(1), row.get(2), row.get(3));
        if REFERENCE.contains(&table.as_str()) {
            apart.push(table);
        } else {
            assert!(
                walled && carries && policy,
                "{table}: clinic_id {carries}, row security {walled}, policy {policy}"
            );
        }
    }
    apart.sort_unstable();
    let mut named = REFERENCE;
    named.sort_unstable();
    assert_eq!(apart, named, "the list above is exact");
    let select = "
        SELECT index.indrelid::regclass::text, attribute.attname::text
        FROM pg_index AS index
        JOIN pg_attribute AS attribute ON attribute.attrelid = index.indrelid AND attribute.attnum = index.indkey[0]
        JOIN pg_class AS class ON class.oid = index.indrelid AND NOT class.relispartition
        WHERE (index.indisunique OR index.indisprimary OR index.indisexclusion)
            AND class.relnamespace = 'public'::regnamespace";
    for row in kit.owner.query(select, &[]).await.expect("keys") {
        let (table, first): (String, String) = (row.get(0), row.get(1));
        assert!(first == "clinic_id" || REFERENCE.contains(&table.as_str()), "key of {table} ({first})");
    }
    // Both ends of a reference carry the clinic at the same place, and none leads into or out of a reference table.
    let select = "
        SELECT fk.conname::text, fk.conrelid::regclass::text, fk.confrelid::regclass::text, (
            SELECT bool_or(mine.attname = 'clinic_id' AND theirs.attname = 'clinic_id')
            FROM unnest(fk.conkey, fk.confkey) AS pair (mine, theirs)
            JOIN pg_attribute AS mine ON mine.attrelid = fk.conrelid AND mine.attnum = pair.mine
            JOIN pg_attribute AS theirs ON theirs.attrelid = fk.confrelid AND theirs.attnum = pair.theirs
        )
        FROM pg_constraint AS fk
        WHERE fk.contype = 'f' AND fk.connamespace = 'public'::regnamespace";
    let references = kit.owner.query(select, &[]).await.expect("references");
    assert!(references.len() >= 3, "the question finds them");
    for row in references {
        let (name, from, to, carries): (String, String, String, bool) =
            (row.get(0), row.get(1), row.get(2), row.get(3));
        let between = !REFERENCE.contains(&from.as_str()) && !REFERENCE.contains(&to.as_str());
        assert!(carries && between, "{name}: {from} to {to}");
    }
    let spread = "SELECT partstrat = 'h' AND partattrs::text = '1' FROM pg_partitioned_table WHERE partrelid = 'change'::regclass";
    assert!(
        kit.owner.query_one(spread, &[]).await.expect("partitioned").get::<_, bool>(0),
        "changes: by hash of clinic_id"
    );
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_an_older_one_asks_for_migrate() {
    let config = database().await;
    let listener = || tokio::net::TcpListener::bind("127.0.0.1:0");
    let serve = async |config: &tokio_postgres::Config| {
        let listener = listener().await.expect("a port");
        server::serve(server::Config::new(config.clone()), listener, async {}).await
    };
    assert!(matches!(serve(&config).await, Err(Error::OlderSchema { found: 0, .. })));
    server::migrate(&config).await.expect("migrates");
    server::migrate(&config).await.expect("again, and nothing changes");
    serve(&config).await.expect("serves");
    let client = server::database::connect(&config).await.expect("connects");
    let newer = "
        INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
        SELECT 9999, 'later', applied_on, checksum FROM refinery_schema_history WHERE version = 1";
    assert_eq!(client.execute(newer, &[]).await.expect("a later step"), 1);
    assert!(matches!(serve(&config).await, Err(Error::NewerSchema { found: 9999, .. })));
    assert!(matches!(server::migrate(&config).await, Err(Error::NewerSchema { found: 9999, .. })));
}

#[tokio::test]
async fn a_database_that_moved_is_another_incarnation() {
    let config = database().await;
    server::migrate(&config).await.expect("migrates");
    let client = server::database::connect(&config).await.expect("connects");
    let incarnation = async || {
        let row = client.query_one("SELECT incarnation FROM server_identity", &[]).await.expect("identity");
        row.get::<_, uuid::Uuid>(0)
    };
    let first = incarnation().await;
    server::migrate(&config).await.expect("migrates");
    assert_eq!(incarnation().await, first);
    client.execute("UPDATE server_identity SET origin = 'elsewhere'", &[]).await.expect("as a restored dump has it");
    server::migrate(&config).await.expect("migrates");
    let second = incarnation().await;
    assert_ne!(second, first);
    server::restored(&config).await.expect("told");
    assert_ne!(incarnation().await, second);
}
