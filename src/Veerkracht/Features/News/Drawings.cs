using System.Collections.Concurrent;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.News;

/// <summary>A drawing that comes with an article of the programme's files, as SVG.</summary>
public sealed record Drawing(byte[] Bytes, int Width, int Height, string Sha256);

/// <summary>
/// Drawings beside the articles of a programme ("articles/NAME.svg"). They are served as they are, so that they may only draw: no script,
/// no page in them, nothing from elsewhere.
/// </summary>
public sealed class Drawings(SiteOptions options)
{
    private readonly ConcurrentDictionary<(string Programme, string Name), Drawing?> _read = new();

    /// <summary>Null where there is none, or one that may not be shown.</summary>
    public Drawing? Find(string programme, string name) =>
        _read.GetOrAdd((programme, name), key =>
            Path.GetFileName(key.Name) == key.Name ? Read(PathOf(key.Programme, key.Name), out _) : null
        );

    private string PathOf(string programme, string name) => Path.Combine(options.Root, "programmes", programme, "articles", name);

    /// <summary>Why a drawing cannot be used; null where it can.</summary>
    public LocalText? WhyNot(string programme, string name)
    {
        Read(PathOf(programme, name), out var why);
        return why;
    }

    internal static Drawing? Read(string path, out LocalText? why)
    {
        why = new($"de tekening {Path.GetFileName(path)} is er niet", $"the drawing {Path.GetFileName(path)} is not there");
        if (!File.Exists(path))
            return null;
        try
        {
            var bytes = File.ReadAllBytes(path);
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(reader).Root!;
            var box = (root.Attribute("viewBox")?.Value ?? "").Split(' ');
            var only = root.DescendantsAndSelf().All(e => OnlyDraws(e));
            if (root.Name.LocalName == "svg" && box.Length == 4 && only)
            {
                why = null;
                int Side(string side) => (int)double.Parse(side, CultureInfo.InvariantCulture);
                return new(
                    bytes,
                    Side(box[2]),
                    Side(box[3]),
                    Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))
                );
            }
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            // Told below.
        }
        why = new(
            $"de tekening {Path.GetFileName(path)} moet een svg met een viewBox zijn, zonder script en zonder iets van elders",
            $"the drawing {Path.GetFileName(path)} must be an svg with a viewBox, without script and without anything from elsewhere"
        );
        return null;
    }

    private static bool OnlyDraws(XElement element) =>
        element.Name.LocalName is not ("script" or "foreignObject" or "style" or "image" or "a" or "animate" or "set")
        && element
            .Attributes()
            .All(a =>
                !a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                && a.Name.LocalName != "style"
                && (a.Name.LocalName != "href" || a.Value.StartsWith('#'))
                && !(a.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) && !a.Value.Contains("url(#", StringComparison.Ordinal))
            );
}
