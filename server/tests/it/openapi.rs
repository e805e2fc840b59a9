//! `openapi.json` is what the server does: every route and nothing else, every answer as described, every example right.

use std::collections::BTreeSet;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use relay::testing::Author;
use reqwest::Method;
use serde_json::{Value, json};
use wire::frame;

use crate::kit::Kit;

/// Where the routes are declared.
const ROUTER: &str = include_str!("../../../crates/relay/src/relay.rs");

fn document() -> Value {
    serde_json::from_str(include_str!("../../openapi.json")).expect("JSON")
}

/// What a reference stands for; a value that is none stands for itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(path) => resolved(document, document.pointer(path.trim_start_matches('#')).expect(path)),
        None => value,
    }
}

/// Why a value is not what a schema says, as far as our schemas say anything; a keyword unknown here is a fault too.
fn fault(document: &Value, schema: &Value, value: &Value) -> Option<String> {
    let schema = resolved(document, schema);
    let wrong = |what: &str| Some(format!("{value} against {what}"));
    for (keyword, said) in schema.as_object().expect("a schema") {
        let fault = match keyword.as_str() {
            "description" | "default" | "contentMediaType" => None,
            "type" => {
                let is = |name: &Value| match name.as_str().expect("a type") {
                    "object" => value.is_object(),
                    "string" => value.is_string(),
                    "integer" => value.is_u64() || value.is_i64(),
                    "null" => value.is_null(),
                    other => panic!("type {other}"),
                };
                let fits = said.as_array().map_or_else(|| is(said), |names| names.iter().any(is));
                if fits { None } else { wrong(&format!("type {said}")) }
            }
            "const" => {
                if value == said {
                    None
                } else {
                    wrong(&format!("const {said}"))
                }
            }
            "enum" => {
                if said.as_array().expect("a list").contains(value) {
                    None
                } else {
                    wrong("enum")
                }
            }
            "minimum" => {
                if value.as_i64().is_some_and(|n| n < said.as_i64().expect("a number")) {
                    wrong("minimum")
                } else {
                    None
                }
            }
            "minLength" | "maxLength" => {
                let (length, bound) = (value.as_str().map_or(0, str::len) as u64, said.as_u64().expect("a number"));
                let fits = if keyword == "minLength" { length >= bound } else { length <= bound };
                if fits { None } else { wrong(keyword) }
            }
            "format" => {
                assert_eq!(said, "uuid");
                if value.as_str().is_some_and(|text| uuid::Uuid::parse_str(text).is_ok()) {
                    None
                } else {
                    wrong("uuid")
                }
            }
            "required" => {
                let names = said.as_array().expect("a list").iter().map(|name| name.as_str().expect("a name"));
                names.filter(|name| value.get(name).is_none()).find_map(wrong)
            }
            "properties" => {
                let said = said.as_object().expect("properties");
                said.iter().find_map(|(name, schema)| fault(document, schema, value.get(name)?))
            }
            "additionalProperties" => {
                let known = schema["properties"].as_object();
                let others = value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(name, _)| known.is_none_or(|k| !k.contains_key(*name)));
                match said {
                    Value::Bool(false) => others.map(|(name, _)| name).find_map(|name| wrong(&format!("no {name}"))),
                    said => others.map(|(_, value)| value).find_map(|value| fault(document, said, value)),
                }
            }
            "oneOf" => {
                let fits =
                    said.as_array().expect("a list").iter().filter(|schema| fault(document, schema, value).is_none());
                if fits.count() == 1 { None } else { wrong("oneOf") }
            }
            other => panic!("keyword {other}"),
        };
        if fault.is_some() {
            return fault;
        }
    }
    None
}

fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let methods = |path: &Value| {
        path.as_object().expect("a path").keys().filter(|key| *key != "parameters").cloned().collect::<Vec<_>>()
    };
    paths
        .iter()
        .flat_map(|(path, item)| {
            methods(item).into_iter().map(move |method| (method.clone(), path.clone(), &item[&method]))
        })
        .collect()
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let routes: BTreeSet<(String, String)> = ROUTER
        .lines()
        .filter_map(|line| line.trim().strip_prefix(".route(\"")?.split_once("\", "))
        .flat_map(|(path, handlers)| {
            let here = |method: &&str| handlers.contains(&format!("{method}("));
            ["get", "post", "put", "patch", "delete"]
                .into_iter()
                .filter(here)
                .map(move |m| (m.to_owned(), path.to_owned()))
        })
        .collect();
    let document = document();
    let described = operations(&document).into_iter().map(|(method, path, _)| (method, path)).collect();
    assert_eq!(routes, described);
    assert_eq!(ROUTER.matches(".route(").count(), document["paths"].as_object().map_or(0, serde_json::Map::len));
}

#[test]
fn every_example_is_what_its_schema_says() {
    let document = document();
    let mut tried = 0;
    for (method, path, operation) in operations(&document) {
        let answers = operation["responses"].as_object().expect("answers").values();
        for content in answers.chain(operation.get("requestBody")).map(|part| &resolved(&document, part)["content"]) {
            let Some(content) = content.get("application/json") else { continue };
            let fault = fault(&document, &content["schema"], &content["example"]);
            assert_eq!(fault, None, "{method} {path}");
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}

/// A server, what it is described as, and which of its answers were seen.
struct Told {
    kit: Kit,
    document: Value,
    seen: BTreeSet<String>,
}

impl Told {
    /// Asks, and holds the answer against the document.
    async fn ask(&mut self, method: Method, route: &str, path: &str, token: &str, body: Vec<u8>) -> (u16, Value) {
        let url = format!("{}{path}", self.kit.url);
        let request = reqwest::Client::new().request(method.clone(), url).bearer_auth(token).body(body);
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        assert_eq!(answer.headers()["x-request-id"].len(), 16);
        let sort = answer.headers()["content-type"].to_str().expect("text").split(';').next().expect("one").to_owned();
        let bytes = answer.bytes().await.expect("a body");
        let told = &self.document["paths"][route][method.as_str().to_lowercase()]["responses"][status.to_string()];
        let content = &resolved(&self.document, told)["content"][&sort];
        assert!(content.is_object(), "{method} {route} {status} {sort}: not described");
        let value = match sort.as_str() {
            "application/json" => serde_json::from_slice(&bytes).expect("JSON"),
            "text/plain" => Value::from(String::from_utf8_lossy(&bytes)),
            _ => json!(""),
        };
        assert_eq!(fault(&self.document, &content["schema"], &value), None, "{method} {route} {status}");
        self.seen.insert(format!("{} {route} {status}", method.as_str()));
        (status, value)
    }

    async fn say(&mut self, path: &str, body: Value) -> (u16, Value) {
        self.ask(Method::POST, path, path, "", body.to_string().into_bytes()).await
    }
}

#[tokio::test]
async fn real_answers_are_as_described() {
    let kit = Kit::with(|config| (config.limits.body, config.limits.least_reader) = (1 << 16, 2)).await;
    let mut told = Told { kit, document: document(), seen: BTreeSet::new() };
    let mut author = Author::new(1, 10);
    let genesis = BASE64_STANDARD.encode(author.founds().to_bytes());
    let (admission, session, challenge) = ("/v1/clinics", "/v1/session", "/v1/session/challenge");
    told.say(admission, json!({ "code": "C-0", "genesis": genesis })).await;
    told.say(admission, json!({ "code": 3 })).await;
    for _ in 0..2 {
        let code = told.kit.code().await;
        told.say(admission, json!({ "code": code, "genesis": genesis })).await;
    }
    told.say(challenge, json!({ "device": author.clinic })).await;
    told.say(challenge, json!({ "gadget": "n".repeat(70_000) })).await;
    let (_, given) = told.say(challenge, json!({ "device": author.device })).await;
    let nonce = BASE64_STANDARD.decode(given["nonce"].as_str().expect("text")).expect("base64");
    let message = wire::protocol::session_message(author.clinic, author.device, 1, &nonce);
    let signature = BASE64_STANDARD.encode(author.key.sign(&message));
    let request = json!({ "device": author.device, "epoch": 1, "nonce": given["nonce"], "signature": signature });
    let (_, grant) = told.say(session, request.clone()).await;
    told.say(session, request).await;
    let token = grant["token"].as_str().expect("text").to_owned();
    let (heads, changes) = ("/v1/clinics/{clinic}/heads", "/v1/clinics/{clinic}/changes");
    let (at_heads, at) = (
        heads.replace("{clinic}", &author.clinic.to_string()),
        changes.replace("{clinic}", &author.clinic.to_string()),
    );
    let elsewhere = heads.replace("{clinic}", &author.device.to_string());
    told.ask(Method::GET, heads, &at_heads, &token, vec![]).await;
    told.ask(Method::GET, heads, &at_heads, "none", vec![]).await;
    told.ask(Method::GET, heads, &elsewhere, &token, vec![]).await;
    told.ask(Method::GET, heads, &heads.replace("{clinic}", "x"), &token, vec![]).await;
    let pack = |frame| frame::pack(&[frame]).expect("packs");
    let mut clone = author.cloned();
    told.ask(Method::POST, changes, &at, &token, pack(author.writes(10))).await;
    told.ask(Method::POST, changes, &at, &token, pack(clone.writes(11))).await;
    author.writes(10);
    told.ask(Method::POST, changes, &at, &token, pack(author.writes(10))).await;
    told.ask(Method::POST, changes, &at, &token, pack(Author::new(1, 9).founds())).await;
    told.ask(Method::POST, changes, &at, &token, vec![1; 70_000]).await;
    told.ask(Method::POST, changes, &at, &token, vec![1; 7]).await;
    told.ask(Method::POST, changes, &at, "", vec![]).await;
    told.ask(Method::GET, changes, &format!("{at}?after=0&protocol=2"), &token, vec![]).await;
    told.ask(Method::GET, changes, &format!("{at}?after=0"), &token, vec![]).await;
    told.ask(Method::GET, changes, &format!("{at}?after=99&protocol=2"), &token, vec![]).await;
    told.ask(Method::GET, changes, &format!("{at}?before=9"), &token, vec![]).await;
    server::clinics::suspend(&told.kit.owner, author.clinic.0, &server::env::Machine).await.expect("suspends");
    told.ask(Method::GET, heads, &at_heads, &token, vec![]).await;
    told.ask(Method::POST, changes, &at, &token, pack(author.writes(10))).await;
    told.ask(Method::GET, "/healthz", "/healthz", "", vec![]).await;
    told.ask(Method::GET, "/readyz", "/readyz", "", vec![]).await;
    while told.say(admission, json!({ "code": "C-0", "genesis": genesis })).await.0 != 429 {}
    let statuses: BTreeSet<&str> = told.seen.iter().filter_map(|seen| seen.rsplit(' ').next()).collect();
    assert_eq!(
        statuses.into_iter().collect::<Vec<_>>(),
        ["200", "400", "401", "403", "404", "409", "413", "422", "426", "429"]
    );
    assert!(told.seen.len() >= 25, "{:?}", told.seen);
}
