using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Signed files in a container (ASiC-E, ETSI EN 319 162-1), with signatures in XAdES.</summary>
internal sealed class AsicFile() : FileKind(KindGroup.Signed, "application/vnd.etsi.asic-e+zip", ".asice", ".sce")
{
    private const int MostPart = 64 * 1024 * 1024,
        MostSignature = 1_000_000;
    private const string Xades = "http://uri.etsi.org/01903/v1.3.2#";

    public override Sight Sight => Sight.AsPage;

    public override bool Recognises(SentFile file) =>
        file.Zip is { } zip
        && (
            zip.Read("mimetype", 200) is { } said && Encoding.ASCII.GetString(said).Trim() == ContentType
            || (Extensions.Contains(file.Extension) && Signatures(zip).Any())
        );

    public override LocalText? Fault(SentFile file) =>
        file.Zip!.IsLocked ? FileFaults.Password
        : !Signatures(file.Zip).Any()
            ? FileFaults.Known(
                new("een ondertekend bestand (asice) zonder handtekening", "a signed file (asice) without a signature"),
                new("Onderteken het opnieuw, of voeg het document zelf toe.", "Sign it again, or add the document itself.")
            )
        : file.Zip.IsWhole() ? null
        : FileFaults.Damaged;

    public override FileContents? ContentsOf(SentFile file) =>
        file.Zip is { } zip
            ? SignatureFacts.Of(
                Signatures(zip).Select(n => Read(zip, n)).OfType<SignatureFacts.Signature>(),
                [.. zip.Names.Where(n => n != "mimetype" && !n.StartsWith("META-INF/", StringComparison.OrdinalIgnoreCase))]
            )
            : null;

    private static IEnumerable<string> Signatures(ZipInside zip) =>
        zip.Names.Where(n =>
            n.StartsWith("META-INF/", StringComparison.OrdinalIgnoreCase)
            && n.Contains("signatures", StringComparison.OrdinalIgnoreCase)
            && n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        );

    private static SignatureFacts.Signature? Read(ZipInside zip, string name)
    {
        if (zip.Read(name, MostSignature) is not { } bytes)
            return null;
        try
        {
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(bytes), ZipInside.Safe);
            document.Load(reader);
            var names = new XmlNamespaceManager(document.NameTable);
            names.AddNamespace("d", SignedXml.XmlDsigNamespaceUrl);
            names.AddNamespace("x", Xades);
            if (
                document.SelectSingleNode("//d:Signature", names) is not XmlElement signature
                || signature.SelectSingleNode(".//d:X509Certificate", names)?.InnerText is not { } encoded
            )
                return null;
            var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(encoded));
            var at = DateTimeOffset.TryParse(signature.SelectSingleNode(".//x:SigningTime", names)?.InnerText, null, out var time)
                ? time
                : (DateTimeOffset?)null;
            return new(
                certificate,
                at,
                new XmlSignature(signature, names).Holds(certificate, part => zip.Read(Uri.UnescapeDataString(part), MostPart))
            );
        }
        catch (Exception e) when (e is XmlException or FormatException or CryptographicException)
        {
            return null;
        }
    }
}
