using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// A signature in XML over parts of a container and over what the signer says of it. Only the ways that these signatures use are followed;
/// no part is fetched from elsewhere, and another transformation makes that it does not hold.
/// </summary>
[SuppressMessage(
    "Security",
    "CA5350",
    Justification = "Older signatures are made with SHA-1; whether that is enough is for who reads them."
)]
internal sealed class XmlSignature(XmlElement signature, XmlNamespaceManager names)
{
    /// <param name="part">Bytes of a part of the container; null where it is not there.</param>
    public bool Holds(X509Certificate2 signer, Func<string, byte[]?> part)
    {
        if (One(signature, "d:SignedInfo") is not { } info || One(signature, "d:SignatureValue") is not { } value)
            return false;
        var references = info.SelectNodes("d:Reference", names)!.Cast<XmlElement>().ToList();
        return references.Any(r => !r.GetAttribute("URI").StartsWith('#'))
            && references.All(r => IsAsSigned(r, part))
            && Canonical(info, Way(One(info, "d:CanonicalizationMethod"))) is { } signed
            && IsSignedBy(signer, Way(One(info, "d:SignatureMethod")), signed, Convert.FromBase64String(value.InnerText));
    }

    private XmlElement? One(XmlElement above, string path) => above.SelectSingleNode(path, names) as XmlElement;

    private static string Way(XmlElement? element) => element?.GetAttribute("Algorithm") ?? "";

    private bool IsAsSigned(XmlElement reference, Func<string, byte[]?> part)
    {
        var place = reference.GetAttribute("URI");
        var ways = reference.SelectNodes("d:Transforms/d:Transform", names)!.Cast<XmlElement>().Select(Way).ToList();
        byte[]? bytes;
        if (place.StartsWith('#'))
            bytes =
                ById(place[1..]) is { } inside && ways.Count <= 1
                    ? Canonical(inside, ways.FirstOrDefault() ?? SignedXml.XmlDsigC14NTransformUrl)
                    : null;
        else
            bytes = ways.Count == 0 ? part(place) : null;
        return bytes is not null
            && Digest(Way(One(reference, "d:DigestMethod"))) is { } digest
            && One(reference, "d:DigestValue") is { } said
            && CryptographicOperations.HashData(digest, bytes).AsSpan().SequenceEqual(Convert.FromBase64String(said.InnerText));
    }

    /// <summary>Exactly one may have that name: else another could be shown than was signed.</summary>
    private XmlElement? ById(string id)
    {
        var found = signature
            .OwnerDocument.SelectNodes("//*[@Id]")!
            .Cast<XmlElement>()
            .Where(e => e.GetAttribute("Id") == id)
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static byte[]? Canonical(XmlElement element, string way)
    {
        Transform? transform = way switch
        {
            SignedXml.XmlDsigExcC14NTransformUrl => new XmlDsigExcC14NTransform(),
            SignedXml.XmlDsigC14NTransformUrl => new XmlDsigC14NTransform(),
            SignedXml.XmlDsigC14NWithCommentsTransformUrl => new XmlDsigC14NWithCommentsTransform(),
            _ => null,
        };
        if (transform is null)
            return null;
        // Alone, with the names that hold around it.
        var alone = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var copy = (XmlElement)alone.ImportNode(element, deep: true);
        alone.AppendChild(copy);
        for (var above = element.ParentNode as XmlElement; above is not null; above = above.ParentNode as XmlElement)
            foreach (var name in above.Attributes.Cast<XmlAttribute>().Where(a => a.Name == "xmlns" || a.Prefix == "xmlns"))
                if (!copy.HasAttribute(name.Name))
                    copy.SetAttribute(name.Name, name.Value);
        transform.LoadInput(alone);
        using var stream = (Stream)transform.GetOutput(typeof(Stream));
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static HashAlgorithmName? Digest(string way) =>
        way.EndsWith("sha256", StringComparison.Ordinal) ? HashAlgorithmName.SHA256
        : way.EndsWith("sha384", StringComparison.Ordinal) ? HashAlgorithmName.SHA384
        : way.EndsWith("sha512", StringComparison.Ordinal) ? HashAlgorithmName.SHA512
        : way.EndsWith("sha1", StringComparison.Ordinal) ? HashAlgorithmName.SHA1
        : null;

    private static bool IsSignedBy(X509Certificate2 signer, string way, byte[] signed, byte[] value)
    {
        if (Digest(way) is not { } digest)
            return false;
        using var rsa = signer.GetRSAPublicKey();
        if (rsa is not null)
            return rsa.VerifyData(signed, value, digest, RSASignaturePadding.Pkcs1);
        using var ecdsa = signer.GetECDsaPublicKey();
        return ecdsa is not null && ecdsa.VerifyData(signed, value, digest);
    }
}
