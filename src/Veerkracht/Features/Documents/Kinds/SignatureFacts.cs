using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>What is told of signatures: who, when, and whether they hold, as far as that can be said without asking anybody.</summary>
internal static class SignatureFacts
{
    /// <param name="At">As the signer says it; null where it is not said.</param>
    /// <param name="Holds">That the content is what was signed.</param>
    public sealed record Signature(X509Certificate2? Signer, DateTimeOffset? At, bool Holds);

    public static FileContents Of(IEnumerable<Signature> signatures, IReadOnlyList<string> parts) =>
        new([.. signatures.Take(20).SelectMany(Told)], [.. parts.Take(FileContents.MostParts)], null);

    private static IEnumerable<FileFact> Told(Signature signature)
    {
        var name = signature.Signer?.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        yield return new(new("Ondertekend door", "Signed by"), name is { Length: > 0 } ? new(name, name) : new("niet gezegd", "not said"));
        if (signature.Signer?.GetNameInfo(X509NameType.SimpleName, forIssuer: true) is { Length: > 0 } issuer)
            yield return new(new("Certificaat van", "Certificate by"), new(issuer, issuer));
        if (signature.At is { } at)
            yield return new(new("Op, volgens de ondertekenaar", "At, as the signer says"), Same(MailFacts.WrittenTime(at)));
        yield return new(
            new("Inhoud", "Content"),
            signature.Holds
                ? new("ongewijzigd sinds de handtekening", "unchanged since it was signed")
                : new("KLOPT NIET met de handtekening", "does NOT match the signature")
        );
        if (signature.Signer is { } certificate)
            yield return new(
                new("Certificaat geldig", "Certificate valid"),
                Same($"{Day(certificate.NotBefore)} – {Day(certificate.NotAfter)}")
            );
        yield return new(
            new("Niet nagekeken", "Not checked"),
            new(
                "of het certificaat is ingetrokken en of wie het gaf erkend is: dat kan alleen met een verbinding",
                "whether the certificate was revoked and whether its issuer is recognised: that needs a connection"
            )
        );
    }

    private static LocalText Same(string text) => new(text, text);

    private static string Day(DateTime day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
