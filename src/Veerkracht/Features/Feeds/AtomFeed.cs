using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Veerkracht.Features.Feeds;

/// <summary>Something that a feed tells.</summary>
/// <param name="Id">An IRI that stays the same whatever changes in it.</param>
/// <param name="Published">UTC; <paramref name="Updated"/> too.</param>
/// <param name="Html">What it says, as HTML with whole addresses.</param>
public sealed record AtomEntry(string Id, string Title, string Url, DateTime Published, DateTime Updated, string Html)
{
    public string Summary { get; init; } = "";
    public string Author { get; init; } = "";
}

/// <summary>A feed (RFC 4287): each entry says when it was published and when it changed, and holds all that it says.</summary>
/// <param name="Self">Its own whole address; <paramref name="Page"/> is that of the page that shows the same.</param>
public sealed record AtomFeed(string Id, string Title, string Language, string Self, string Page, IReadOnlyList<AtomEntry> Entries)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>An IRI that the same words always give, wherever the site stands.</summary>
    public static string IdOf(params string[] words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("veerkracht\0" + string.Join('\0', words)))[..16];
        // A name-based UUID of RFC 9562: version 8, made of a hash of our own choice.
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    /// <param name="began">UTC: when it was last changed while nothing stands in it.</param>
    public byte[] Write(DateTime began)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, Language);
            Element(xml, "id", Id);
            Element(xml, "title", Title);
            Element(xml, "updated", Moment(Entries.Select(e => e.Updated).DefaultIfEmpty(began).Max()));
            Link(xml, "self", Self, "application/atom+xml");
            Link(xml, "alternate", Page, "text/html");
            foreach (var entry in Entries)
                Write(xml, entry);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        Element(xml, "published", Moment(entry.Published));
        Element(xml, "updated", Moment(entry.Updated));
        Link(xml, "alternate", entry.Url, "text/html");
        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", entry.Author.Length > 0 ? entry.Author : "Veerkracht");
        xml.WriteEndElement();
        if (entry.Summary.Length > 0)
            Element(xml, "summary", entry.Summary);
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Storable(entry.Html));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Storable(text));

    private static void Link(XmlWriter xml, string rel, string href, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without what XML cannot hold.</summary>
    private static string Storable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
