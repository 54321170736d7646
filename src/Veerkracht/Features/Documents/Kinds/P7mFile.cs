using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A signed file (CMS, RFC 5652) with its content inside, as bytes or as base64.</summary>
internal sealed class P7mFile() : FileKind(KindGroup.Signed, "application/pkcs7-mime", ".p7m")
{
    private const string SignedData = "1.2.840.113549.1.7.2",
        EnvelopedData = "1.2.840.113549.1.7.3";

    public override Sight Sight => Sight.AsPage;

    /// <summary>As bytes by its content, whatever its name; as base64 by its name, for a mail may hold such text.</summary>
    public override bool Recognises(SentFile file) =>
        (Extensions.Contains(file.Extension) || file.StartsWith([0x30])) && TypeOf(file) is SignedData or EnvelopedData;

    public override LocalText? Fault(SentFile file) =>
        TypeOf(file) == EnvelopedData
            ? FileFaults.Known(
                new("een versleuteld bestand", "an encrypted file"),
                new("Voeg het ondertekende bestand toe, zonder versleuteling.", "Add the signed file, without encryption.")
            )
        : Open(file) is not { } signed ? FileFaults.Incomplete
        : signed.ContentInfo.Content.Length > 0 ? null
        : FileFaults.Known(
            new("een handtekening zonder het document erbij", "a signature without its document"),
            new(
                "Voeg het bestand toe waar het document en de handtekening samen in zitten.",
                "Add the file that holds the document and its signature together."
            )
        );

    public override FileContents? ContentsOf(SentFile file) =>
        Open(file) is { } signed
            ? SignatureFacts.Of(
                signed.SignerInfos.Cast<SignerInfo>().Select(s => new SignatureFacts.Signature(s.Certificate, TimeOf(s), Holds(s))),
                []
            )
            : null;

    private static string? TypeOf(SentFile file)
    {
        try
        {
            var head = Bytes(file, 64);
            // The first object says what follows; its length is of no use here.
            ReadOnlySpan<byte> type = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];
            var at = head.AsSpan().IndexOf(type);
            return at is > 0 and < 12 ? AsnDecoder.ReadObjectIdentifier(head.AsSpan(at), AsnEncodingRules.BER, out _) : null;
        }
        catch (Exception e) when (e is AsnContentException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Bytes(SentFile file, int most)
    {
        if (file.StartsWith([0x30]))
            return file.Read(0, most);
        var text = Encoding.Latin1.GetString(file.Read(0, most == int.MaxValue ? most : most * 4));
        var body = string.Concat(text.Split('\n').Where(l => !l.StartsWith('-') && !l.Contains(':')).Select(l => l.Trim()));
        return Convert.FromBase64String(body[..(body.Length / 4 * 4)]);
    }

    private static SignedCms? Open(SentFile file)
    {
        try
        {
            var signed = new SignedCms();
            signed.Decode(Bytes(file, int.MaxValue));
            return signed.SignerInfos.Count > 0 ? signed : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or AsnContentException)
        {
            return null;
        }
    }

    private static DateTimeOffset? TimeOf(SignerInfo signer) =>
        signer
            .SignedAttributes.Cast<CryptographicAttributeObject>()
            .SelectMany(a => a.Values.Cast<AsnEncodedData>())
            .OfType<Pkcs9SigningTime>()
            .Select(t => (DateTimeOffset?)new DateTimeOffset(DateTime.SpecifyKind(t.SigningTime, DateTimeKind.Utc)))
            .FirstOrDefault();

    private static bool Holds(SignerInfo signer)
    {
        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
