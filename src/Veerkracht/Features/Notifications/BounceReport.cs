using System.Text.RegularExpressions;
using MimeKit;

namespace Veerkracht.Features.Notifications;

/// <summary>What a report on a mail that came back says (RFC 3464): of which mail, to whom, and whether it is for good.</summary>
/// <param name="MailId">The Message-Id that the mail had when it left, without its angle brackets.</param>
/// <param name="Person">To whom that mail was written, as its id says.</param>
/// <param name="Addresses">To which it went: what the servers say, and what the mail itself said.</param>
/// <param name="IsFinal">False where it is only late.</param>
/// <param name="Status">"5.1.1"; empty where it says none.</param>
public sealed partial record BounceReport(string MailId, Guid Person, IReadOnlySet<string> Addresses, bool IsFinal, string Status)
{
    /// <summary>Bytes: a report carries at most the mail that came back, and ours are small.</summary>
    public const int Longest = 1024 * 1024;

    /// <summary>Null where it is no report on a mail of this site: an answer of somebody away, advertising, anything.</summary>
    public static async Task<BounceReport?> Read(Stream stream, CancellationToken stop = default)
    {
        MimeMessage message;
        try
        {
            message = await MimeMessage.LoadAsync(stream, stop);
        }
        catch (FormatException)
        {
            return null;
        }
        var parts = message.BodyParts.ToList();
        var status = parts.OfType<MessageDeliveryStatus>().FirstOrDefault();
        // Whole, or its headers alone.
        var returned = parts.OfType<MessagePart>().Select(p => p.Message).FirstOrDefault(m => m?.MessageId is not null);
        if (status is null || returned?.MessageId is not { } mail || PersonIn().Match(mail) is not { Success: true } id)
            return null;
        // The first group is of the mail, each that follows of a recipient; each of our mails has one.
        if (status.StatusGroups.Skip(1).FirstOrDefault(g => g["Action"] is not null) is not { } of)
            return null;
        var addresses = new[] { of["Original-Recipient"], of["Final-Recipient"] }
            .OfType<string>()
            .Select(a => a[(a.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim(' ', '<', '>'))
            .Concat(returned.To.Mailboxes.Select(m => m.Address));
        var says = of["Status"]?.Trim() ?? "";
        var failed = string.Equals(of["Action"]!.Trim(), "failed", StringComparison.OrdinalIgnoreCase);
        return new(
            mail,
            Guid.ParseExact(id.Groups[1].Value, "n"),
            addresses.ToHashSet(StringComparer.OrdinalIgnoreCase),
            failed && (says.Length == 0 || says[0] == '5'),
            says
        );
    }

    [GeneratedRegex(@"\.([0-9a-f]{32})@[^@]+$")]
    private static partial Regex PersonIn();
}
