using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Veerkracht.Features.Notifications;

/// <summary>Whose mail is turned off.</summary>
/// <param name="OnlyFollowed">Only what the person follows; else all that may be refused.</param>
public sealed record TurningOff(Guid Person, bool OnlyFollowed);

/// <summary>
/// The signed code in a mail by which its reader turns mail off without signing in: it says who, can do nothing else, and nobody can make
/// one.
/// </summary>
public sealed class Unsubscribing(IDataProtectionProvider protection)
{
    public const string Address = "/berichten/afmelden";

    /// <summary>The page on which who follows by mail alone removes all that is kept of them, by the same code.</summary>
    public const string Removal = "/account/weg";

    /// <summary>The page on which who follows by mail alone sees and changes that, by the same code.</summary>
    public const string Choice = "/volgen";
    private const string Followed = "f";

    private readonly IDataProtector _seal = protection.CreateProtector("Veerkracht.Unsubscribe");

    public string AddressFor(Guid person, bool onlyFollowed = false) => $"{Address}?code={CodeFor(person, onlyFollowed)}";

    /// <summary>Where the reader of a mail about what is followed chooses what that is.</summary>
    public string ChoiceFor(Guid person) => $"{Choice}?lid={CodeFor(person, onlyFollowed: true)}";

    public string CodeFor(Guid person, bool onlyFollowed) => _seal.Protect((onlyFollowed ? Followed : "") + person.ToString("n"));

    /// <summary>Null where this site did not sign it.</summary>
    public TurningOff? Read(string? code)
    {
        try
        {
            if (code is not { Length: > 0 })
                return null;
            var said = _seal.Unprotect(code);
            var followed = said.StartsWith(Followed, StringComparison.Ordinal) && said.Length > 32;
            return Guid.TryParseExact(followed ? said[1..] : said, "n", out var person) ? new(person, followed) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
