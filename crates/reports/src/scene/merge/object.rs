//! One object of a PDF as bytes.

use std::io::{Result, Write};

use lopdf::{Dictionary, Object};

/// Writes an object.
pub(super) fn write(to: &mut impl Write, object: &Object) -> Result<()> {
    match object {
        Object::Null => to.write_all(b"null"),
        Object::Boolean(flag) => write!(to, "{flag}"),
        Object::Integer(number) => write!(to, "{number}"),
        Object::Real(number) => write!(to, "{number}"),
        Object::Name(name) => write_name(to, name),
        // Letters and digits alone stand as they are: such a text can be looked for. Everything else has nothing to escape.
        Object::String(text, _) if text.iter().all(|byte| byte.is_ascii_alphanumeric() || b" -:.+".contains(byte)) => {
            to.write_all(b"(")?;
            to.write_all(text)?;
            to.write_all(b")")
        }
        Object::String(text, _) => {
            to.write_all(b"<")?;
            text.iter().try_for_each(|byte| write!(to, "{byte:02X}"))?;
            to.write_all(b">")
        }
        Object::Array(items) => {
            to.write_all(b"[")?;
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    to.write_all(b" ")?;
                }
                write(to, item)?;
            }
            to.write_all(b"]")
        }
        Object::Dictionary(entries) => write_entries(to, entries),
        Object::Stream(stream) => {
            write_entries(to, &stream.dict)?;
            to.write_all(b"stream\n")?;
            to.write_all(&stream.content)?;
            to.write_all(b"\nendstream")
        }
        Object::Reference((id, generation)) => write!(to, "{id} {generation} R"),
    }
}

fn write_entries(to: &mut impl Write, entries: &Dictionary) -> Result<()> {
    to.write_all(b"<<")?;
    for (key, value) in entries {
        write_name(to, key)?;
        to.write_all(b" ")?;
        write(to, value)?;
    }
    to.write_all(b">>")
}

fn write_name(to: &mut impl Write, name: &[u8]) -> Result<()> {
    to.write_all(b"/")?;
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            to.write_all(&[*byte])?;
        } else {
            write!(to, "#{byte:02X}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(object: impl Into<Object>) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes, &object.into()).expect("memory takes everything");
        String::from_utf8(bytes).expect("ours are ASCII")
    }

    #[test]
    fn every_object_is_written_so_that_it_reads_back() {
        assert_eq!(written(Object::string_literal("0190-aaaa b")), "(0190-aaaa b)");
        assert_eq!(written(Object::string_literal("a)\\")), "<61295C>");
        assert_eq!(written("A B#"), "/A#20B#23");
        let entries =
            Dictionary::from_iter([("K", Object::Array(vec![1.into(), Object::Reference((7, 0)), 0.5.into()]))]);
        assert_eq!(written(entries), "<</K [1 7 0 R 0.5]>>");
        assert_eq!(written(Object::Boolean(true)) + &written(Object::Null), "truenull");
    }
}
