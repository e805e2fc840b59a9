//! The program's commands, its settings, its log.

use relay::testing::Author;
use serde_json::Value;
use wire::protocol::Problem;

use crate::{
    kit::{Kit, database},
    running::{Folder, Running, program, run},
};

#[tokio::test]
async fn the_program_does_what_its_help_says() {
    let config = database().await;
    let run = |arguments: &[&str]| run(&config, arguments);
    assert_eq!(run(&["serve", "--listen", "127.0.0.1:0"]).0, Some(1), "no schema yet");
    assert_eq!(run(&["migrate"]), (Some(0), String::new()));
    let (status, code) = run(&["clinic", "add", "Clínica Sol"]);
    assert_eq!((status, code.trim().len(), code.starts_with("C-")), (Some(0), 26, true));
    assert!(run(&["clinic", "list"]).1.contains("code not used yet\t0 changes\tClínica Sol"));
    let listed: Value = serde_json::from_str(&run(&["clinic", "list", "--json"]).1).expect("JSON");
    assert_eq!((&listed["name"], &listed["id"]), (&Value::from("Clínica Sol"), &Value::Null));
    let nobody = "00000000-0000-0000-0000-000000000001";
    assert_eq!(run(&["device", "list", "--clinic", nobody]), (Some(0), String::new()));
    assert_eq!(run(&["verify", "--clinic", nobody]).0, Some(1), "a clinic that is not here cannot be right");
    for command in ["show", "suspend", "resume"] {
        assert_eq!(run(&["clinic", command, nobody]).0, Some(1), "{command}");
    }
}

#[tokio::test]
async fn check_says_what_is_set_and_what_is_wrong_and_no_secret() {
    let config = database().await;
    let folder = Folder::new("check");
    let file = folder.put("server.toml", "listen = '127.0.0.1:7777'\nconnections = 7\n");
    let (status, said) = run(&config, &["check", "--config", &file, "--connections", "9"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("listen = \"127.0.0.1:7777\"") && said.contains("connections = 9"), "{said}");
    assert!(said.contains("run `esmalte-server migrate`"), "{said}");
    server::migrate(&config).await.expect("migrates");
    let by_variable = program(&config).args(["serve", "--check"]).env("ESMALTE_CONFIG", &file).output().expect("runs");
    let said = String::from_utf8_lossy(&by_variable.stdout).into_owned();
    // Throw-away clusters do not write through; whoever promises receipts is told.
    let owner = server::database::connect(&config).await.expect("connects");
    let through: String = owner.query_one("SHOW fsync", &[]).await.expect("a setting").get(0);
    let wrong = said.lines().filter(|line| line.starts_with("the database: fsync")).count();
    assert_eq!((wrong, by_variable.status.success()), (usize::from(through == "off"), through == "on"), "{said}");
    assert!(said.lines().last() == Some("nothing is wrong") || wrong == 1, "{said}");
    let over = program(&config)
        .args(["check", "--listen", "127.0.0.1:1"])
        .env("ESMALTE_CONFIG", &file)
        .env("ESMALTE_LISTEN", "127.0.0.1:2")
        .env("ESMALTE_CONNECTIONS", "5")
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&over.stdout).into_owned();
    assert!(said.contains("listen = \"127.0.0.1:1\"") && said.contains("connections = 5"), "{said}");
    let secret = "postgres://nobody:hunter2@127.0.0.1:1/nowhere";
    let refused = program(&config).args(["check", "--json", "--database", secret]).output().expect("runs");
    let all = String::from_utf8_lossy(&[refused.stdout.clone(), refused.stderr].concat()).into_owned();
    assert!(!refused.status.success() && !all.contains("hunter2"), "{all}");
    let told: Value = serde_json::from_slice(&refused.stdout).expect("JSON");
    assert_eq!(told["faults"].as_array().map(Vec::len), Some(1), "{told}");
    let slip = folder.put("slip.toml", "database = 'postgres://a:hunter2@b/c'\nlissen = 1\n");
    let slipped = program(&config).args(["check", "--config", &slip]).output().expect("runs");
    let all = String::from_utf8_lossy(&[slipped.stdout, slipped.stderr].concat()).into_owned();
    assert!(all.contains("line 2") && all.contains("lissen") && !all.contains("hunter2"), "{all}");
    let open = program(&config).args(["serve", "--listen", "0.0.0.0:0"]).output().expect("runs");
    assert!(!open.status.success(), "no plain HTTP for the world");
}

#[tokio::test]
async fn the_log_is_json_with_request_ids_and_nothing_of_a_patient() {
    let config = database().await;
    server::migrate(&config).await.expect("migrates");
    let mut running = Running::start(&config, &[]);
    let kit = Kit::at(&config, &format!("http://{}", running.address)).await;
    let (mut author, token) = kit.found(1).await;
    let secret = "Muñoz Ibáñez, alérgica a la penicilina";
    let second = Author::new(1, 1_001);
    kit.push(&author.cloned(), &token, &[author.notes(secret), author.enrols(&second)]).await.expect("taken");
    // Whatever a client puts where we might print it, and every way to be refused.
    let mut bad = author.cloned().notes(secret);
    bad.change.signature[3] ^= 1;
    kit.push(&author, &token, &[bad]).await.expect_err("refused");
    let mut clone = author.cloned();
    clone.seq -= 1;
    kit.push(&author, &token, &[clone.notes(secret)]).await.expect_err("a fork");
    kit.push_packed(&author, &token, secret.as_bytes().to_vec()).await.expect_err("torn");
    for path in
        ["/Mu%C3%B1oz", "/v1/clinics/Mu%C3%B1oz/heads", "/v1/clinics/a/changes?after=Mu%C3%B1oz&name=Iba%C3%B1ez"]
    {
        kit.get(path, "Muñoz-token").await;
    }
    let refused: Result<Value, (u16, Problem)> =
        kit.post("/v1/session", "", format!("{{\"{secret}\":1}}").into_bytes()).await;
    refused.expect_err("malformed");
    let code = kit.code().await;
    kit.admit(&code, &Author::new(5, 50).founds()).await.expect("admitted");
    running.tell("TERM");
    running.until("stopped");
    assert_eq!(running.ended(), Some(0));
    let log = &running.log;
    for word in
        ["Muñoz", "Ibáñez", "Mu%C3%B1oz", "Iba%C3%B1ez", "penicilina", "Gabinete", "Clínica de prueba", &token, &code]
    {
        assert!(!log.contains(word), "{word} in the log");
    }
    let answered: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .filter(|line: &Value| line["fields"]["message"] == "answered")
        .collect();
    assert!(answered.len() >= 12, "each request has its line: {}", answered.len());
    for line in &answered {
        assert_eq!(line["span"]["id"].as_str().map(str::len), Some(16), "{line}");
    }
}

#[tokio::test]
async fn numbers_are_served_on_a_port_of_their_own() {
    let config = database().await;
    server::migrate(&config).await.expect("migrates");
    let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port");
    let mut running = Running::start(&config, &["--metrics-listen", &free.to_string()]);
    let kit = Kit::at(&config, &format!("http://{}", running.address)).await;
    let (mut author, token) = kit.found(1).await;
    kit.push(&author.cloned(), &token, &[author.writes(5), author.writes(5)]).await.expect("taken");
    let numbers = reqwest::get(format!("http://{free}/metrics")).await.expect("answers").text().await.expect("text");
    for wanted in [
        "esmalte_changes_accepted_total 2",
        "esmalte_connections 1",
        "esmalte_hears_replicas 1",
        "esmalte_database_connections{state=\"open\"}",
        "esmalte_request_seconds_bucket{method=\"POST\",route=\"/v1/clinics/{clinic}/changes\",status=\"200\"",
    ] {
        assert!(numbers.contains(wanted), "{wanted} not in\n{numbers}");
    }
    assert_eq!(kit.get("/metrics", "").await.0, 404, "and not where devices connect");
    running.tell("TERM");
    running.until("stopped");
}
