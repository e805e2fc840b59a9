//! What the file says of itself as XMP: the same as its Info, that it is PDF/A-1b, its number and the hash of its content.

use super::archive::{MAKER, issued, plain};
use crate::scene::About;

/// The packet.
pub(super) fn packet(about: &About) -> String {
    let date = issued(about).format("%Y-%m-%dT%H:%M:%SZ");
    let (title, author, id) = (escaped(&about.title), escaped(&about.author), escaped(&about.id));
    let some = |text: &str, element: String| if text.is_empty() { String::new() } else { element };
    let title = some(
        &title,
        format!("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>"),
    );
    let author = some(&author, format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"));
    let subject = some(
        &id,
        format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{id}</rdf:li></rdf:Alt></dc:description>\
             <dc:identifier>{id}</dc:identifier>"
        ),
    );
    let (language, hash) = (about.language, &about.content_hash);
    let hash = some(hash, format!("<esmalte:ContentHash>{hash}</esmalte:ContentHash>"));
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
         <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{title}{author}{subject}\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>\n\
         <rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         <xmp:CreatorTool>{MAKER}</xmp:CreatorTool></rdf:Description>\n\
         <rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\
         <pdf:Producer>{MAKER}</pdf:Producer></rdf:Description>\n\
         <rdf:Description rdf:about=\"\" xmlns:esmalte=\"{NAMESPACE}\">\
         {hash}</rdf:Description>\n{SCHEMA}\n\
         </rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// Our own property, described as PDF/A wants it of any that is not in the norm (6.7.8).
const NAMESPACE: &str = "urn:esmalte:document#";
const SCHEMA: &str = "<rdf:Description rdf:about=\"\" \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>Esmalte documents</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>urn:esmalte:document#</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>esmalte</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>ContentHash</pdfaProperty:name>\
    <pdfaProperty:valueType>Text</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>SHA-256 of what the pages say and draw</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

fn escaped(text: &str) -> String {
    plain(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
