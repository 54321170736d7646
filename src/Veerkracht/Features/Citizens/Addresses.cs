using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace Veerkracht.Features.Citizens;

/// <summary>E-mail addresses as citizens type them, and by what their person is known.</summary>
public static class Addresses
{
    /// <summary>Characters.</summary>
    public const int Longest = 254;

    private const string Prefix = "citizen:";

    /// <summary>What was typed, trimmed; null where it is no address to which mail can be sent.</summary>
    public static string? Read(string? typed)
    {
        var address = typed?.Trim() ?? "";
        return
            address.Length is > 2 and <= Longest
            && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or '"')
            && MailAddress.TryCreate(address, out var read)
            && read.Address == address
            && read.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : null;
    }

    /// <summary>
    /// By which the person of an address is known: the same for every way of writing it, so that two requests at the same instant make one.
    /// </summary>
    public static string SubjectOf(string address) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant())));

    /// <summary>Whether somebody is known by an address alone: no provider and no organisation says who it is.</summary>
    public static bool IsCitizen(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal);
}
