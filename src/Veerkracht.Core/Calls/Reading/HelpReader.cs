using System.Xml;
using System.Xml.Linq;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads the help of a question: a text, an example of an answer, a drawing.</summary>
internal static class HelpReader
{
    /// <summary>A drawing goes with each page that shows its question.</summary>
    public const int MostCharacters = 8000;

    public static FieldHelp Read(MapReader map)
    {
        var help = new FieldHelp(
            map.Local("help") ?? LocalText.Empty,
            map.Local("example") ?? LocalText.Empty,
            Picture(map),
            map.Local("picture_text") ?? LocalText.Empty
        );
        if (help.Picture is not null && help.PictureText.IsEmpty)
            map.Scope.Fault(
                map.At("picture"),
                "'picture' needs 'picture_text': what it shows, for who cannot see it",
                "'picture' heeft 'picture_text' nodig: wat ze toont, voor wie ze niet kan zien"
            );
        if (help.Picture is null && map.Node("picture") is null && !help.PictureText.IsEmpty)
            map.Idle("picture_text", "there is no picture", "er is geen tekening");
        return help;
    }

    private static string? Picture(MapReader map)
    {
        if (map.Scalar("picture") is not { } written)
            return null;
        if (written.Text.Length <= MostCharacters && IsDrawing(written.Text))
            return written.Text.Trim();
        map.Scope.Fault(
            written.Place,
            $"'picture' must be a drawing in SVG with a viewBox, of at most {MostCharacters} characters, without scripts and without "
                + "anything from elsewhere",
            $"'picture' moet een tekening in SVG zijn met een viewBox, van ten hoogste {MostCharacters} tekens, zonder scripts en zonder "
                + "iets van elders"
        );
        return null;
    }

    private static bool IsDrawing(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(reader).Root!;
            XNamespace svg = "http://www.w3.org/2000/svg";
            return root.Name == svg + "svg"
                && root.Attribute("viewBox") is not null
                && root.DescendantsAndSelf().All(e => e.Name.Namespace == svg && !Refused.Contains(e.Name.LocalName))
                && root.DescendantsAndSelf().Attributes().All(IsHarmless);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static readonly string[] Refused = ["script", "foreignObject", "image", "iframe", "a", "style", "use", "feImage"];

    private static bool IsHarmless(XAttribute attribute) =>
        !attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        && attribute.Name.LocalName is not ("href" or "style")
        && !attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase);
}
