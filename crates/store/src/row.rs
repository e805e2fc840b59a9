//! Between a record's fields and its row: one conversion, driven by the field's type.

use domain::{Field, FieldType};
use rusqlite::types::{Value as Sql, ValueRef};
use uuid::Uuid;
use wire::Value;

use crate::{Error, Result};

/// Turns a field's value into what its column holds.
pub(crate) fn to_sql(field: &Field, value: &Value) -> Result<Sql> {
    let sql = match (field.holds, value) {
        (_, Value::Null) => Sql::Null,
        (FieldType::Text, Value::Text(text)) => Sql::Text(text.clone()),
        (FieldType::Integer, Value::Integer(number)) => Sql::Integer(i64::try_from(*number).map_err(|_| shape())?),
        (FieldType::Boolean, Value::Bool(flag)) => Sql::Integer(i64::from(*flag)),
        (FieldType::Id, Value::Bytes(bytes)) if bytes.len() == 16 => Sql::Blob(bytes.clone()),
        (FieldType::Bytes, Value::Bytes(bytes)) => Sql::Blob(bytes.clone()),
        (FieldType::List, Value::Array(_) | Value::Map(_)) => {
            Sql::Text(serde_json::to_string(&to_json(value)?).map_err(|_| shape())?)
        }
        _ => return Err(shape()),
    };
    Ok(sql)
}

/// Whether a field can hold a value, found out without converting it.
pub(crate) fn fits(field: &Field, value: &Value) -> bool {
    match (field.holds, value) {
        (_, Value::Null) | (FieldType::Text, Value::Text(_)) => true,
        (FieldType::Boolean, Value::Bool(_)) | (FieldType::Bytes, Value::Bytes(_)) => true,
        (FieldType::Integer, Value::Integer(number)) => i64::try_from(*number).is_ok(),
        (FieldType::Id, Value::Bytes(bytes)) => bytes.len() == 16,
        (FieldType::List, Value::Array(_) | Value::Map(_)) => plain(value),
        _ => false,
    }
}

/// Whether a list can be kept as JSON.
fn plain(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Text(_) => true,
        Value::Integer(number) => i64::try_from(*number).is_ok(),
        Value::Array(items) => items.iter().all(plain),
        Value::Map(entries) => entries.iter().all(|(key, value)| key.is_text() && plain(value)),
        _ => false,
    }
}

/// Reads a column back.
pub(crate) fn from_sql(field: &Field, column: ValueRef<'_>) -> Result<Value> {
    let value = match (field.holds, column) {
        (_, ValueRef::Null) => Value::Null,
        (FieldType::Text, ValueRef::Text(text)) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        (FieldType::Integer, ValueRef::Integer(number)) => Value::from(number),
        (FieldType::Boolean, ValueRef::Integer(flag)) => Value::Bool(flag != 0),
        (FieldType::Id | FieldType::Bytes, ValueRef::Blob(bytes)) => Value::Bytes(bytes.to_vec()),
        (FieldType::List, ValueRef::Text(text)) => from_json(serde_json::from_slice(text).map_err(|_| shape())?)?,
        _ => return Err(shape()),
    };
    Ok(value)
}

/// Reads an id column.
pub(crate) fn id(bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).map_err(|_| shape())
}

fn shape() -> Error {
    Error::Refused(wire::Refused::NotCanonical)
}

fn to_json(value: &Value) -> Result<serde_json::Value> {
    Ok(match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(flag) => (*flag).into(),
        Value::Integer(number) => i64::try_from(*number).map_err(|_| shape())?.into(),
        Value::Text(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(to_json).collect::<Result<Vec<_>>>()?.into(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| Ok((key.as_text().ok_or_else(shape)?.to_owned(), to_json(value)?)))
            .collect::<Result<serde_json::Map<_, _>>>()?
            .into(),
        _ => return Err(shape()),
    })
}

fn from_json(json: serde_json::Value) -> Result<Value> {
    Ok(match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => Value::Bool(flag),
        serde_json::Value::Number(number) => Value::from(number.as_i64().ok_or_else(shape)?),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => Value::Array(items.into_iter().map(from_json).collect::<Result<_>>()?),
        serde_json::Value::Object(entries) => Value::Map(
            entries.into_iter().map(|(key, value)| Ok((Value::Text(key), from_json(value)?))).collect::<Result<_>>()?,
        ),
    })
}
