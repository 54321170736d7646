using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// The signed code in a mail by which its reader turns mail off without signing in: it says who, can do nothing else, and nobody can make
/// one.
/// </summary>
public sealed class Unsubscribing(IDataProtectionProvider protection)
{
    public const string Address = "/berichten/afmelden";

    private readonly IDataProtector _seal = protection.CreateProtector("Veerkracht.Unsubscribe");

    public string AddressFor(Guid person) => $"{Address}?code={_seal.Protect(person.ToString("n"))}";

    /// <summary>Null where this site did not sign it.</summary>
    public Guid? Read(string? code)
    {
        try
        {
            return code is { Length: > 0 } && Guid.TryParseExact(_seal.Unprotect(code), "n", out var person) ? person : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
